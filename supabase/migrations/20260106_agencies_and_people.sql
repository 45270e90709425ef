-- The tenant, its settings through time, and its people.

create table public.agencies (
  id uuid primary key default extensions.uuid_generate_v4(),
  name text not null check (char_length(name) between 2 and 100 and name = btrim(name) and private.is_line(name)),
  logo_url text check (logo_url ~ '^https://\S+$' and char_length(logo_url) <= 2048),
  timezone text not null check (private.is_iana_zone(timezone)),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  week_start smallint not null default 1 check (week_start between 1 and 7),
  locale text not null default 'en'
    check (locale ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' and char_length(locale) <= 35),
  tax_jurisdiction text check (tax_jurisdiction ~ '^[A-Z]{2}$' and tax_jurisdiction <> 'UK'),
  tax_rate numeric(7,6) not null default 0 check (tax_rate between 0 and 1),
  registration_number text check (char_length(registration_number) <= 64),
  pay_period text not null default 'monthly' check (pay_period in ('weekly', 'biweekly', 'semi_monthly', 'monthly')),
  pay_period_anchor date,
  assigned_access text not null default 'always' check (assigned_access in ('always', 'clocked_in')),
  require_mfa boolean not null default false,
  closing_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint agencies_biweekly_anchor check (pay_period <> 'biweekly' or pay_period_anchor is not null)
);

create table public.agency_billing (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null unique default private.my_agency_id() references public.agencies (id) on delete cascade,
  company_name text check (char_length(company_name) <= 200),
  address_line1 text check (char_length(address_line1) <= 200),
  address_line2 text check (char_length(address_line2) <= 200),
  city text check (char_length(city) <= 100),
  state text check (char_length(state) <= 100),
  postal_code text check (char_length(postal_code) <= 20),
  country text check (country ~ '^[A-Z]{2}$'),
  vat_number text check (char_length(vat_number) <= 32),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table public.agency_settings_history (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to > valid_from),
  timezone text not null,
  currency text not null,
  week_start smallint not null,
  tax_jurisdiction text,
  tax_rate numeric(7,6) not null,
  pay_period text not null,
  pay_period_anchor date,
  assigned_access text not null,
  require_mfa boolean not null,
  -- No foreign key: the first row is older than the founder's profile.
  changed_by uuid default private.my_id(),
  -- The transaction that wrote the row: a second change in it corrects the row instead of adding one.
  written_in xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint agency_settings_history_one_at_a_time
    exclude using gist (agency_id with =, tstzrange(valid_from, valid_to) with &&)
);

create table public.profiles (
  id uuid primary key references auth.users (id) on delete restrict,
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  username text not null,
  display_name text check (char_length(display_name) between 1 and 100 and private.is_line(display_name)),
  avatar_url text check (avatar_url ~ '^https://\S+$' and char_length(avatar_url) <= 2048),
  role text not null check (role in ('owner', 'admin', 'grandmaster', 'paladin', 'alchemist', 'ranger', 'rogue', 'smm',
    'recruiter', 'chatter')),
  timezone text check (timezone is null or private.is_iana_zone(timezone)),
  language text check (language ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' and char_length(language) <= 35),
  status text not null default 'active' check (status in ('active', 'deactivated')),
  joined_at timestamptz not null default now(),
  deactivated_at timestamptz,
  deactivated_by uuid,
  deactivation_reason text check (char_length(deactivation_reason) between 3 and 500),
  invited_by uuid,
  erased_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint profiles_agency_id_id_key unique (agency_id, id),
  -- Erasure gives such names: a person who took one could keep another from being erased.
  constraint profiles_username_check check (username ~ '^[A-Za-z0-9][A-Za-z0-9._-]{2,49}$'
    and (erased_at is not null or username !~* '^erased-')),
  constraint profiles_deactivated_since check ((status = 'deactivated') = (deactivated_at is not null)),
  constraint profiles_erased_stay_away check (erased_at is null or status = 'deactivated'),
  constraint profiles_deactivated_by_fkey foreign key (agency_id, deactivated_by)
    references public.profiles (agency_id, id) on delete set null (deactivated_by),
  constraint profiles_invited_by_fkey foreign key (agency_id, invited_by)
    references public.profiles (agency_id, id) on delete set null (invited_by)
);

create table public.profile_contacts (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  profile_id uuid not null,
  email text not null check (email = lower(email) and email ~ '^\S+@\S+$' and char_length(email) <= 320),
  phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  legal_name text check (char_length(legal_name) <= 200),
  country text check (country ~ '^[A-Z]{2}$'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint profile_contacts_agency_id_profile_id_key unique (agency_id, profile_id),
  constraint profile_contacts_profile_fkey foreign key (agency_id, profile_id)
    references public.profiles (agency_id, id) on delete cascade
);

create index agencies_closing_at_idx on public.agencies (closing_at) where closing_at is not null;
create unique index profiles_username_key on public.profiles (agency_id, lower(username));
-- The orders of GET /profiles, each within one status.
create index idx_profiles_agency on public.profiles (agency_id, status, username collate "und-x-icu", id);
create index profiles_joined_at_idx on public.profiles (agency_id, status, joined_at, id);
create index profiles_status_role_idx on public.profiles (agency_id, status, role);
create index agency_settings_history_valid_from_idx on public.agency_settings_history (agency_id, valid_from, id);
create index profiles_deactivated_by_idx on public.profiles (agency_id, deactivated_by);
create index profiles_invited_by_idx on public.profiles (agency_id, invited_by);

-- After the row, not before it: a statement that hands ownership over changes two rows, in any order.
create function private.keep_last_owner() returns trigger language plpgsql security definer set search_path = '' as
$$
begin
  -- Two owners who step down at once wait here for each other. The lock leaves new rows of the agency alone.
  perform from public.agencies a where a.id = old.agency_id for no key update;
  -- Gone: the profile goes with its agency.
  if found and not exists (
    select from public.profiles p
    where p.agency_id = old.agency_id and p.role = 'owner' and p.status = 'active') then
    raise exception sqlstate 'PT409' using message = 'last_owner';
  end if;
  return null;
end
$$;

-- Erasure is final: a later edit would store a name again. The two references may become null when the rows they name
-- are deleted; updated_at is another trigger's.
create function private.keep_erased() returns trigger language plpgsql security definer set search_path = '' as
$$
declare
  v_free constant text[] := '{deactivated_by,invited_by,updated_at}';
begin
  if to_jsonb(new) - v_free is distinct from to_jsonb(old) - v_free then
    raise exception sqlstate 'PT409' using message = 'profile_erased';
  end if;
  return new;
end
$$;

create function private.write_settings_history() returns trigger
language plpgsql security definer set search_path = '' as
$$
declare
  v_open public.agency_settings_history;
  -- The clock, not the transaction's start: the row is locked, so the later change also has the later instant.
  v_now timestamptz := case when tg_op = 'INSERT' then new.created_at else clock_timestamp() end;
begin
  select * into v_open from public.agency_settings_history h where h.agency_id = new.id and h.valid_to is null;
  if v_open.written_in = pg_current_xact_id() then
    update public.agency_settings_history h
    set timezone = new.timezone, currency = new.currency, week_start = new.week_start,
        tax_jurisdiction = new.tax_jurisdiction, tax_rate = new.tax_rate, pay_period = new.pay_period,
        pay_period_anchor = new.pay_period_anchor, assigned_access = new.assigned_access, require_mfa = new.require_mfa
    where h.id = v_open.id;
    return null;
  end if;
  v_now := greatest(v_now, v_open.valid_from + interval '1 microsecond');
  update public.agency_settings_history h set valid_to = v_now where h.id = v_open.id;
  insert into public.agency_settings_history (
    agency_id, valid_from, timezone, currency, week_start, tax_jurisdiction, tax_rate, pay_period, pay_period_anchor,
    assigned_access, require_mfa)
  values (
    new.id, v_now, new.timezone, new.currency, new.week_start, new.tax_jurisdiction, new.tax_rate, new.pay_period,
    new.pay_period_anchor, new.assigned_access, new.require_mfa);
  return null;
end
$$;

select private.install_tenant_table('public.agencies');
select private.install_tenant_table('public.agency_billing');
select private.install_tenant_table('public.agency_settings_history', p_audited => false);
select private.install_tenant_table('public.profiles');
select private.install_tenant_table('public.profile_contacts');

-- Named to run before the other triggers of the table, which ask who the caller is.
create trigger a_retake_standing after insert or delete or update of agency_id, role, status on public.profiles
  for each row execute function private.retake_standing();
create trigger forget_my_model_ids after update of assigned_access, timezone on public.agencies
  for each statement execute function private.forget_my_model_ids();
create trigger founding_settings after insert on public.agencies
  for each row execute function private.write_settings_history();
create trigger changed_settings after update on public.agencies for each row
  when ((old.timezone, old.currency, old.week_start, old.tax_jurisdiction, old.tax_rate, old.pay_period,
      old.pay_period_anchor, old.assigned_access, old.require_mfa)
    is distinct from (new.timezone, new.currency, new.week_start, new.tax_jurisdiction, new.tax_rate, new.pay_period,
      new.pay_period_anchor, new.assigned_access, new.require_mfa))
  execute function private.write_settings_history();
create trigger keep_erased before update on public.profiles for each row
  when (old.erased_at is not null) execute function private.keep_erased();
create trigger keep_last_owner_update after update on public.profiles for each row
  when (old.role = 'owner' and old.status = 'active' and (new.role <> 'owner' or new.status <> 'active'))
  execute function private.keep_last_owner();
create trigger keep_last_owner_delete after delete on public.profiles for each row
  when (old.role = 'owner' and old.status = 'active') execute function private.keep_last_owner();

grant select (id, name, logo_url, timezone, currency, week_start, locale, closing_at, created_at, updated_at)
  on public.agencies to authenticated;
grant select (id, agency_id, username, display_name, avatar_url, role, timezone, language, status, joined_at,
  created_at, updated_at) on public.profiles to authenticated;

grant select on public.agencies, public.agency_billing, public.agency_settings_history, public.profiles,
  public.profile_contacts to core_caller;
grant update (name, logo_url, timezone, currency, week_start, locale, tax_jurisdiction, tax_rate, registration_number,
  pay_period, pay_period_anchor, assigned_access, require_mfa) on public.agencies to core_caller;
grant update (company_name, address_line1, address_line2, city, state, postal_code, country, vat_number)
  on public.agency_billing to core_caller;
grant update (username, display_name, avatar_url, timezone, language) on public.profiles to core_caller;
grant update (phone, legal_name, country) on public.profile_contacts to core_caller;

create policy "Members see their agency" on public.agencies for select to authenticated, onyx_caller
  using (id = (select private.my_agency_id()));
create policy "Workers see the agency that they work for, or every one" on public.agencies for select to onyx_worker
  using ((select private.worker_agency_id()) is null or id = (select private.worker_agency_id()));
create policy "Editors of settings change their agency" on public.agencies for update to core_caller
  using (id = (select private.my_agency_id()) and (select private.has_permission('edit_agency_settings')))
  with check (id = (select private.my_agency_id()) and (select private.has_permission('edit_agency_settings')));

create policy "Viewers of settings see billing" on public.agency_billing for select to onyx_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('view_agency_settings')));
create policy "Editors of settings change billing" on public.agency_billing for update to core_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('edit_agency_settings')))
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('edit_agency_settings')));

create policy "Viewers of settings see their history" on public.agency_settings_history for select to onyx_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('view_agency_settings')));

create policy "Members see their colleagues" on public.profiles for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id()));
create policy "Workers see the people that they work for, or all" on public.profiles for select to onyx_worker
  using ((select private.worker_agency_id()) is null or agency_id = (select private.worker_agency_id()));
create policy "People edit themselves, managers those of lower rank" on public.profiles for update to core_caller
  using (agency_id = (select private.my_agency_id()) and (id = (select private.my_id())
    or (select private.has_permission('manage_team'))
      and ((select private.my_role()) = 'owner' or private.role_rank(role) < (select private.my_rank()))))
  with check (agency_id = (select private.my_agency_id()) and (id = (select private.my_id())
    or (select private.has_permission('manage_team'))
      and ((select private.my_role()) = 'owner' or private.role_rank(role) < (select private.my_rank()))));

create policy "People see their own contact, team and payroll see all" on public.profile_contacts
  for select to onyx_caller
  using (agency_id = (select private.my_agency_id()) and (profile_id = (select private.my_id())
    or (select private.has_permission('view_team_management')) or (select private.has_permission('view_payroll'))));
create policy "People edit their own contact" on public.profile_contacts for update to core_caller
  using (agency_id = (select private.my_agency_id()) and profile_id = (select private.my_id()))
  with check (agency_id = (select private.my_agency_id()) and profile_id = (select private.my_id()));

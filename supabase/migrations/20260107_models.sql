-- The creators an agency manages: their public data, their private file, their accounts and their share of revenue.

create table public.models (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 100 and name = btrim(name) and private.is_line(name)),
  avatar_url text check (avatar_url ~ '^https://\S+$' and char_length(avatar_url) <= 2048),
  banner_url text check (banner_url ~ '^https://\S+$' and char_length(banner_url) <= 2048),
  bio text check (char_length(bio) <= 2000),
  timezone text check (timezone is null or private.is_iana_zone(timezone)),
  language text not null default 'en'
    check (language ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' and char_length(language) <= 35),
  tags text[] not null default '{}' check (private.are_tags(tags, 20)),
  boundaries text check (char_length(boundaries) <= 4000),
  handover_notes text check (char_length(handover_notes) <= 4000),
  status text not null default 'onboarding' check (status in ('onboarding', 'active', 'paused', 'archived')),
  joined_on date,
  left_on date constraint models_left_on_check check (left_on >= joined_on),
  manager_id uuid,
  agency_split_percentage numeric(5,2) not null default 50 check (agency_split_percentage between 0 and 100),
  archived_at timestamptz,
  created_by uuid default private.my_id(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint models_agency_id_id_key unique (agency_id, id),
  constraint models_archived_since check ((status = 'archived') = (archived_at is not null)),
  constraint models_manager_fkey foreign key (agency_id, manager_id)
    references public.profiles (agency_id, id) on delete set null (manager_id),
  constraint models_created_by_fkey foreign key (agency_id, created_by)
    references public.profiles (agency_id, id) on delete set null (created_by)
);

create table public.model_private (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  model_id uuid not null,
  legal_name text check (char_length(legal_name) <= 200),
  birth_date date check (birth_date <= current_date - interval '18 years'),
  email text check (email ~ '^\S+@\S+$' and char_length(email) <= 320),
  phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  country text check (country ~ '^[A-Z]{2}$'),
  notes text check (char_length(notes) <= 4000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint model_private_agency_id_model_id_key unique (agency_id, model_id),
  constraint model_private_model_fkey foreign key (agency_id, model_id)
    references public.models (agency_id, id) on delete cascade
);

create table public.model_accounts (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  model_id uuid not null,
  platform text not null check (platform in ('fanvue', 'onlyfans', 'fansly', 'manyvids', 'patreon', 'instagram',
    'tiktok', 'x', 'youtube', 'facebook', 'threads', 'snapchat', 'reddit', 'twitch', 'telegram', 'other')),
  external_id text check (char_length(external_id) between 1 and 128),
  username text not null check (char_length(username) between 1 and 64 and username !~ '^@' and username !~ '\s'),
  url text check (url ~ '^https://\S+$' and char_length(url) <= 2048),
  is_primary boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint model_accounts_model_fkey foreign key (agency_id, model_id)
    references public.models (agency_id, id) on delete cascade
);

create table public.model_terms (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  model_id uuid not null,
  revenue_type text not null check (revenue_type in ('subscription', 'tip', 'message', 'ppv', 'post', 'stream',
    'referral', 'other', 'any')),
  basis text not null check (basis in ('gross', 'net')),
  agency_rate numeric(7,6) not null check (agency_rate between 0 and 1),
  valid_from date not null,
  valid_to date constraint model_terms_valid_to_check check (valid_to > valid_from),
  notes text check (char_length(notes) <= 2000),
  created_by uuid default private.my_id(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint model_terms_model_fkey foreign key (agency_id, model_id)
    references public.models (agency_id, id) on delete cascade,
  constraint model_terms_created_by_fkey foreign key (agency_id, created_by)
    references public.profiles (agency_id, id) on delete set null (created_by),
  constraint model_terms_overlap exclude using gist (
    agency_id with =, model_id with =, revenue_type with =, daterange(valid_from, valid_to) with &&)
);

create unique index models_name_key on public.models (agency_id, lower(name)) where status <> 'archived';
-- The default order of GET /models; with a status, the next one.
create index idx_models_agency on public.models (agency_id, name, id) where archived_at is null;
create index models_status_name_idx on public.models (agency_id, status, name, id);
create index models_created_at_idx on public.models (agency_id, created_at, id);
create index models_manager_id_idx on public.models (agency_id, manager_id);
create index models_created_by_idx on public.models (agency_id, created_by);
create unique index model_accounts_external_id_key on public.model_accounts (agency_id, platform, external_id)
  where external_id is not null;
create unique index model_accounts_username_key on public.model_accounts (agency_id, platform, lower(username));
create unique index model_accounts_primary_key on public.model_accounts (agency_id, model_id, platform)
  where is_primary;
create index model_accounts_model_id_idx on public.model_accounts (agency_id, model_id, platform, username, id);
create index model_terms_model_id_idx on public.model_terms (agency_id, model_id, valid_from, id);
create index model_terms_created_by_idx on public.model_terms (agency_id, created_by);

-- A term that is or was in force has been counted with: it can be ended or explained, not rewritten.
create function private.freeze_term_in_force() returns trigger
language plpgsql security definer set search_path = '' as
$$
declare
  v_today constant date := private.agency_day(old.agency_id);
begin
  -- A term goes with its agency or its model, whatever its dates.
  if v_today is null or tg_op = 'DELETE' and not exists (select from public.models m where m.id = old.model_id) then
    return coalesce(new, old);
  end if;
  if tg_op = 'UPDATE' then
    if old.valid_from > v_today
      or (to_jsonb(new) - '{notes,valid_to,updated_at,created_by}'::text[]
          = to_jsonb(old) - '{notes,valid_to,updated_at,created_by}'::text[]
        and (new.valid_to is not distinct from old.valid_to
          or coalesce(new.valid_to, 'infinity') >= v_today and coalesce(old.valid_to, 'infinity') >= v_today)) then
      return new;
    end if;
  elsif old.valid_from > v_today then
    return old;
  end if;
  raise exception sqlstate 'PT409' using message = 'term_in_force';
end
$$;

-- A start in the past is for the first term of its type, which may tell how it has always been. Of two that would be first
-- at once one is, since both wait for the model.
create function private.guard_term_start() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  if tg_op = 'UPDATE' and new.valid_from = old.valid_from or new.valid_from >= private.agency_day(new.agency_id) then
    return new;
  end if;
  perform from public.models m where m.id = new.model_id and m.agency_id = new.agency_id for no key update;
  if exists (
    select from public.model_terms t
    where t.agency_id = new.agency_id and t.model_id = new.model_id and t.revenue_type = new.revenue_type
      and t.id <> new.id) then
    raise exception sqlstate 'PT422' using message = 'starts_in_the_past', column = 'valid_from';
  end if;
  return new;
end
$$;

create trigger guard_term_start before insert or update on public.model_terms
  for each row when (current_user = 'core_caller') execute function private.guard_term_start();
create trigger freeze_term_in_force before update or delete on public.model_terms
  for each row execute function private.freeze_term_in_force();
select private.install_tenant_table('public.models');
select private.install_tenant_table('public.model_private',
  p_redacted => array['legal_name', 'birth_date', 'email', 'phone', 'country', 'notes']);
select private.install_tenant_table('public.model_accounts');
select private.install_tenant_table('public.model_terms');

grant select (id, agency_id, name, avatar_url, banner_url, bio, timezone, language, tags, boundaries, handover_notes,
  status, joined_on, left_on, manager_id, archived_at, created_by, created_at, updated_at)
  on public.models to authenticated;
grant select on public.model_accounts to authenticated;

grant select, delete on public.models, public.model_private, public.model_accounts, public.model_terms to core_caller;
grant
  insert (name, avatar_url, banner_url, bio, timezone, language, tags, boundaries, handover_notes, joined_on, left_on,
    manager_id, agency_split_percentage),
  update (name, avatar_url, banner_url, bio, timezone, language, tags, boundaries, handover_notes, joined_on, left_on,
    manager_id, agency_split_percentage)
  on public.models to core_caller;
grant
  insert (model_id, legal_name, birth_date, email, phone, country, notes),
  update (legal_name, birth_date, email, phone, country, notes)
  on public.model_private to core_caller;
grant
  insert (model_id, platform, external_id, username, url, is_primary),
  update (platform, external_id, username, url, is_primary)
  on public.model_accounts to core_caller;
grant
  insert (model_id, revenue_type, basis, agency_rate, valid_from, valid_to, notes),
  update (revenue_type, basis, agency_rate, valid_from, valid_to, notes)
  on public.model_terms to core_caller;

create policy "Members see the models in their scope" on public.models for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id())
    and ((select private.has_permission('view_all_models'))
      or id = any ((select private.my_model_ids())::uuid[])));
create policy "Workers see the models that they work for, or all" on public.models for select to onyx_worker
  using ((select private.worker_agency_id()) is null or agency_id = (select private.worker_agency_id()));
create policy "Managers of models add models" on public.models for insert to core_caller
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_models')));
create policy "Managers of models change models" on public.models for update to core_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_models'))
    and ((select private.has_permission('view_all_models'))
      or id = any ((select private.my_model_ids())::uuid[])))
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_models'))
    and ((select private.has_permission('view_all_models'))
      or id = any ((select private.my_model_ids())::uuid[])));
create policy "Managers of models delete models" on public.models for delete to core_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_models'))
    and ((select private.has_permission('view_all_models'))
      or id = any ((select private.my_model_ids())::uuid[])));

create policy "The trusted see private files" on public.model_private for select to onyx_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('view_model_private'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])));
create policy "The trusted add private files" on public.model_private for insert to core_caller
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('view_model_private'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])));
create policy "The trusted change private files" on public.model_private for update to core_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('view_model_private'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])))
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('view_model_private'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])));
create policy "The trusted delete private files" on public.model_private for delete to core_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('view_model_private'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])));

create policy "Members see the accounts of models in their scope" on public.model_accounts
  for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id())
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])));
create policy "Managers of models add accounts" on public.model_accounts for insert to core_caller
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_models'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])));
create policy "Managers of models change accounts" on public.model_accounts for update to core_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_models'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])))
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_models'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])));
create policy "Managers of models delete accounts" on public.model_accounts for delete to core_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_models'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])));

create policy "Viewers of terms see them" on public.model_terms for select to onyx_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('view_model_terms'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])));
create policy "Managers of terms add terms" on public.model_terms for insert to core_caller
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_model_terms'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])));
create policy "Managers of terms change terms" on public.model_terms for update to core_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_model_terms'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])))
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_model_terms'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])));
create policy "Managers of terms delete terms" on public.model_terms for delete to core_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_model_terms'))
    and ((select private.has_permission('view_all_models'))
      or model_id = any ((select private.my_model_ids())::uuid[])));

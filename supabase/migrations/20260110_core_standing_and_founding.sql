-- Where a person stands, and the two ways into an agency: founding one and accepting an invitation.

-- Everything that GET /me answers, in one round trip.
create function core.my_standing() returns jsonb
language plpgsql stable security definer set search_path = '' set timezone = 'UTC' as
$$
declare
  v_me public.profiles;
  v_agency public.agencies;
  v_contact public.profile_contacts;
  v_aal2 boolean := coalesce(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'aal' = 'aal2', false);
  v_permissions text[];
  v_sees_all boolean;
begin
  select * into v_me from public.profiles p where p.id = private.my_id();
  if v_me.status is distinct from 'active' then
    return jsonb_build_object(
      'standing', coalesce(v_me.status, 'none'), 'profile', null, 'contact', null, 'agency', null, 'role', null,
      'rank', null, 'permissions', '[]'::jsonb, 'model_scope', null, 'model_ids', '[]'::jsonb,
      'mfa', jsonb_build_object('required', false, 'satisfied', v_aal2));
  end if;
  select * into v_agency from public.agencies a where a.id = v_me.agency_id;
  select * into v_contact from public.profile_contacts c where c.profile_id = v_me.id and c.agency_id = v_me.agency_id;
  v_permissions := string_to_array(btrim((private.find_standing()).permissions), ' ');
  v_sees_all := 'view_all_models' = any (v_permissions);
  return jsonb_build_object(
    'standing', 'active',
    'profile', to_jsonb(v_me) - '{deactivated_at,deactivated_by,deactivation_reason,erased_at}'::text[],
    'contact', jsonb_build_object('email', v_contact.email, 'phone', v_contact.phone,
      'legal_name', v_contact.legal_name, 'country', v_contact.country),
    'agency', to_jsonb(v_agency) - '{tax_jurisdiction,tax_rate,registration_number,require_mfa}'::text[],
    'role', v_me.role,
    'rank', private.role_rank(v_me.role),
    'permissions', v_permissions,
    'model_scope', case when v_sees_all then 'all' else 'assigned' end,
    'model_ids', case when v_sees_all then '[]'::jsonb else to_jsonb(private.my_model_ids()) end,
    'mfa', jsonb_build_object('required', v_agency.require_mfa, 'satisfied', v_aal2));
end
$$;

-- The address is Supabase Auth's to change: the contact follows the verified token and no client writes it.
create function core.store_my_email() returns void
language plpgsql security definer set search_path = '' as
$$
declare
  v_email text := lower(nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email', ''));
begin
  update public.profile_contacts c set email = v_email
  where c.profile_id = private.my_id() and c.agency_id = private.my_agency_id() and c.email <> v_email;
end
$$;

create function core.found_agency(
  p_name text, p_timezone text, p_currency text, p_week_start integer, p_locale text, p_username text,
  p_display_name text default null) returns public.agencies
language plpgsql security definer set search_path = '' as
$$
declare
  v_me uuid := private.my_id();
  v_email text := lower(nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email', ''));
  v_agency public.agencies;
begin
  if not exists (select from auth.users u where u.id = v_me and not u.is_anonymous and u.deleted_at is null) then
    raise exception sqlstate 'PT403' using message = 'forbidden';
  end if;
  if exists (select from public.profiles p where p.id = v_me) then
    raise exception sqlstate 'PT409' using message = 'already_member';
  end if;
  if v_email is null then
    raise exception sqlstate 'PT422' using message = 'email_required';
  end if;
  insert into public.agencies (name, timezone, currency, week_start, locale)
  values (p_name, p_timezone, p_currency, coalesce(p_week_start, 1), coalesce(p_locale, 'en'))
  returning * into v_agency;
  perform core.add_member(v_me, v_agency.id, 'owner', p_username, v_email, p_display_name => p_display_name);
  insert into public.agency_billing (agency_id) values (v_agency.id);
  perform core.emit('agency.created', v_agency.id, v_agency.id, jsonb_build_object(
    'agency_id', v_agency.id, 'owner_id', v_me, 'timezone', v_agency.timezone, 'currency', v_agency.currency,
    'week_start', v_agency.week_start));
  perform core.emit('profile.joined', v_me, v_agency.id, jsonb_build_object(
    'profile_id', v_me, 'role', 'owner', 'invited_by', null, 'invitation_id', null));
  return v_agency;
end
$$;

-- The claimed invitation names person, agency, role and inviter; nothing here is taken from a request. No role
-- may execute this: academy's function that claims the invitation will, with its owner's rights.
create function core.join_agency(
  p_user_id uuid, p_agency_id uuid, p_role text, p_username text, p_email text, p_invited_by uuid,
  p_invitation_id uuid default null, p_display_name text default null, p_timezone text default null) returns uuid
language plpgsql security definer set search_path = '' as
$$
begin
  if private.my_id() is distinct from p_user_id then
    raise exception sqlstate 'PT403' using message = 'forbidden';
  end if;
  if not exists (
    select from auth.users u
    where u.id = p_user_id and not u.is_anonymous and u.deleted_at is null and u.email_confirmed_at is not null
      and lower(u.email) = lower(p_email)) then
    raise exception sqlstate 'PT403' using message = 'other_address';
  end if;
  if exists (select from public.profiles p where p.id = p_user_id) then
    raise exception sqlstate 'PT409' using message = 'already_member';
  end if;
  -- Locked so that closing the agency and demoting the inviter wait for this, or this for them.
  perform from public.agencies a where a.id = p_agency_id and a.closing_at is null for share;
  if not found then
    raise exception sqlstate 'PT409' using message = 'agency_closing';
  end if;
  perform from public.profiles p
  where p.id = p_invited_by and p.agency_id = p_agency_id and p.status = 'active'
    and private.role_has_permission(p.role, 'manage_invitations')
    and private.role_rank(p.role) >= private.role_rank(p_role)
  for share;
  if not found then
    raise exception sqlstate 'PT403' using message = 'inviter_lost_rights';
  end if;
  perform core.add_member(p_user_id, p_agency_id, p_role, p_username, lower(p_email), p_invited_by, p_display_name,
    p_timezone);
  perform core.emit('profile.joined', p_user_id, p_agency_id, jsonb_build_object(
    'profile_id', p_user_id, 'role', p_role, 'invited_by', p_invited_by, 'invitation_id', p_invitation_id));
  return p_user_id;
end
$$;

create function core.add_member(
  p_user_id uuid, p_agency_id uuid, p_role text, p_username text, p_email text, p_invited_by uuid default null,
  p_display_name text default null, p_timezone text default null) returns void
language plpgsql security definer set search_path = '' as
$$
begin
  -- The primary key decides a race of two foundings or acceptances by one person: the second waits for the first.
  insert into public.profiles (id, agency_id, username, display_name, role, timezone, invited_by)
  values (p_user_id, p_agency_id, p_username, p_display_name, p_role, p_timezone, p_invited_by)
  on conflict (id) do nothing;
  if not found then
    raise exception sqlstate 'PT409' using message = 'already_member';
  end if;
  insert into public.profile_contacts (agency_id, profile_id, email) values (p_agency_id, p_user_id, p_email);
end
$$;

grant execute on function private.require_permission(text) to onyx_caller;
grant execute on function
  core.my_standing(), core.store_my_email(), core.found_agency(text, text, text, integer, text, text, text)
  to core_caller;

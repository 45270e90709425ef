-- Who is asking and what they may do. Policies of every service call these, each wrapped in a select so that it runs
-- once per statement. They read profiles and models past RLS: a policy of those tables that did so would recurse.
-- A service takes the caller's standing once per transaction (take_standing); where nothing was taken, as through the Data
-- API and in psql, each helper looks it up itself.

-- Found by primary keys only, since a join of these small tables costs more than all look-ups together.
create type private.standing as (
  signed_out boolean,
  agency_id uuid,
  role text,
  permissions text,
  permissions_with_second_factor text,
  outranks text
);

create function private.find_standing() returns private.standing
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_claims constant jsonb := auth.jwt();
  v_me constant uuid := v_claims ->> 'sub';
  v_session constant uuid := v_claims ->> 'session_id';
  v_requires_second_factor boolean;
  v_found private.standing;
begin
  v_found.permissions := ' ';
  v_found.permissions_with_second_factor := ' ';
  v_found.outranks := ' ';
  -- Tokens outlive a sign-out by up to an hour; the session does not.
  v_found.signed_out := v_session is not null and not exists (
    select from auth.sessions s
    where s.id = v_session and s.user_id = v_me and (s.not_after is null or s.not_after > now()));
  if v_me is null or v_found.signed_out then
    return v_found;
  end if;
  select p.agency_id, p.role into v_found.agency_id, v_found.role
  from public.profiles p where p.id = v_me and p.status = 'active';
  if not found then
    return v_found;
  end if;
  select a.require_mfa into v_requires_second_factor from public.agencies a where a.id = v_found.agency_id;
  select
    r.permissions, r.outranks,
    case when v_requires_second_factor and v_claims ->> 'aal' is distinct from 'aal2'
      then r.permissions_without_second_factor else r.permissions end
  into v_found.permissions_with_second_factor, v_found.outranks, v_found.permissions
  from private.roles r where r.name = v_found.role;
  return v_found;
end
$$;

-- The first thing of a request's transaction: leaves the caller's standing in settings that end with it, where the helpers
-- below find it. Answers the caller's id, agency, role, permissions, permissions with a second factor, and outranked roles.
create function private.take_standing() returns text[]
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_found constant private.standing := private.find_standing();
  v_settings text;
begin
  if v_found.signed_out then
    raise exception sqlstate 'PT401' using message = 'session_ended';
  end if;
  -- One expression: plpgsql evaluates it without a query, which five statements would each need.
  v_settings := set_config('onyx.caller_id', coalesce(auth.uid()::text, ''), true)
    || set_config('onyx.caller_agency_id', coalesce(v_found.agency_id::text, 'none'), true)
    || set_config('onyx.caller_role', coalesce(v_found.role, 'none'), true)
    || set_config('onyx.caller_permissions', v_found.permissions, true)
    || set_config('onyx.caller_model_ids', '', true);
  return array[
    auth.uid()::text, v_found.agency_id::text, v_found.role, v_found.permissions,
    v_found.permissions_with_second_factor, v_found.outranks];
end
$$;

create function private.standing_is_taken() returns boolean language plpgsql stable set search_path = '' as
$$
begin
  return current_setting('onyx.caller_permissions', true) <> '';
end
$$;

create function private.my_id() returns uuid language plpgsql stable security definer set search_path = '' as
$$
begin
  return coalesce(nullif(current_setting('onyx.caller_id', true), '')::uuid, auth.uid());
end
$$;

create function private.my_agency_id() returns uuid language plpgsql stable security definer set search_path = '' as
$$
declare
  v_taken constant text := current_setting('onyx.caller_agency_id', true);
begin
  if v_taken <> '' then
    return nullif(v_taken, 'none')::uuid;
  end if;
  return (private.find_standing()).agency_id;
end
$$;

create function private.my_role() returns text language plpgsql stable security definer set search_path = '' as
$$
declare
  v_taken constant text := current_setting('onyx.caller_role', true);
begin
  if v_taken <> '' then
    return nullif(v_taken, 'none');
  end if;
  return (private.find_standing()).role;
end
$$;

create function private.my_rank() returns integer language plpgsql stable security definer set search_path = '' as
$$
begin
  return private.role_rank(private.my_role());
end
$$;

create function private.has_permission(p_permission text) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_permissions text := current_setting('onyx.caller_permissions', true);
begin
  if v_permissions = '' or v_permissions is null then
    v_permissions := (private.find_standing()).permissions;
  end if;
  return strpos(v_permissions, ' ' || p_permission || ' ') > 0;
end
$$;

-- Whether a person may, in this session: for anybody but the caller the second factor is the caller's own.
create function private.permission_of(p_profile uuid, p_permission text) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return coalesce((
    select not r.sensitive
        or auth.jwt() ->> 'aal' = 'aal2'
        or not (select a.require_mfa from public.agencies a where a.id = p.agency_id)
    from public.profiles p
    join private.role_permissions rp on rp.role = p.role and rp.permission = p_permission
    join private.permissions r on r.name = rp.permission
    where p.id = p_profile and p.status = 'active'), false);
end
$$;

-- There are no assignments yet; the migration that makes them replaces these two bodies. The first is of
-- assignments alone, the second of those that give access now.
create function private.assigned_model_ids_of(p_profile uuid) returns uuid[]
language plpgsql stable security definer set search_path = '' as
$$
begin
  return '{}';
end
$$;

create function private.model_ids_of(p_profile uuid) returns uuid[]
language plpgsql stable security definer set search_path = '' as
$$
begin
  return '{}';
end
$$;

-- No time is recorded yet; the migration that records it replaces this body.
create function private.is_clocked_in(p_agency uuid, p_profile uuid) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return false;
end
$$;

-- Looked up at first use, and kept for the rest of a transaction whose standing was taken.
create function private.my_model_ids() returns uuid[] language plpgsql stable security definer set search_path = '' as
$$
declare
  v_kept constant text := current_setting('onyx.caller_model_ids', true);
  v_found uuid[];
begin
  if v_kept <> '' then
    return v_kept::uuid[];
  end if;
  v_found := coalesce(private.model_ids_of(private.my_id()), '{}');
  if private.standing_is_taken() then
    perform set_config('onyx.caller_model_ids', v_found::text, true);
  end if;
  return v_found;
end
$$;

-- For tables of which rows give or take models: what was kept of them is looked up again.
create function private.forget_my_model_ids() returns trigger language plpgsql set search_path = '' as
$$
begin
  perform set_config('onyx.caller_model_ids', '', true);
  return null;
end
$$;

-- For tables that standing is found in: a transaction that changes its own caller's standing goes on with the new one.
create function private.retake_standing() returns trigger language plpgsql security definer set search_path = '' as
$$
begin
  if private.standing_is_taken() then
    perform private.take_standing();
  end if;
  return null;
end
$$;

create function private.can_see_model(p_model uuid) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return p_model is null
    or exists (select from public.models m where m.id = p_model and m.agency_id = private.my_agency_id())
      and (private.has_permission('view_all_models') or p_model = any (private.my_model_ids()));
end
$$;

-- An unknown role has rank 0, as a caller without an agency has: neither counts as a low rank.
create function private.can_grant_role(p_role text) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return private.role_rank(p_role) between 1 and private.my_rank();
end
$$;

create function private.is_active_member(p_profile uuid) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return exists (
    select from public.profiles p
    where p.id = p_profile and p.status = 'active' and p.agency_id = private.my_agency_id());
end
$$;

-- The calendar date of an instant where the agency is.
create function private.agency_day(p_agency_id uuid, p_at timestamptz default now()) returns date
language plpgsql stable security definer set search_path = '' as
$$
begin
  return (select (p_at at time zone a.timezone)::date from public.agencies a where a.id = p_agency_id);
end
$$;

create function private.my_timezone() returns text language plpgsql stable security definer set search_path = '' as
$$
begin
  return (select a.timezone from public.agencies a where a.id = private.my_agency_id());
end
$$;

create function private.my_today() returns date language plpgsql stable security definer set search_path = '' as
$$
begin
  return (now() at time zone private.my_timezone())::date;
end
$$;

-- Refusals of functions. Policies refuse a write without its permission as well, but without a code that tells the caller
-- whether a second factor or another role is needed.
create function private.require_permission(p_permission text) returns void
language plpgsql stable security definer set search_path = '' as
$$
begin
  if private.has_permission(p_permission) then
    return;
  end if;
  raise exception sqlstate 'PT403' using
    message =
      case when private.role_has_permission(private.my_role(), p_permission) then 'mfa_required' else 'forbidden' end,
    detail = jsonb_build_object('permission', p_permission);
end
$$;

-- Refuses without a reason of 3 to 500 characters; the audit trail will keep it. Contracts and columns say the same.
create function private.require_reason(p_reason text) returns void
language plpgsql volatile set search_path = '' as
$$
begin
  if char_length(coalesce(btrim(p_reason), '')) not between 3 and 500 then
    raise exception sqlstate 'PT400' using message = 'reason_required', column = 'reason';
  end if;
  perform set_config('onyx.reason', p_reason, true);
end
$$;

-- Refuses if what the caller asked for was not found among what the caller may see.
create function private.require_found(p_found boolean) returns void
language plpgsql stable set search_path = '' as
$$
begin
  if p_found is not true then
    raise exception sqlstate 'PT404' using message = 'not_found';
  end if;
end
$$;

-- For decisions that people may not take about their own records.
create function private.require_not_own(p_person uuid) returns void
language plpgsql stable security definer set search_path = '' as
$$
begin
  if p_person = private.my_id() then
    raise exception sqlstate 'PT403' using message = 'own_record';
  end if;
end
$$;

-- For what only the person of a record may do.
create function private.require_own(p_person uuid) returns void
language plpgsql stable security definer set search_path = '' as
$$
begin
  if p_person <> private.my_id() then
    raise exception sqlstate 'PT403' using message = 'forbidden';
  end if;
end
$$;

-- Refuses a verb that a record in this status does not allow.
create function private.require_status(p_status text, variadic p_allowed text[]) returns void
language plpgsql stable set search_path = '' as
$$
begin
  if p_status <> all (p_allowed) then
    raise exception sqlstate 'PT409' using message = 'invalid_transition';
  end if;
end
$$;

grant execute on function private.take_standing() to onyx_caller;
grant execute on function
  private.my_id(), private.my_agency_id(), private.my_role(), private.my_rank(), private.has_permission(text),
  private.my_model_ids(), private.can_see_model(uuid), private.can_grant_role(text), private.is_active_member(uuid),
  private.my_timezone(), private.my_today()
  to authenticated, onyx_caller;

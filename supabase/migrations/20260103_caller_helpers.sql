-- Who is asking and what they may do. Policies of every service call these, each wrapped in a select so that it runs
-- once per statement. They read profiles and models past RLS: a policy of those tables that did so would recurse.
-- The claims go into a variable first, since a scan would parse them again for every row.

create function private.my_id() returns uuid language plpgsql stable security definer set search_path = '' as
$$
begin
  return auth.uid();
end
$$;

create function private.my_agency_id() returns uuid language plpgsql stable security definer set search_path = '' as
$$
declare
  v_me constant uuid := auth.uid();
begin
  return (select p.agency_id from public.profiles p where p.id = v_me and p.status = 'active');
end
$$;

create function private.my_role() returns text language plpgsql stable security definer set search_path = '' as
$$
declare
  v_me constant uuid := auth.uid();
begin
  return (select p.role from public.profiles p where p.id = v_me and p.status = 'active');
end
$$;

create function private.my_rank() returns integer language plpgsql stable security definer set search_path = '' as
$$
declare
  v_me constant uuid := auth.uid();
begin
  return coalesce((
    select r.rank from public.profiles p join private.roles r on r.name = p.role
    where p.id = v_me and p.status = 'active'), 0);
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

create function private.has_permission(p_permission text) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return private.permission_of(auth.uid(), p_permission);
end
$$;

-- Until assignments exist nobody has any; the migration that makes them replaces these two bodies. The first is of
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

-- Until time is recorded nobody is at work; the migration that records it replaces this body.
create function private.is_clocked_in(p_agency uuid, p_profile uuid) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return false;
end
$$;

create function private.my_model_ids() returns uuid[] language plpgsql stable security definer set search_path = '' as
$$
begin
  return coalesce(private.model_ids_of(auth.uid()), '{}');
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

-- An unknown role has rank 0 and so has nobody: neither may pass for a rank that is low enough.
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

revoke execute on function
  private.my_id(), private.my_agency_id(), private.my_role(), private.my_rank(), private.permission_of(uuid, text),
  private.has_permission(text), private.assigned_model_ids_of(uuid), private.model_ids_of(uuid),
  private.is_clocked_in(uuid, uuid), private.my_model_ids(),
  private.can_see_model(uuid), private.can_grant_role(text), private.is_active_member(uuid), private.my_timezone(),
  private.my_today()
  from public;
grant execute on function
  private.my_id(), private.my_agency_id(), private.my_role(), private.my_rank(), private.has_permission(text),
  private.my_model_ids(), private.can_see_model(uuid), private.can_grant_role(text), private.is_active_member(uuid),
  private.my_timezone(), private.my_today()
  to authenticated, onyx_caller;

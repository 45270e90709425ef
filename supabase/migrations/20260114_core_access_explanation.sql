-- Why may this person do that, or why not: the checks of the policies, in their order, up to the first that fails.

create function core.explain_access(p_profile uuid, p_permission text, p_model uuid default null) returns jsonb
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_self boolean := p_profile = private.my_id();
  v_member public.profiles;
  v_agency public.agencies;
  v_sensitive boolean;
  v_checks jsonb := '[]';
  v_reason text;
begin
  select p.sensitive into v_sensitive from private.permissions p where p.name = p_permission;
  if not found then
    raise exception sqlstate 'PT400' using message = 'unknown_permission';
  end if;
  select * into v_member from public.profiles p
  where p.id = p_profile and (v_self or p.agency_id = private.my_agency_id());
  if not found and v_self is not true then
    raise exception sqlstate 'PT404' using message = 'not_found';
  end if;
  if not v_self then
    perform private.require_permission('view_team_management');
  end if;
  v_checks := v_checks || core.access_check('active_member', coalesce(v_member.status = 'active', false));
  if v_member.status is distinct from 'active' then
    return core.access_answer(case when v_member.id is null then 'no_profile' else 'deactivated' end, v_checks);
  end if;
  select * into v_agency from public.agencies a where a.id = v_member.agency_id;
  if p_model is not null and not exists (
    select from public.models m where m.id = p_model and m.agency_id = v_agency.id) then
    raise exception sqlstate 'PT404' using message = 'not_found';
  end if;

  v_checks := v_checks || core.access_check('role_has_permission',
    private.role_has_permission(v_member.role, p_permission),
    jsonb_build_object('role', v_member.role, 'roles_with_it', array(
      select r.name from private.role_permissions rp join private.roles r on r.name = rp.role
      where rp.permission = p_permission order by r.rank desc, r.name)));
  if not private.role_has_permission(v_member.role, p_permission) then
    return core.access_answer('role_lacks_permission', v_checks);
  end if;

  -- Another person's second factor depends on a session that this one does not see.
  if v_self or not v_sensitive or not v_agency.require_mfa then
    v_checks := v_checks || core.access_check('mfa', private.permission_of(p_profile, p_permission));
    if not private.permission_of(p_profile, p_permission) then
      return core.access_answer('mfa_required', v_checks);
    end if;
  else
    v_checks := v_checks || core.access_check('mfa', null);
  end if;

  if p_model is not null then
    if private.role_has_permission(v_member.role, 'view_all_models')
      or p_model = any (private.model_ids_of(p_profile)) then
      v_checks := v_checks || core.access_check('model_in_scope', true);
    else
      v_checks := v_checks || core.access_check('model_in_scope', false);
      v_reason := case
        when p_model = any (private.assigned_model_ids_of(p_profile)) then 'not_clocked_in'
        else 'model_not_assigned'
      end;
    end if;
  end if;
  return core.access_answer(coalesce(v_reason, 'allowed'), v_checks);
end
$$;

create function core.access_check(p_check text, p_passed boolean, p_details jsonb default '{}') returns jsonb
language plpgsql immutable set search_path = '' as
$$
begin
  return jsonb_build_array(jsonb_build_object('check', p_check, 'passed', p_passed) || p_details);
end
$$;

create function core.access_answer(p_reason text, p_checks jsonb) returns jsonb
language plpgsql immutable set search_path = '' as
$$
begin
  return jsonb_build_object(
    'allowed', p_reason = 'allowed',
    'reason', p_reason,
    'checks', p_checks,
    'remedy', case p_reason
      when 'no_profile' then 'found an agency or accept an invitation'
      when 'deactivated' then 'reactivate the member'
      when 'role_lacks_permission' then 'grant one of the roles that have the permission'
      when 'mfa_required' then 'sign in with a second factor'
      when 'model_not_assigned' then 'assign the model or grant a role with view_all_models'
      when 'not_clocked_in' then 'clock in: this agency opens assigned models to people at work only'
    end);
end
$$;

grant execute on function core.explain_access(uuid, text, uuid) to core_caller;

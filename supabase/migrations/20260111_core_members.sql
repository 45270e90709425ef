-- Changes of standing: role, membership, ownership, erasure. Rows are locked in one order everywhere, the agency before
-- its people and people by id, so that two changes wait for each other instead of deadlocking.

-- May the caller decide about a member of one role, and give another? Owners about anybody; the others about people
-- below them, up to their own rank.
create function core.require_authority(p_over text, p_granted text) returns void
language plpgsql stable security definer set search_path = '' as
$$
begin
  perform private.require_permission('manage_team');
  if private.my_role() <> 'owner'
    and (private.my_rank() <= private.role_rank(p_over) or not private.can_grant_role(p_granted)) then
    raise exception sqlstate 'PT403' using message = 'rank_too_low';
  end if;
end
$$;

create function core.lock_member(p_profile uuid, p_granted text default null) returns public.profiles
language plpgsql security definer set search_path = '' as
$$
declare
  v_agency_id uuid := private.my_agency_id();
  v_seen public.profiles;
  v_locked public.profiles;
begin
  select * into v_seen from public.profiles p where p.id = p_profile and p.agency_id = v_agency_id;
  perform private.require_found(found);
  perform core.require_authority(v_seen.role, coalesce(p_granted, v_seen.role));
  if v_seen.role = 'owner' then
    perform from public.agencies a where a.id = v_agency_id for no key update;
  end if;
  select * into v_locked from public.profiles p where p.id = p_profile for no key update;
  if v_locked.role is distinct from v_seen.role then
    -- Decided on a role that is gone: the request is repeated once and decided anew.
    raise exception sqlstate '40001' using message = 'the role changed meanwhile';
  end if;
  return v_locked;
end
$$;

create function core.change_role(p_profile uuid, p_role text, p_reason text) returns public.profiles
language plpgsql security definer set search_path = '' as
$$
declare
  v_member public.profiles := core.lock_member(p_profile, p_role);
begin
  if v_member.status <> 'active' then
    raise exception sqlstate 'PT409' using message = 'not_active';
  end if;
  if v_member.role = p_role then
    return v_member;
  end if;
  perform set_config('onyx.reason', coalesce(p_reason, ''), true);
  update public.profiles p set role = p_role where p.id = p_profile;
  if p_profile <> private.my_id() then
    -- The caller may have lost the right while this waited for its locks.
    perform private.take_standing();
    perform core.require_authority(v_member.role, p_role);
  end if;
  select * into v_member from public.profiles p where p.id = p_profile;
  return v_member;
end
$$;

create function core.set_member_status(p_profile uuid, p_status text, p_reason text default null)
returns public.profiles language plpgsql security definer set search_path = '' as
$$
declare
  v_member public.profiles := core.lock_member(p_profile);
begin
  if v_member.status = p_status or v_member.erased_at is not null then
    raise exception sqlstate 'PT409' using message = 'invalid_transition';
  end if;
  if p_status = 'deactivated' then
    perform private.require_reason(p_reason);
  end if;
  update public.profiles p
  set status = p_status,
      deactivated_at = case when p_status = 'deactivated' then now() end,
      deactivated_by = case when p_status = 'deactivated' then private.my_id() end,
      deactivation_reason = case when p_status = 'deactivated' then p_reason end
  where p.id = p_profile;
  if p_profile <> private.my_id() then
    perform private.take_standing();
    perform core.require_authority(v_member.role, v_member.role);
  end if;
  select * into v_member from public.profiles p where p.id = p_profile;
  return v_member;
end
$$;

-- Leaving needs no permission; the last owner is kept by keep_last_owner.
create function core.leave_agency() returns void
language plpgsql security definer set search_path = '' as
$$
declare
  v_agency_id uuid := private.my_agency_id();
begin
  perform private.require_found(v_agency_id is not null);
  if private.my_role() = 'owner' then
    perform from public.agencies a where a.id = v_agency_id for no key update;
  end if;
  update public.profiles p
  set status = 'deactivated', deactivated_at = now(), deactivated_by = p.id
  where p.id = private.my_id() and p.status = 'active';
  if not found then
    raise exception sqlstate 'PT409' using message = 'not_active';
  end if;
end
$$;

create function core.transfer_ownership(p_to_profile uuid, p_my_new_role text) returns void
language plpgsql security definer set search_path = '' as
$$
declare
  v_me uuid := private.my_id();
  v_agency_id uuid := private.my_agency_id();
  v_my_role text;
  v_their_status text;
begin
  perform private.require_found(exists (
    select from public.profiles p where p.id = p_to_profile and p.agency_id = v_agency_id));
  perform private.require_permission('manage_ownership');
  if p_to_profile = v_me or p_my_new_role = 'owner' then
    raise exception sqlstate 'PT422' using message = 'must_hand_over';
  end if;
  perform from public.agencies a where a.id = v_agency_id for no key update;
  perform from public.profiles p where p.id in (v_me, p_to_profile) order by p.id for no key update;
  select p.role into v_my_role from public.profiles p where p.id = v_me and p.status = 'active';
  select p.status into v_their_status from public.profiles p where p.id = p_to_profile;
  if v_my_role is distinct from 'owner' then
    raise exception sqlstate 'PT403' using message = 'forbidden';
  end if;
  if v_their_status <> 'active' then
    raise exception sqlstate 'PT409' using message = 'not_active';
  end if;
  -- One statement, so that at no moment is the agency without an owner.
  update public.profiles p set role = case p.id when v_me then p_my_new_role else 'owner' end
  where p.id in (v_me, p_to_profile);
  perform core.emit('agency.ownership_transferred', v_agency_id, v_agency_id, jsonb_build_object(
    'agency_id', v_agency_id, 'from_id', v_me, 'to_id', p_to_profile));
end
$$;

-- Removes what identifies the person and keeps the acts: the audit trail keeps the id of the actor, without a name.
create function core.erase_profile(p_profile uuid) returns public.profiles
language plpgsql security definer set search_path = '' as
$$
declare
  v_agency_id uuid := private.my_agency_id();
  v_erased public.profiles;
  v_contact_id uuid;
begin
  perform private.require_found(exists (
    select from public.profiles p where p.id = p_profile and p.agency_id = v_agency_id));
  perform private.require_permission('manage_ownership');
  update public.profiles p
  set username = 'erased-' || left(p.id::text, 8), display_name = null, avatar_url = null,
      deactivation_reason = null, erased_at = now()
  where p.id = p_profile and p.status = 'deactivated' and p.erased_at is null
  returning * into v_erased;
  if not found then
    raise exception sqlstate 'PT409' using message = 'invalid_transition';
  end if;
  delete from public.profile_contacts c where c.profile_id = p_profile and c.agency_id = v_agency_id
  returning c.id into v_contact_id;
  -- After the two changes above, whose own entries hold the old values too. Reasons are free text about the person.
  update public.audit_entries e
  set changes = core.redacted(e.changes, '{username,display_name,avatar_url,deactivation_reason}'),
      reason = case when e.reason is not null then '[redacted]' end
  where e.agency_id = v_agency_id and e.table_name = 'profiles' and e.row_id = p_profile;
  update public.audit_entries e
  set changes = core.redacted(e.changes, '{email,phone,legal_name,country}'),
      reason = case when e.reason is not null then '[redacted]' end
  where e.agency_id = v_agency_id and e.table_name = 'profile_contacts' and e.row_id = v_contact_id;
  perform private.delete_stored_answers(v_agency_id, p_profile);
  return v_erased;
end
$$;

-- {column: [old, new]} with the values of the named columns made unreadable; a null still shows that nothing was there.
create function core.redacted(p_changes jsonb, p_columns text[]) returns jsonb
language plpgsql immutable set search_path = '' as
$$
begin
  return (
    select coalesce(jsonb_object_agg(c.key,
      case when c.key = any (p_columns) then (
        select jsonb_agg(case when v.value = 'null' then v.value else '"[redacted]"' end order by v.ordinality)
        from jsonb_array_elements(c.value) with ordinality v)
      else c.value end), '{}')
    from jsonb_each(p_changes) c);
end
$$;

grant execute on function
  core.change_role(uuid, text, text), core.set_member_status(uuid, text, text), core.leave_agency(),
  core.transfer_ownership(uuid, text), core.erase_profile(uuid)
  to core_caller;

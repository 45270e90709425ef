-- What operations does when other services tell it something. Each effect asks how things stand now and is conditional,
-- so that an event which comes late or twice does nothing that is no longer true. Each returns how many rows it changed.

-- Takes a person who no longer works shifts off the clock and the rota.
create function operations.release_member(p_agency_id uuid, p_profile_id uuid) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets;
  v_shifts integer;
  v_swaps integer;
  v_feeds integer;
  v_closed integer := 0;
begin
  select * into v_entry from public.timesheets t
  where t.agency_id = p_agency_id and t.employee_id = p_profile_id and t.clock_out is null;
  perform from public.shifts s where s.id = v_entry.shift_id for no key update;
  select * into v_entry from public.timesheets t
  where t.id = v_entry.id and t.clock_out is null for no key update;
  if found then
    perform operations.close_entry(v_entry,
      case when now() - v_entry.clock_in > interval '24 hours' then operations.forgotten_end(v_entry)
        else greatest(now(), v_entry.clock_in) end,
      '{auto_closed}', 'auto_closed');
    v_closed := 1;
  end if;
  with theirs as (
    select s.id from public.shifts s
    where s.agency_id = p_agency_id and s.employee_id = p_profile_id and s.start_time > now() and s.status = 'scheduled'
      -- One that was clocked into early stays with its person.
      and not exists (select from public.timesheets t
        where t.agency_id = s.agency_id and t.shift_id = s.id and t.status <> 'void')
    order by s.id for no key update)
  update public.shifts s set employee_id = null from theirs t where s.id = t.id;
  get diagnostics v_shifts = row_count;
  update public.shift_swaps w set status = 'cancelled'
  where w.agency_id = p_agency_id and w.status in ('open', 'accepted')
    and p_profile_id in (w.requested_by, w.target_employee_id, w.accepted_by);
  get diagnostics v_swaps = row_count;
  update public.calendar_feeds f set revoked_at = now()
  where f.agency_id = p_agency_id and f.profile_id = p_profile_id and f.revoked_at is null;
  get diagnostics v_feeds = row_count;
  return v_closed + v_shifts + v_swaps + v_feeds;
end
$$;

-- core.profile.deactivated
create function operations.on_profile_deactivated(p_agency_id uuid, p_profile_id uuid) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_today constant date := private.agency_day(p_agency_id);
  v_assignments integer;
begin
  if not exists (select from public.profiles p
    where p.id = p_profile_id and p.agency_id = p_agency_id and p.status = 'deactivated') then
    return 0;
  end if;
  update public.model_assignments a set ends_on = v_today
  where a.agency_id = p_agency_id and a.profile_id = p_profile_id and a.starts_on <= v_today
    and (a.ends_on is null or a.ends_on > v_today);
  get diagnostics v_assignments = row_count;
  return v_assignments + operations.release_member(p_agency_id, p_profile_id);
end
$$;

-- core.profile.role_changed, p_to being the event's new role
create function operations.on_role_changed(p_agency_id uuid, p_profile_id uuid, p_to text) returns integer
language plpgsql security definer set search_path = '' as
$$
begin
  if private.role_has_permission(p_to, 'clock_in_out') or operations.is_schedulable(p_agency_id, p_profile_id) then
    return 0;
  end if;
  return operations.release_member(p_agency_id, p_profile_id);
end
$$;

-- core.model.archived
create function operations.on_model_archived(p_agency_id uuid, p_model_id uuid) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_today constant date := private.agency_day(p_agency_id);
  v_shifts integer;
  v_removed integer;
  v_ended integer;
  v_series integer;
begin
  if not exists (select from public.models m
    where m.id = p_model_id and m.agency_id = p_agency_id and m.status = 'archived') then
    return 0;
  end if;
  with hers as (
    select s.id from public.shifts s
    where s.agency_id = p_agency_id and s.model_id = p_model_id and s.start_time > now() and s.status = 'scheduled'
    order by s.id for no key update)
  update public.shifts s set cancelled_at = now(), cancel_reason = 'model_archived' from hers h where s.id = h.id;
  get diagnostics v_shifts = row_count;
  delete from public.model_assignments a
  where a.agency_id = p_agency_id and a.model_id = p_model_id and a.starts_on > v_today;
  get diagnostics v_removed = row_count;
  update public.model_assignments a set ends_on = v_today
  where a.agency_id = p_agency_id and a.model_id = p_model_id and (a.ends_on is null or a.ends_on > v_today);
  get diagnostics v_ended = row_count;
  update public.shift_series s set ended_at = now()
  where s.agency_id = p_agency_id and s.model_id = p_model_id and s.ended_at is null;
  get diagnostics v_series = row_count;
  return v_shifts + v_removed + v_ended + v_series;
end
$$;

-- finance.payout.finalized: rows that the run's own transaction did not mark
create function operations.on_payout_finalized(
  p_agency_id uuid, p_run uuid, p_timesheets uuid[], p_adjustments uuid[])
returns integer language plpgsql security definer set search_path = '' as
$$
begin
  return operations.mark_paid(p_agency_id, p_run, p_timesheets, p_adjustments);
end
$$;

-- finance.payout.voided
create function operations.on_payout_voided(p_agency_id uuid, p_run uuid) returns integer
language plpgsql security definer set search_path = '' as
$$
begin
  return operations.unmark_paid(p_agency_id, p_run);
end
$$;

grant execute on function
  operations.on_profile_deactivated(uuid, uuid), operations.on_role_changed(uuid, uuid, text),
  operations.on_model_archived(uuid, uuid), operations.on_payout_finalized(uuid, uuid, uuid[], uuid[]),
  operations.on_payout_voided(uuid, uuid)
  to operations_worker;

-- Work that no request waits for. operations_worker may execute these and has no right of its own to touch what they touch;
-- every replica may call them, locked rows are left to the one that has them. Each returns how many rows it changed.

-- Published shifts that are running without an open entry; an event for each, once.
create function operations.detect_late_shifts(p_limit integer) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_count integer;
begin
  with late as (
    select s.id from public.shifts s
    where s.status = 'scheduled' and s.published_at is not null and s.employee_id is not null
      and s.late_alerted_at is null
      -- No shift is longer than a day: the index need not be read further.
      and s.end_time > now() and s.end_time <= now() + interval '24 hours' and s.start_time < now()
      and now() >= s.start_time + interval '1 minute' * (operations.policy_on(
        s.agency_id, private.agency_day(s.agency_id, s.start_time))).late_alert_minutes
    order by s.end_time, s.id limit p_limit for no key update skip locked)
  update public.shifts s set late_alerted_at = now() from late l where s.id = l.id;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

-- Shifts that are over; their own trigger finds them missed.
create function operations.mark_missed_shifts(p_limit integer) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_count integer;
begin
  with over as (
    select s.id from public.shifts s
    where s.status = 'scheduled' and s.published_at is not null and s.employee_id is not null and s.end_time <= now()
    order by s.end_time, s.id limit p_limit for no key update skip locked)
  update public.shifts s set status = s.status from over o where s.id = o.id;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

-- Is an open entry forgotten: long after its shift without a sign of the person, or simply too long.
create function operations.is_forgotten(p_entry public.timesheets) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_policy constant public.time_policies := operations.policy_on(p_entry.agency_id, p_entry.work_date);
begin
  return now() >= p_entry.clock_in + v_policy.max_open_minutes * interval '1 minute'
    or exists (
      select from public.shifts s
      where s.id = p_entry.shift_id and now() >= s.end_time + v_policy.auto_close_after_minutes * interval '1 minute')
    and not exists (
      select from operations.presence p
      where p.timesheet_id = p_entry.id and p.last_seen_at >= now() - interval '10 minutes');
end
$$;

create function operations.close_forgotten_entries(p_limit integer) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_seen public.timesheets;
  v_entry public.timesheets;
  v_count integer := 0;
begin
  for v_seen in
    select * from public.timesheets t
    where t.clock_out is null and operations.is_forgotten(t) order by t.clock_in, t.id limit p_limit
  loop
    if v_seen.shift_id is not null then
      perform from public.shifts s where s.id = v_seen.shift_id for no key update skip locked;
      continue when not found;
    end if;
    select * into v_entry from public.timesheets t
    where t.id = v_seen.id and t.clock_out is null and t.shift_id is not distinct from v_seen.shift_id
    for no key update skip locked;
    if found and operations.is_forgotten(v_entry) then
      perform operations.close_entry(v_entry, operations.forgotten_end(v_entry), '{auto_closed}', 'auto_closed');
      v_count := v_count + 1;
    end if;
  end loop;
  return v_count;
end
$$;

-- Requests about shifts that have begun.
create function operations.expire_swaps(p_limit integer) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_count integer;
begin
  with over as (
    select w.id from public.shift_swaps w join public.shifts s on s.id = w.shift_id
    where w.status in ('open', 'accepted') and s.start_time <= now()
    order by w.id limit p_limit for no key update of w skip locked)
  update public.shift_swaps w set status = 'expired' from over o where w.id = o.id;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

create function operations.erase_addresses(p_limit integer) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_count integer;
begin
  with old as (
    select t.id from public.timesheets t
    where t.clock_in < now() - interval '90 days' and (t.clock_in_ip is not null or t.clock_out_ip is not null)
    order by t.clock_in, t.id limit p_limit for no key update skip locked)
  update public.timesheets t set clock_in_ip = null, clock_out_ip = null from old o where t.id = o.id;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

-- Calendars whose owner left, lost the right to the scope, or whose model is gone.
create function operations.end_feeds(p_limit integer) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_count integer;
begin
  with ended as (
    select f.id from public.calendar_feeds f
    join public.profiles p on p.id = f.profile_id
    left join public.models m on m.id = f.model_id
    where f.revoked_at is null and (p.status <> 'active' or m.status = 'archived'
      or f.scope <> 'own' and not private.role_has_permission(p.role, 'manage_shifts'))
    order by f.id limit p_limit for no key update of f skip locked)
  update public.calendar_feeds f set revoked_at = now() from ended e where f.id = e.id;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

grant execute on function
  operations.detect_late_shifts(integer), operations.mark_missed_shifts(integer),
  operations.close_forgotten_entries(integer), operations.expire_swaps(integer), operations.erase_addresses(integer),
  operations.end_feeds(integer)
  to operations_worker;

-- How entries are counted: from raw punches, the shift, the breaks and the rules of the day, in one place.

create function operations.seconds_of(p_ranges tstzmultirange) returns numeric
language plpgsql immutable set search_path = '' as
$$
begin
  return (select coalesce(sum(extract(epoch from upper(r) - lower(r))), 0) from unnest(p_ranges) r);
end
$$;

create function operations.rounded(p_minutes integer, p_policy public.time_policies) returns integer
language plpgsql immutable set search_path = '' as
$$
declare
  r constant integer := p_policy.rounding_minutes;
begin
  return case p_policy.rounding_mode
    when 'nearest' then (2 * p_minutes + r) / (2 * r) * r
    when 'up' then (p_minutes + r - 1) / r * r
    when 'down' then p_minutes / r * r
    else p_minutes
  end;
end
$$;

-- Minutes that are paid of [p_in, p_out): what lies before and after the shift, and breaks, as the rules say. p_start
-- and p_end are null without a shift.
create function operations.payable_minutes(
  p_in timestamptz, p_out timestamptz, p_start timestamptz, p_end timestamptz, p_breaks tstzmultirange,
  p_paid_break_minutes integer, p_policy public.time_policies)
returns integer language plpgsql immutable set search_path = '' as
$$
declare
  -- greatest and least pass over nulls.
  v_from constant timestamptz := case when p_policy.pay_before_start then p_in else greatest(p_in, p_start) end;
  v_to constant timestamptz := case when p_policy.pay_after_end then p_out else least(p_out, p_end) end;
  v_unpaid numeric;
begin
  if v_to <= v_from then
    return 0;
  end if;
  v_unpaid := greatest(0, operations.seconds_of(p_breaks * tstzmultirange(tstzrange(v_from, v_to)))
    - p_paid_break_minutes * 60);
  return operations.rounded(
    floor(greatest(0, extract(epoch from v_to - v_from) - v_unpaid) / 60)::integer, p_policy);
end
$$;

create function operations.breaks_of(p_entry uuid) returns tstzmultirange
language plpgsql stable security definer set search_path = '' as
$$
begin
  return (
    select coalesce(range_agg(tstzrange(b.started_at, b.ended_at)), '{}')
    from public.timesheet_breaks b where b.timesheet_id = p_entry);
end
$$;

-- Is there an entry of the same shift before (p_direction -1) or after (1) this one.
create function operations.has_neighbour(p_entry public.timesheets, p_direction integer) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return exists (
    select from public.timesheets t
    where t.agency_id = p_entry.agency_id and t.shift_id = p_entry.shift_id and t.id <> p_entry.id
      and t.status not in ('void', 'rejected')
      and case p_direction when 1 then (t.clock_in, t.id) > (p_entry.clock_in, p_entry.id)
        else (t.clock_in, t.id) < (p_entry.clock_in, p_entry.id) end);
end
$$;

-- The entry with all that is computed set anew. p_breaks counts with other breaks than those it has.
create function operations.computed(p_entry public.timesheets, p_breaks tstzmultirange default null)
returns public.timesheets language plpgsql stable security definer set search_path = '' as
$$
declare
  e public.timesheets := p_entry;
  v_policy public.time_policies := operations.policy_on(p_entry.agency_id, p_entry.work_date);
  v_breaks tstzmultirange := coalesce(p_breaks, operations.breaks_of(p_entry.id));
  v_shift public.shifts;
  v_elapsed numeric;
  v_break numeric;
  v_reasons text[] := e.review_reasons;
begin
  select * into v_shift from public.shifts s where s.agency_id = e.agency_id and s.id = e.shift_id;
  e.is_late := coalesce(e.clock_in > v_shift.start_time + v_policy.late_grace_minutes * interval '1 minute'
    and not operations.has_neighbour(e, -1), false);
  e.late_minutes := case when e.is_late then floor(extract(epoch from e.clock_in - v_shift.start_time) / 60) else 0 end;
  e.is_early_leave := coalesce(e.clock_out < v_shift.end_time - v_policy.early_leave_grace_minutes * interval '1 minute'
    and not operations.has_neighbour(e, 1), false);
  e.early_leave_minutes :=
    case when e.is_early_leave then floor(extract(epoch from v_shift.end_time - e.clock_out) / 60) else 0 end;
  -- From the clock-in where that is later still: after a switch in overtime each minute counts once.
  e.overtime_minutes := coalesce(greatest(0, floor(
    extract(epoch from e.clock_out - case when v_shift.id is not null then greatest(v_shift.end_time, e.clock_in) end)
    / 60)), 0);

  v_reasons := array(select r from unnest(v_reasons) r where r not in ('no_shift', 'too_long', 'break_missing'));
  if e.shift_id is null then
    v_reasons := v_reasons || 'no_shift'::text;
  end if;
  if e.clock_out is null then
    e.total_minutes := null;
    e.break_minutes := null;
    e.worked_minutes := null;
    e.payable_minutes := null;
  else
    v_elapsed := extract(epoch from e.clock_out - e.clock_in);
    v_break := operations.seconds_of(v_breaks);
    e.total_minutes := floor(v_elapsed / 60);
    e.break_minutes := floor(v_break / 60);
    e.worked_minutes := floor((v_elapsed - v_break) / 60);
    e.payable_minutes := operations.payable_minutes(e.clock_in, e.clock_out, v_shift.start_time, v_shift.end_time,
      v_breaks, case when e.continues_id is null then v_policy.paid_break_minutes else 0 end, v_policy);
    if v_elapsed > v_policy.max_open_minutes * 60 then
      v_reasons := v_reasons || 'too_long'::text;
    end if;
    if v_elapsed > v_policy.break_required_after_minutes * 60 and v_break < v_policy.break_required_minutes * 60 then
      v_reasons := v_reasons || 'break_missing'::text;
    end if;
  end if;
  e.review_reasons := array(select distinct r from unnest(v_reasons) r order by r);
  return e;
end
$$;

create function operations.count_entry() returns trigger
language plpgsql security definer set search_path = '' as
$$
declare
  v_shift public.shifts;
begin
  if tg_op = 'UPDATE' and old.payout_run_id is not null then
    -- Paid as it was counted.
    return new;
  end if;
  perform operations.lock_person('time', new.agency_id, new.employee_id);
  if tg_op = 'INSERT' then
    new.timezone := (select a.timezone from public.agencies a where a.id = new.agency_id);
  end if;
  new.work_date := (new.clock_in at time zone new.timezone)::date;
  if new.shift_id is not null and (tg_op = 'INSERT' or new.shift_id is distinct from old.shift_id) then
    select * into v_shift from public.shifts s where s.id = new.shift_id and s.agency_id = new.agency_id;
    if v_shift.employee_id is distinct from new.employee_id and v_shift.id is not null then
      raise exception sqlstate 'PT409' using message = 'not_their_shift', column = 'shift_id';
    end if;
    new.model_id := coalesce(new.model_id, v_shift.model_id);
  end if;
  if exists (
    select from public.timesheet_breaks b
    where b.timesheet_id = new.id and (b.started_at < new.clock_in or b.ended_at > new.clock_out
      or b.ended_at is null and new.clock_out is not null)) then
    raise exception sqlstate 'PT400' using message = 'break_outside_entry', column = 'breaks';
  end if;
  return operations.computed(new);
end
$$;

-- What an entry does to its shift: the status follows, and so does who was first and last. p_counted is the entry that has
-- just been counted itself.
create function operations.refresh_shift(p_shift uuid, p_counted uuid) returns void
language plpgsql security definer set search_path = '' as
$$
declare
  v_shift public.shifts;
  v_entry public.timesheets;
  v_now public.timesheets;
begin
  select * into v_shift from public.shifts s where s.id = p_shift for no key update;
  if operations.derive_shift_status(v_shift) <> v_shift.status then
    update public.shifts s set status = s.status where s.id = p_shift;
  end if;
  for v_entry in
    select * from public.timesheets t
    where t.agency_id = v_shift.agency_id and t.shift_id = p_shift and t.id <> p_counted and t.payout_run_id is null
      and t.status not in ('void', 'rejected')
    order by t.clock_in, t.id
  loop
    v_now := operations.computed(v_entry);
    update public.timesheets t
    set is_late = v_now.is_late, late_minutes = v_now.late_minutes, is_early_leave = v_now.is_early_leave,
        early_leave_minutes = v_now.early_leave_minutes
    where t.id = v_entry.id and (t.is_late, t.late_minutes, t.is_early_leave, t.early_leave_minutes)
      is distinct from (v_now.is_late, v_now.late_minutes, v_now.is_early_leave, v_now.early_leave_minutes);
  end loop;
end
$$;

create function operations.entry_moved() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  -- An approval, for example, changes nothing that a shift or its other entries are counted by.
  if tg_op = 'UPDATE'
    and (new.clock_in, new.clock_out, new.shift_id, new.status in ('void', 'rejected'))
      is not distinct from (old.clock_in, old.clock_out, old.shift_id, old.status in ('void', 'rejected')) then
    return null;
  end if;
  if tg_op = 'UPDATE' and old.shift_id is not null and old.shift_id is distinct from new.shift_id then
    perform operations.refresh_shift(old.shift_id, new.id);
  end if;
  if new.shift_id is not null then
    perform operations.refresh_shift(new.shift_id, new.id);
  end if;
  return null;
end
$$;

-- What a payroll run has paid stays as it was paid, but for the note, forgotten addresses and the run's own release.
create function operations.keep_paid_entry() returns trigger
language plpgsql security definer set search_path = '' as
$$
declare
  v_free constant text[] := '{note,clock_in_ip,clock_out_ip,updated_at}';
begin
  if to_jsonb(new) - v_free = to_jsonb(old) - v_free
    or new.payout_run_id is null and to_jsonb(new) - v_free - 'payout_run_id' = to_jsonb(old) - v_free - 'payout_run_id'
  then
    return new;
  end if;
  raise exception sqlstate 'PT409' using message = 'locked';
end
$$;

create function operations.guard_break() returns trigger
language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets;
begin
  select * into v_entry from public.timesheets t where t.id = coalesce(new.timesheet_id, old.timesheet_id);
  if v_entry.payout_run_id is not null
    -- What goes with its agency goes even if it was paid.
    and exists (select from public.agencies a where a.id = v_entry.agency_id) then
    raise exception sqlstate 'PT409' using message = 'locked';
  end if;
  if tg_op <> 'DELETE' then
    new.employee_id := v_entry.employee_id;
    new.agency_id := v_entry.agency_id;
  end if;
  return coalesce(new, old);
end
$$;

-- At the end of the transaction, because one that moves an entry moves its breaks before it.
create function operations.break_stays_inside() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  if exists (
    select from public.timesheet_breaks b join public.timesheets t on t.id = b.timesheet_id
    where b.id = new.id and (b.started_at < t.clock_in or b.ended_at > t.clock_out
      or b.ended_at is null and t.clock_out is not null)) then
    raise exception sqlstate 'PT400' using message = 'break_outside_entry', column = 'breaks';
  end if;
  return null;
end
$$;

create function operations.emit_timesheet(p_verb text, p_entry public.timesheets, p_more jsonb default '{}')
returns void language plpgsql security definer set search_path = '' set timezone = 'UTC' as
$$
begin
  perform operations.emit('timesheet.' || p_verb, p_entry.id, p_entry.agency_id, jsonb_build_object(
    'timesheet_id', p_entry.id, 'employee_id', p_entry.employee_id, 'shift_id', p_entry.shift_id,
    'first_of_shift', p_entry.shift_id is not null and not operations.has_neighbour(p_entry, -1),
    'model_id', p_entry.model_id, 'clock_in', p_entry.clock_in, 'clock_out', p_entry.clock_out,
    'timezone', p_entry.timezone, 'work_date', p_entry.work_date, 'status', p_entry.status, 'source', p_entry.source,
    'total_minutes', p_entry.total_minutes, 'break_minutes', p_entry.break_minutes,
    'worked_minutes', p_entry.worked_minutes, 'payable_minutes', p_entry.payable_minutes,
    'approved_minutes', case when p_entry.status = 'approved' then p_entry.payable_minutes else 0 end,
    'is_late', p_entry.is_late, 'late_minutes', p_entry.late_minutes, 'is_early_leave', p_entry.is_early_leave,
    'overtime_minutes', p_entry.overtime_minutes, 'review_reasons', p_entry.review_reasons) || p_more);
end
$$;

-- An approved entry that is no longer what was approved; others as they are.
create function operations.fallen_back(p_entry public.timesheets) returns public.timesheets
language plpgsql immutable set search_path = '' as
$$
declare
  e public.timesheets := p_entry;
begin
  if e.status = 'approved' then
    e.status := 'completed';
    e.approved_at := null;
    e.approved_by := null;
    e.review_reasons := array_append(array_remove(e.review_reasons, 'changed_after_approval'), 'changed_after_approval');
  end if;
  return e;
end
$$;

-- Another plan, another count: late, overtime and what is paid hang on the shift's times.
create function operations.shift_moved() returns trigger
language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets;
  v_new public.timesheets;
begin
  for v_entry in
    select * from public.timesheets t
    where t.agency_id = new.agency_id and t.shift_id = new.id and t.payout_run_id is null and t.status <> 'void'
    order by t.clock_in, t.id for no key update
  loop
    v_new := operations.fallen_back(v_entry);
    update public.timesheets t
    set clock_in = t.clock_in, status = v_new.status, approved_at = v_new.approved_at, approved_by = v_new.approved_by,
        review_reasons = v_new.review_reasons
    where t.id = v_entry.id
    returning * into v_new;
    if v_new.status in ('completed', 'rejected') then
      perform operations.emit_timesheet('corrected', v_new);
    end if;
  end loop;
  return null;
end
$$;

create trigger count_entry before insert or update of clock_in, clock_out, shift_id on public.timesheets
  for each row execute function operations.count_entry();
create trigger timesheets_locked before update on public.timesheets
  for each row when (old.payout_run_id is not null) execute function operations.keep_paid_entry();
create trigger entry_moved after insert or update of clock_in, clock_out, shift_id, status on public.timesheets
  for each row execute function operations.entry_moved();
create trigger guard_break before insert or update or delete on public.timesheet_breaks
  for each row execute function operations.guard_break();
create constraint trigger break_stays_inside after insert or update on public.timesheet_breaks
  deferrable initially deferred for each row execute function operations.break_stays_inside();
create trigger shift_moved after update on public.shifts
  for each row when ((old.start_time, old.end_time) is distinct from (new.start_time, new.end_time))
  execute function operations.shift_moved();

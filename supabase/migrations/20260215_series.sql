-- Series become shifts here. Which dates and instants a rule gives is worked out by the service, with a library; what is
-- made of them, and that it is made once, is decided by the database.

create function operations.guard_series() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  if (tg_op = 'INSERT' or new.employee_id is distinct from old.employee_id)
    and exists (select from public.profiles p where p.id = new.employee_id and p.agency_id = new.agency_id)
    and not operations.is_schedulable(new.agency_id, new.employee_id) then
    raise exception sqlstate 'PT400' using message = 'not_schedulable', column = 'employee_id';
  end if;
  if (tg_op = 'INSERT' or new.model_id is distinct from old.model_id)
    and exists (select from public.models m
      where m.id = new.model_id and m.agency_id = new.agency_id and m.status = 'archived') then
    raise exception sqlstate 'PT400' using message = 'model_inactive', column = 'model_id';
  end if;
  return new;
end
$$;

-- Is this shift still as its series made it, and ahead.
create function operations.is_untouched(p_shift public.shifts) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return p_shift.start_time > now() and not p_shift.is_exception
    and (p_shift.cancelled_at is null or p_shift.cancel_reason in ('overlap', 'time_off', 'series_changed'))
    and not exists (select from public.timesheets t
      where t.agency_id = p_shift.agency_id and t.shift_id = p_shift.id);
end
$$;

-- Takes an untouched shift off the rota: a draft vanishes, what people have seen is cancelled.
create function operations.withdraw_occurrence(p_shift public.shifts, p_reason text) returns text
language plpgsql security definer set search_path = '' as
$$
begin
  if p_shift.published_at is null then
    delete from public.shifts s where s.id = p_shift.id;
    return 'deleted';
  end if;
  if p_shift.cancelled_at is not null then
    return 'unchanged';
  end if;
  update public.shifts s set cancelled_at = now(), cancel_reason = p_reason where s.id = p_shift.id;
  return 'cancelled';
end
$$;

create function operations.write_occurrence(
  p_series public.shift_series, p_shift uuid, p_date date, p_start timestamptz, p_end timestamptz, p_clash text)
returns uuid language plpgsql security definer set search_path = '' as
$$
declare
  -- A person who left or may no longer work shifts leaves an open shift behind.
  v_employee constant uuid :=
    case when operations.is_schedulable(p_series.agency_id, p_series.employee_id) then p_series.employee_id end;
  -- Where the clock skips a part of the shift, its break may no longer fit.
  v_break constant smallint :=
    least(p_series.planned_break_minutes, ceil(extract(epoch from p_end - p_start) / 60) - 1);
  v_id uuid;
begin
  if p_shift is not null then
    update public.shifts s
    set start_time = p_start, end_time = p_end, timezone = p_series.timezone, employee_id = v_employee,
        model_id = p_series.model_id, title = p_series.title, notes = p_series.notes,
        planned_break_minutes = v_break,
        cancelled_at = case when p_clash is not null then coalesce(s.cancelled_at, now()) end, cancel_reason = p_clash
    where s.id = p_shift;
    return p_shift;
  end if;
  insert into public.shifts (
    agency_id, series_id, occurrence_date, employee_id, model_id, title, notes, start_time, end_time, timezone,
    planned_break_minutes, published_at, status, cancelled_at, cancel_reason, created_by)
  values (
    p_series.agency_id, p_series.id, p_date, v_employee, p_series.model_id, p_series.title, p_series.notes, p_start, p_end,
    p_series.timezone, v_break, case when p_series.publish then now() end,
    case when p_clash is null then 'scheduled' else 'cancelled' end, case when p_clash is not null then now() end, p_clash,
    p_series.created_by)
  on conflict (agency_id, series_id, occurrence_date) where series_id is not null do nothing
  returning id into v_id;
  return v_id;
end
$$;

-- p_occurrences: [{occurrence_date, start_time, end_time}], all that the rule gives from today up to p_through.
-- p_regenerate brings untouched rows in line with the series; else rows are only added. p_skip keeps a clash as a
-- cancelled row instead of failing.
create function operations.apply_occurrences(
  p_series public.shift_series, p_occurrences jsonb, p_through date, p_regenerate boolean, p_skip boolean)
returns table (occurrence_date date, shift_id uuid, outcome text)
language plpgsql security definer set search_path = '' as
$$
declare
  v_given record;
  v_shift public.shifts;
begin
  if p_regenerate then
    -- Before the person, who is locked when the first row is written: as a client that changes one of these shifts does.
    perform from public.shifts s
    where s.agency_id = p_series.agency_id and s.series_id = p_series.id and s.start_time > now()
    order by s.id for no key update;
    for v_shift in
      select * from public.shifts s
      where s.agency_id = p_series.agency_id and s.series_id = p_series.id and s.occurrence_date <= p_through
        and not exists (select from jsonb_to_recordset(p_occurrences) o (occurrence_date date)
          where o.occurrence_date = s.occurrence_date)
      order by s.id for no key update
    loop
      if operations.is_untouched(v_shift) then
        occurrence_date := v_shift.occurrence_date;
        shift_id := v_shift.id;
        outcome := operations.withdraw_occurrence(v_shift, 'series_changed');
        return next;
      end if;
    end loop;
  end if;
  for v_given in
    select o.occurrence_date, o.start_time, o.end_time
    from jsonb_to_recordset(p_occurrences) o (occurrence_date date, start_time timestamptz, end_time timestamptz)
    where o.start_time > now() order by o.occurrence_date
  loop
    occurrence_date := v_given.occurrence_date;
    select * into v_shift from public.shifts s
    where s.agency_id = p_series.agency_id and s.series_id = p_series.id and s.occurrence_date = v_given.occurrence_date;
    if found and not (p_regenerate and operations.is_untouched(v_shift)) then
      continue;
    end if;
    outcome := case when v_shift.id is null then 'created' else 'updated' end;
    begin
      shift_id := operations.write_occurrence(
        p_series, v_shift.id, v_given.occurrence_date, v_given.start_time, v_given.end_time, null);
    exception
      when exclusion_violation or sqlstate 'PT400' or sqlstate 'PT409' then
        if not p_skip then
          raise;
        end if;
        outcome := 'skipped';
        shift_id := operations.write_occurrence(p_series, v_shift.id, v_given.occurrence_date, v_given.start_time,
          v_given.end_time, case sqlstate when '23P01' then 'overlap' else sqlerrm end);
    end;
    if shift_id is not null then
      return next;
    end if;
  end loop;
  update public.shift_series s set generated_through = greatest(s.generated_through, p_through) where s.id = p_series.id;
end
$$;

create function operations.lock_series(p_series uuid) returns public.shift_series
language plpgsql security definer set search_path = '' as
$$
declare
  v_series public.shift_series;
begin
  perform private.require_permission('manage_shifts');
  select * into v_series from public.shift_series s
  where s.id = p_series and s.agency_id = private.my_agency_id() for no key update;
  perform private.require_found(found);
  return v_series;
end
$$;

-- A planner's series put on the rota, when it is new and whenever it has changed.
create function operations.apply_series(
  p_series uuid, p_occurrences jsonb, p_through date, p_skip boolean default false)
returns table (occurrence_date date, shift_id uuid, outcome text)
language plpgsql security definer set search_path = '' as
$$
declare
  v_series public.shift_series := operations.lock_series(p_series);
begin
  if v_series.ended_at is not null then
    raise exception sqlstate 'PT409' using message = 'series_ended';
  end if;
  return query select * from operations.apply_occurrences(v_series, p_occurrences, p_through, true, p_skip);
end
$$;

-- The last day of a series: later shifts that it made and that were not touched are deleted.
create function operations.end_series(p_series uuid, p_on date) returns public.shift_series
language plpgsql security definer set search_path = '' as
$$
declare
  v_series public.shift_series := operations.lock_series(p_series);
  v_shift public.shifts;
begin
  if v_series.ended_at is not null then
    raise exception sqlstate 'PT409' using message = 'series_ended';
  end if;
  for v_shift in
    select * from public.shifts s
    where s.agency_id = v_series.agency_id and s.series_id = p_series and s.occurrence_date > p_on
    order by s.id for no key update
  loop
    if operations.is_untouched(v_shift) then
      perform operations.withdraw_occurrence(v_shift, 'series_ended');
    end if;
  end loop;
  update public.shift_series s
  set ended_at = now(), until = case when p_on >= s.start_on then p_on else s.until end,
      occurrence_count = case when p_on >= s.start_on then null else s.occurrence_count end
  where s.id = p_series returning * into v_series;
  return v_series;
end
$$;

-- Gives a series' untouched shifts from a date on to its successor, which may then be applied; returns how many. The
-- old series ends the day before.
create function operations.hand_over_series(p_series uuid, p_successor uuid, p_from date) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_old public.shift_series := operations.lock_series(p_series);
  v_new public.shift_series := operations.lock_series(p_successor);
  v_count integer;
begin
  update public.shifts s set series_id = v_new.id
  where s.agency_id = v_old.agency_id and s.series_id = v_old.id and s.occurrence_date >= p_from
    and operations.is_untouched(s);
  get diagnostics v_count = row_count;
  perform operations.end_series(p_series, p_from - 1);
  return v_count;
end
$$;

-- Series that have not been made far enough ahead, locked for the transaction that will extend them, and the day it is
-- where their agency is.
create function operations.series_to_extend(p_days_ahead integer, p_limit integer)
returns table (id uuid, agency_id uuid, today date, timezone text, start_on date, local_start time, local_end time,
  rrule text, until date, occurrence_count integer, exdates date[], generated_through date)
language plpgsql security definer set search_path = '' as
$$
begin
  return query
    with due as (
      select s.*, (now() at time zone a.timezone)::date as today
      from public.shift_series s join public.agencies a on a.id = s.agency_id
      where s.ended_at is null
        and (s.generated_through is null or s.generated_through < (now() at time zone a.timezone)::date + p_days_ahead)
        and (s.until is null or s.generated_through is null or s.generated_through < s.until)
      order by s.generated_through nulls first, s.id
      limit p_limit for no key update of s skip locked)
    select d.id, d.agency_id, d.today, d.timezone, d.start_on, d.local_start, d.local_end, d.rrule, d.until,
      d.occurrence_count, d.exdates, d.generated_through
    -- Their persons are locked one after the other, by every replica in the same order.
    from due d order by d.employee_id, d.id;
end
$$;

-- Adds what is missing of a series; clashes are kept as cancelled rows for the planners to see.
create function operations.extend_series(p_series uuid, p_occurrences jsonb, p_through date)
returns table (occurrence_date date, shift_id uuid, outcome text)
language plpgsql security definer set search_path = '' as
$$
declare
  v_series public.shift_series;
begin
  select * into v_series from public.shift_series s where s.id = p_series and s.ended_at is null for no key update;
  if found then
    return query select * from operations.apply_occurrences(v_series, p_occurrences, p_through, false, true);
  end if;
end
$$;

create trigger guard_series before insert or update on public.shift_series
  for each row when (current_user = 'operations_caller') execute function operations.guard_series();

grant execute on function
  operations.apply_series(uuid, jsonb, date, boolean), operations.end_series(uuid, date),
  operations.hand_over_series(uuid, uuid, date)
  to operations_caller;
grant execute on function operations.series_to_extend(integer, integer), operations.extend_series(uuid, jsonb, date)
  to operations_worker;

-- Many rows in one request, of which each may be refused alone. Refusals are caught here because a client's transaction
-- does not outlive one. The functions run as their caller, so policies, guards and defaults are those of a single
-- insert.

create function operations.add_shifts(p_shifts jsonb)
returns table (made_id uuid, state text, message text, about_table text, about_column text, about_constraint text)
language plpgsql set search_path = '' as
$$
declare
  v_shift record;
begin
  perform private.require_permission('manage_shifts');
  perform operations.lock_persons('rota', array(
    select s.employee_id from jsonb_to_recordset(p_shifts) s (employee_id uuid)));
  for v_shift in
    select s.* from jsonb_array_elements(p_shifts) with ordinality o (shift, place)
    cross join lateral jsonb_to_record(o.shift) s (employee_id uuid, model_id uuid, title text, notes text,
      start_time timestamptz, end_time timestamptz, timezone text, planned_break_minutes smallint, allow_overlap boolean,
      publish boolean, force boolean, reason text)
    order by o.place
  loop
    made_id := null;
    state := null;
    begin
      perform set_config('onyx.force', coalesce(v_shift.force, false)::text, true),
        set_config('onyx.reason', coalesce(v_shift.reason, ''), true);
      insert into public.shifts (
        employee_id, model_id, title, notes, start_time, end_time, timezone, planned_break_minutes, allow_overlap)
      values (v_shift.employee_id, v_shift.model_id, v_shift.title, v_shift.notes, v_shift.start_time, v_shift.end_time,
        coalesce(v_shift.timezone, private.my_timezone()), coalesce(v_shift.planned_break_minutes, 0),
        coalesce(v_shift.allow_overlap, false))
      returning id into made_id;
      if coalesce(v_shift.publish, true) then
        perform operations.publish_shifts(array[made_id]);
      end if;
    exception
      when integrity_constraint_violation or data_exception or insufficient_privilege
        or sqlstate 'PT400' or sqlstate 'PT403' or sqlstate 'PT404' or sqlstate 'PT409' then
        made_id := null;
        get stacked diagnostics state = returned_sqlstate, message = message_text, about_table = table_name,
          about_column = column_name, about_constraint = constraint_name;
    end;
    return next;
  end loop;
end
$$;

-- A week's shifts again in another, at the same wall times of each shift's own zone. Series repeat themselves, so their
-- shifts are not copied. A duplicate is a copy that the other week has already: the same person, model and times; of two
-- such shifts only one is a duplicate where the other week has one. p_duplicates: refuse (the whole copy), skip or add.
create function operations.copy_shifts(
  p_from date, p_to date, p_employees uuid[], p_publish boolean, p_duplicates text)
returns table (source_id uuid, made_id uuid, state text, message text, about_table text, about_column text,
  about_constraint text)
language plpgsql set search_path = '' as
$$
declare
  v_shifts jsonb;
  v_new jsonb;
  v_duplicates integer;
begin
  perform private.require_permission('manage_shifts');
  -- Two copies at once would not see each other's shifts.
  perform pg_advisory_xact_lock(hashtextextended('operations.copy:' || private.my_agency_id(), 0));
  with source as (
    select s.*, c.start_at, c.end_at, row_number() over (
      partition by s.employee_id, s.model_id, c.start_at, c.end_at order by s.id) as nth
    from public.shifts s
    cross join lateral (select
      private.instant_of(s.start_time at time zone s.timezone + (p_to - p_from) * interval '1 day', s.timezone) as start_at,
      private.instant_of(s.end_time at time zone s.timezone + (p_to - p_from) * interval '1 day', s.timezone) as end_at) c
    where s.series_id is null and s.status <> 'cancelled'
      and s.start_time >= private.instant_of(p_from::timestamp, private.my_timezone())
      and s.start_time < private.instant_of((p_from + 7)::timestamp, private.my_timezone())
      and (p_employees is null or s.employee_id = any (p_employees)))
  select jsonb_agg(jsonb_build_object('id', s.id, 'employee_id', s.employee_id, 'model_id', s.model_id, 'title', s.title,
      'notes', s.notes, 'timezone', s.timezone, 'planned_break_minutes', s.planned_break_minutes,
      'allow_overlap', s.allow_overlap, 'publish', p_publish, 'start_time', s.start_at, 'end_time', s.end_at,
      'is_duplicate', s.nth <= (
        select count(*) from public.shifts o
        where o.agency_id = s.agency_id and o.start_time = s.start_at and o.end_time = s.end_at
          and o.employee_id is not distinct from s.employee_id and o.model_id is not distinct from s.model_id
          and o.status <> 'cancelled'))
      order by s.start_time, s.id)
  into v_shifts
  from source s;
  v_duplicates := jsonb_array_length(jsonb_path_query_array(v_shifts, '$[*] ? (@.is_duplicate == true)'));
  if v_duplicates > 0 and p_duplicates = 'refuse' then
    raise exception sqlstate 'PT409' using
      message = 'already_planned', detail = jsonb_build_object('duplicates', v_duplicates);
  end if;
  v_new := case p_duplicates when 'add' then v_shifts
    else jsonb_path_query_array(v_shifts, '$[*] ? (@.is_duplicate == false)') end;
  return query
    select (e.shift ->> 'id')::uuid, o.made_id, case when o.shift is null then 'PT409' else o.state end,
      case when o.shift is null then 'already_planned' else o.message end, o.about_table, o.about_column, o.about_constraint
    from jsonb_array_elements(v_shifts) with ordinality e (shift, place)
    left join rows from (jsonb_array_elements(v_new), operations.add_shifts(v_new))
      o (shift, made_id, state, message, about_table, about_column, about_constraint)
      on o.shift ->> 'id' = e.shift ->> 'id'
    order by e.place;
end
$$;

create function operations.add_assignments(p_assignments jsonb)
returns table (made_id uuid, state text, message text, about_table text, about_column text, about_constraint text)
language plpgsql set search_path = '' as
$$
declare
  v_assignment record;
begin
  perform private.require_permission('assign_models');
  perform operations.lock_persons('assignments', array(
    select s.profile_id from jsonb_to_recordset(p_assignments) s (profile_id uuid)));
  for v_assignment in
    select s.* from jsonb_array_elements(p_assignments) with ordinality o (assignment, place)
    cross join lateral jsonb_to_record(o.assignment) s (
      model_id uuid, profile_id uuid, duty text, starts_on date, ends_on date)
    order by o.place
  loop
    made_id := null;
    state := null;
    begin
      insert into public.model_assignments (model_id, profile_id, duty, starts_on, ends_on)
      values (v_assignment.model_id, v_assignment.profile_id, coalesce(v_assignment.duty, 'primary'),
        coalesce(v_assignment.starts_on, private.my_today()), v_assignment.ends_on)
      returning id into made_id;
    exception
      when integrity_constraint_violation or data_exception or insufficient_privilege
        or sqlstate 'PT400' or sqlstate 'PT403' or sqlstate 'PT404' or sqlstate 'PT409' then
        made_id := null;
        get stacked diagnostics state = returned_sqlstate, message = message_text, about_table = table_name,
          about_column = column_name, about_constraint = constraint_name;
    end;
    return next;
  end loop;
end
$$;

-- Entries as they were seen, [{id, seen}]; answered in any order. Locked as everywhere, the shift before its entries, and in
-- one order, so that two approvals of the same week do not wait for each other.
create function operations.approve_timesheets(p_entries jsonb)
returns table (place bigint, made_id uuid, state text, message text, about_table text, about_column text,
  about_constraint text)
language plpgsql set search_path = '' as
$$
declare
  v_entry record;
begin
  perform private.require_permission('approve_timesheets');
  for v_entry in
    select o.nth, e.id, e.seen from jsonb_array_elements(p_entries) with ordinality o (entry, nth)
    cross join lateral jsonb_to_record(o.entry) e (id uuid, seen timestamptz)
    left join public.timesheets t on t.id = e.id
    order by t.shift_id, e.id, o.nth
  loop
    place := v_entry.nth;
    made_id := null;
    state := null;
    begin
      made_id := (operations.approve_timesheet(v_entry.id, v_entry.seen)).id;
    exception
      when integrity_constraint_violation or data_exception or insufficient_privilege
        or sqlstate 'PT400' or sqlstate 'PT403' or sqlstate 'PT404' or sqlstate 'PT409' or sqlstate 'PT412' then
        made_id := null;
        get stacked diagnostics state = returned_sqlstate, message = message_text, about_table = table_name,
          about_column = column_name, about_constraint = constraint_name;
    end;
    return next;
  end loop;
end
$$;

-- All entries of a person whose work_date lies in a week, in their order and each with its id. One that is approved
-- already stays as it is, so that the same request may be sent again. p_seen: the latest updated_at of the entries that
-- were seen.
create function operations.approve_week(p_employee uuid, p_week date, p_seen timestamptz)
returns table (made_id uuid, state text, message text, about_table text, about_column text, about_constraint text)
language plpgsql set search_path = '' as
$$
declare
  v_week jsonb;
  v_closed jsonb;
begin
  perform private.require_permission('approve_timesheets');
  if p_employee = private.my_id() then
    raise exception sqlstate 'PT403' using message = 'own_record';
  end if;
  if not exists (select from public.profiles p where p.id = p_employee and p.agency_id = private.my_agency_id()) then
    raise exception sqlstate 'PT409' using message = 'unknown_reference', column = 'employee_id';
  end if;
  if exists (select from public.agencies a
    where a.id = private.my_agency_id() and a.week_start <> extract(isodow from p_week)) then
    raise exception sqlstate 'PT400' using message = 'invalid_value', column = 'week';
  end if;
  -- A work_date was reckoned where the agency was then, less than two days from the same date here.
  select jsonb_agg(jsonb_build_object('id', t.id, 'status', t.status,
      'seen', case when t.updated_at <= p_seen then t.updated_at else '-infinity' end) order by t.clock_in, t.id)
  into v_week
  from public.timesheets t
  where t.agency_id = private.my_agency_id() and t.employee_id = p_employee and t.status <> 'void'
    and t.work_date between p_week and p_week + 6
    and t.clock_in > p_week::timestamp at time zone 'UTC' - interval '2 days'
    and t.clock_in < p_week::timestamp at time zone 'UTC' + interval '9 days';
  v_closed := jsonb_path_query_array(v_week, '$[*] ? (@.status == "completed" || @.status == "rejected")');
  return query
    select w.id, case w.status when 'active' then 'PT409' else o.state end,
      case w.status when 'active' then 'still_open' else o.message end, o.about_table, o.about_column, o.about_constraint
    from jsonb_array_elements(v_week) with ordinality e (entry, place)
    cross join lateral jsonb_to_record(e.entry) w (id uuid, status text)
    left join jsonb_array_elements(v_closed) with ordinality c (entry, place) on c.entry ->> 'id' = e.entry ->> 'id'
    left join operations.approve_timesheets(v_closed) o on o.place = c.place
    order by e.place;
end
$$;

grant execute on function
  operations.add_shifts(jsonb), operations.copy_shifts(date, date, uuid[], boolean, text),
  operations.add_assignments(jsonb), operations.approve_timesheets(jsonb),
  operations.approve_week(uuid, date, timestamptz)
  to operations_caller;

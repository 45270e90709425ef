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
-- shifts are not copied.
create function operations.copy_shifts(p_from date, p_to date, p_employees uuid[], p_publish boolean)
returns table (source_id uuid, made_id uuid, state text, message text, about_table text, about_column text,
  about_constraint text)
language plpgsql set search_path = '' as
$$
declare
  v_shifts jsonb;
begin
  perform private.require_permission('manage_shifts');
  select jsonb_agg(jsonb_build_object('id', s.id, 'employee_id', s.employee_id, 'model_id', s.model_id, 'title', s.title,
      'notes', s.notes, 'timezone', s.timezone, 'planned_break_minutes', s.planned_break_minutes,
      'allow_overlap', s.allow_overlap, 'publish', p_publish,
      'start_time', private.instant_of(s.start_time at time zone s.timezone + (p_to - p_from) * interval '1 day', s.timezone),
      'end_time', private.instant_of(s.end_time at time zone s.timezone + (p_to - p_from) * interval '1 day', s.timezone))
      order by s.start_time, s.id)
  into v_shifts
  from public.shifts s
  where s.series_id is null and s.status <> 'cancelled'
    and s.start_time >= private.instant_of(p_from::timestamp, private.my_timezone())
    and s.start_time < private.instant_of((p_from + 7)::timestamp, private.my_timezone())
    and (p_employees is null or s.employee_id = any (p_employees));
  return query
    select (o.shift ->> 'id')::uuid, o.made_id, o.state, o.message, o.about_table, o.about_column, o.about_constraint
    from rows from (jsonb_array_elements(v_shifts), operations.add_shifts(v_shifts))
      o (shift, made_id, state, message, about_table, about_column, about_constraint);
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

grant execute on function
  operations.add_shifts(jsonb), operations.copy_shifts(date, date, uuid[], boolean), operations.add_assignments(jsonb),
  operations.approve_timesheets(jsonb)
  to operations_caller;

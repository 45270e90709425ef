-- What people ask to have corrected, and what is added or taken back beside entries that are paid.

create function operations.guard_correction() returns trigger
language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets;
  v_window constant integer :=
    (operations.policy_on(private.my_agency_id(), private.my_today())).correction_window_days;
begin
  perform private.require_permission('clock_in_out');
  perform operations.require_past(greatest(new.clock_in, new.clock_out));
  if private.agency_day(new.agency_id, new.clock_in) < private.my_today() - v_window then
    raise exception sqlstate 'PT400' using message = 'too_old', column = 'clock_in';
  end if;
  perform operations.breaks_from(new.breaks, new.clock_in, new.clock_out);
  if new.timesheet_id is not null then
    select * into v_entry from public.timesheets t
    where t.id = new.timesheet_id and t.agency_id = new.agency_id and t.employee_id = new.employee_id;
    if not found then
      raise exception sqlstate 'PT409' using message = 'unknown_reference', column = 'timesheet_id';
    end if;
    if v_entry.status = 'active' then
      raise exception sqlstate 'PT409' using message = 'still_open';
    end if;
    if v_entry.status = 'void' then
      raise exception sqlstate 'PT409' using message = 'invalid_transition';
    end if;
  end if;
  if new.shift_id is not null and not exists (
    select from public.shifts s
    where s.id = new.shift_id and s.agency_id = new.agency_id and s.employee_id = new.employee_id
      and s.published_at is not null) then
    raise exception sqlstate 'PT409' using message = 'unknown_reference', column = 'shift_id';
  end if;
  if not operations.may_work_for(new.model_id, private.agency_day(new.agency_id, new.clock_in))
    and exists (select from public.models m where m.id = new.model_id and m.agency_id = new.agency_id) then
    raise exception sqlstate 'PT403' using message = 'not_assigned', column = 'model_id';
  end if;
  return new;
end
$$;

create function operations.find_correction(p_correction uuid) returns public.timesheet_corrections
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_row public.timesheet_corrections;
begin
  select * into v_row from public.timesheet_corrections c
  where c.id = p_correction and c.agency_id = private.my_agency_id()
    and (c.employee_id = private.my_id() or private.has_permission('view_all_timesheets'));
  perform private.require_found(found);
  return v_row;
end
$$;

create function operations.lock_correction_to_decide(p_correction uuid) returns public.timesheet_corrections
language plpgsql security definer set search_path = '' as
$$
declare
  v_row public.timesheet_corrections := operations.find_correction(p_correction);
begin
  perform private.require_permission('approve_timesheets');
  perform private.require_not_own(v_row.employee_id);
  if v_row.timesheet_id is not null then
    perform operations.lock_entry(v_row.timesheet_id);
  end if;
  select * into v_row from public.timesheet_corrections c where c.id = p_correction for no key update;
  perform private.require_status(v_row.status, 'pending');
  return v_row;
end
$$;

-- Adjusts a paid entry by what it would be worth more, or less, with the times that were asked for. Earlier corrections have
-- settled their part of the difference; adjustments that editors wrote about the entry have other reasons.
create function operations.settle_paid_entry(p_entry public.timesheets, p_correction public.timesheet_corrections)
returns void language plpgsql security definer set search_path = '' as
$$
declare
  v_wanted public.timesheets := p_entry;
  v_minutes integer;
begin
  v_wanted.clock_in := p_correction.clock_in;
  v_wanted.clock_out := p_correction.clock_out;
  v_wanted.shift_id := coalesce(p_correction.shift_id, p_entry.shift_id);
  v_wanted := operations.computed(v_wanted,
    operations.breaks_from(p_correction.breaks, p_correction.clock_in, p_correction.clock_out));
  v_minutes := v_wanted.payable_minutes - p_entry.payable_minutes - (
    select coalesce(sum(a.minutes), 0) from public.timesheet_adjustments a
    where a.agency_id = p_entry.agency_id and a.timesheet_id = p_entry.id and a.correction_id is not null);
  if v_minutes <> 0 then
    insert into public.timesheet_adjustments (agency_id, employee_id, timesheet_id, correction_id, minutes, reason)
    values (p_entry.agency_id, p_entry.employee_id, p_entry.id, p_correction.id, v_minutes,
      p_correction.reason);
  end if;
end
$$;

create function operations.approve_correction(p_correction uuid, p_note text default null)
returns public.timesheet_corrections language plpgsql security definer set search_path = '' as
$$
declare
  v_row public.timesheet_corrections := operations.lock_correction_to_decide(p_correction);
  v_old public.timesheets;
  v_new public.timesheets;
begin
  perform set_config('onyx.reason', v_row.reason, true);
  select * into v_old from public.timesheets t where t.id = v_row.timesheet_id;
  if v_row.timesheet_id is null then
    v_new := operations.add_entry(v_row.employee_id, v_row.clock_in, v_row.clock_out, v_row.breaks, v_row.shift_id,
      v_row.model_id, null, 'correction', '{corrected}');
  elsif v_old.payout_run_id is not null then
    perform operations.settle_paid_entry(v_old, v_row);
  elsif v_old.status in ('active', 'void') then
    raise exception sqlstate 'PT409' using message = 'invalid_transition';
  else
    v_new := v_old;
    v_new.clock_in := v_row.clock_in;
    v_new.clock_out := v_row.clock_out;
    v_new.shift_id := coalesce(v_row.shift_id, v_old.shift_id);
    v_new.model_id := coalesce(v_row.model_id, v_old.model_id);
    v_new.source := 'correction';
    v_new := operations.change_entry(v_old, v_new, v_row.breaks, '{corrected}');
  end if;
  update public.timesheet_corrections c
  set status = 'approved', decided_by = private.my_id(), decided_at = now(), decision_note = p_note,
      timesheet_id = coalesce(c.timesheet_id, v_new.id)
  where c.id = p_correction returning * into v_row;
  return v_row;
end
$$;

create function operations.reject_correction(p_correction uuid, p_note text default null)
returns public.timesheet_corrections language plpgsql security definer set search_path = '' as
$$
declare
  v_row public.timesheet_corrections := operations.lock_correction_to_decide(p_correction);
begin
  update public.timesheet_corrections c
  set status = 'rejected', decided_by = private.my_id(), decided_at = now(), decision_note = p_note
  where c.id = p_correction returning * into v_row;
  return v_row;
end
$$;

create function operations.cancel_correction(p_correction uuid) returns public.timesheet_corrections
language plpgsql security definer set search_path = '' as
$$
declare
  v_row public.timesheet_corrections := operations.find_correction(p_correction);
begin
  perform private.require_own(v_row.employee_id);
  select * into v_row from public.timesheet_corrections c where c.id = p_correction for no key update;
  perform private.require_status(v_row.status, 'pending');
  update public.timesheet_corrections c set status = 'cancelled' where c.id = p_correction returning * into v_row;
  return v_row;
end
$$;

create function operations.guard_adjustment() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  perform private.require_not_own(coalesce(new.employee_id, old.employee_id));
  if tg_op = 'DELETE' then
    if old.payout_run_id is not null then
      raise exception sqlstate 'PT409' using message = 'locked';
    end if;
    return old;
  end if;
  if new.timesheet_id is not null and not exists (
    select from public.timesheets t
    where t.id = new.timesheet_id and t.agency_id = new.agency_id and t.employee_id = new.employee_id) then
    raise exception sqlstate 'PT409' using message = 'unknown_reference', column = 'timesheet_id';
  end if;
  return new;
end
$$;

-- What was added or taken back says so once; only the run that pays it may be written later.
create function operations.keep_adjustment() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  if to_jsonb(new) - '{payout_run_id,updated_at}'::text[] <> to_jsonb(old) - '{payout_run_id,updated_at}'::text[] then
    raise exception sqlstate 'PT409' using message = 'immutable';
  end if;
  return new;
end
$$;

create function operations.adjusted() returns trigger
language plpgsql security definer set search_path = '' set timezone = 'UTC' as
$$
declare
  v_row public.timesheet_adjustments := coalesce(new, old);
  v_more jsonb := jsonb_build_object('adjustment_id', v_row.id, 'work_date', v_row.work_date,
    'minutes', case tg_op when 'DELETE' then -v_row.minutes else v_row.minutes end);
  v_entry public.timesheets;
begin
  select * into v_entry from public.timesheets t where t.id = v_row.timesheet_id;
  if found then
    perform operations.emit_timesheet('adjusted', v_entry, v_more);
  elsif v_row.timesheet_id is null then
    perform operations.emit('timesheet.adjusted', v_row.id, v_row.agency_id, (
      select jsonb_object_agg(k, null) from operations.event_types t, unnest(t.required) k
      where t.type = 'io.onyxos.operations.timesheet.adjusted.v1') || v_more
      || jsonb_build_object('employee_id', v_row.employee_id));
  end if;
  return null;
end
$$;

create trigger guard_correction before insert on public.timesheet_corrections
  for each row when (current_user = 'operations_caller') execute function operations.guard_correction();
create trigger guard_adjustment before insert or delete on public.timesheet_adjustments
  for each row when (current_user = 'operations_caller') execute function operations.guard_adjustment();
create trigger keep_adjustment before update on public.timesheet_adjustments
  for each row execute function operations.keep_adjustment();
create trigger events after insert or delete on public.timesheet_adjustments
  for each row execute function operations.adjusted();

grant execute on function
  operations.approve_correction(uuid, text), operations.reject_correction(uuid, text),
  operations.cancel_correction(uuid)
  to operations_caller;

-- What is done to a shift as a whole, and what others are told about it.

-- A shift of the caller's agency, locked. Every function locks a shift before its entries.
create function operations.lock_shift(p_shift uuid) returns public.shifts
language plpgsql security definer set search_path = '' as
$$
declare
  v_shift public.shifts;
begin
  select * into v_shift from public.shifts s
  where s.id = p_shift and s.agency_id = private.my_agency_id() for no key update;
  perform private.require_found(found);
  return v_shift;
end
$$;

-- The same for a verb of planners; 404 for a caller who does not see the shift.
create function operations.lock_planned_shift(p_shift uuid) returns public.shifts
language plpgsql security definer set search_path = '' as
$$
declare
  v_shift public.shifts := operations.lock_shift(p_shift);
begin
  if not private.has_permission('manage_shifts')
    and (v_shift.published_at is null
      or v_shift.employee_id <> private.my_id()) then
    raise exception sqlstate 'PT404' using message = 'not_found';
  end if;
  perform private.require_permission('manage_shifts');
  return v_shift;
end
$$;

-- Publishes drafts and returns how many there were; ids of others and of published ones are passed over.
create function operations.publish_shifts(p_shifts uuid[]) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_count integer;
begin
  perform private.require_permission('manage_shifts');
  with drafts as (
    select s.id from public.shifts s
    where s.id = any (p_shifts) and s.agency_id = private.my_agency_id() and s.published_at is null
      and s.cancelled_at is null
    order by s.id for no key update)
  update public.shifts s set published_at = now() from drafts d where s.id = d.id;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

create function operations.cancel_shift(p_shift uuid, p_reason text) returns public.shifts
language plpgsql security definer set search_path = '' as
$$
declare
  v_shift public.shifts := operations.lock_planned_shift(p_shift);
begin
  if v_shift.cancelled_at is not null then
    raise exception sqlstate 'PT409' using message = 'shift_cancelled';
  end if;
  if v_shift.status = 'in_progress' then
    raise exception sqlstate 'PT409' using message = 'shift_in_progress';
  end if;
  perform operations.require_editable(v_shift);
  perform private.require_reason(p_reason);
  update public.shifts s set cancelled_at = now(), cancel_reason = p_reason where s.id = p_shift
  returning * into v_shift;
  return v_shift;
end
$$;

create function operations.reinstate_shift(p_shift uuid) returns public.shifts
language plpgsql security definer set search_path = '' as
$$
declare
  v_shift public.shifts := operations.lock_planned_shift(p_shift);
begin
  if v_shift.cancelled_at is null then
    raise exception sqlstate 'PT409' using message = 'not_cancelled';
  end if;
  perform operations.require_editable(v_shift);
  update public.shifts s set cancelled_at = null, cancel_reason = null where s.id = p_shift returning * into v_shift;
  return v_shift;
end
$$;

create function operations.claim_shift(p_shift uuid) returns public.shifts
language plpgsql security definer set search_path = '' as
$$
declare
  v_shift public.shifts := operations.lock_shift(p_shift);
begin
  if v_shift.published_at is null then
    raise exception sqlstate 'PT404' using message = 'not_found';
  end if;
  perform operations.check_claim(v_shift);
  update public.shifts s set employee_id = private.my_id() where s.id = p_shift returning * into v_shift;
  perform set_config('onyx.assigned_by', '', true);
  return v_shift;
end
$$;

create function operations.shift_image(p_shift public.shifts) returns jsonb
language plpgsql stable set search_path = '' set timezone = 'UTC' as
$$
begin
  return jsonb_build_object('start_time', p_shift.start_time, 'end_time', p_shift.end_time,
    'employee_id', p_shift.employee_id, 'model_id', p_shift.model_id);
end
$$;

create function operations.emit_shift(p_verb text, p_shift public.shifts, p_more jsonb default '{}') returns void
language plpgsql security definer set search_path = '' set timezone = 'UTC' as
$$
begin
  perform operations.emit('shift.' || p_verb, p_shift.id, p_shift.agency_id, jsonb_build_object(
    'shift_id', p_shift.id, 'employee_id', p_shift.employee_id, 'model_id', p_shift.model_id,
    'start_time', p_shift.start_time, 'end_time', p_shift.end_time, 'timezone', p_shift.timezone,
    'status', p_shift.status, 'series_id', p_shift.series_id, 'revision', p_shift.revision) || p_more);
end
$$;

-- Drafts are the planners' own; what is told begins with publication.
create function operations.shift_changed() returns trigger
language plpgsql security definer set search_path = '' as
$$
declare
  v_by text := coalesce(nullif(current_setting('onyx.assigned_by', true), ''), 'manager');
begin
  if new.published_at is null then
    return null;
  end if;
  if tg_op = 'INSERT' or old.published_at is null or old.cancelled_at is not null and new.cancelled_at is null then
    if new.cancelled_at is null then
      perform operations.emit_shift('published', new);
    end if;
  elsif new.cancelled_at is not null then
    if old.cancelled_at is null then
      perform operations.emit_shift('cancelled', new);
    end if;
    return null;
  else
    if new.employee_id is distinct from old.employee_id then
      perform operations.emit_shift('assigned', new,
        jsonb_build_object('by', v_by, 'previous_employee_id', old.employee_id));
    end if;
    if (new.start_time, new.end_time, new.model_id) is distinct from (old.start_time, old.end_time, old.model_id) then
      perform operations.emit_shift('changed', new,
        jsonb_build_object('before', operations.shift_image(old), 'after', operations.shift_image(new)));
    end if;
  end if;
  if new.status = 'missed' and (tg_op = 'INSERT' or old.status <> 'missed') then
    perform operations.emit_shift('missed', new);
  end if;
  if tg_op = 'UPDATE' and old.late_alerted_at is null and new.late_alerted_at is not null then
    perform operations.emit_shift('late_detected', new, jsonb_build_object(
      'minutes', floor(extract(epoch from new.late_alerted_at - new.start_time) / 60)));
  end if;
  return null;
end
$$;

create trigger events after insert or update on public.shifts
  for each row execute function operations.shift_changed();

grant execute on function
  operations.publish_shifts(uuid[]), operations.cancel_shift(uuid, text), operations.reinstate_shift(uuid),
  operations.claim_shift(uuid)
  to operations_caller;

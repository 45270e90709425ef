-- What managers do to entries: enter, edit, close, approve, reject, reopen, void. None of it to one's own.

-- The entry, its shift locked before it, for a caller who sees it. p_seen: the updated_at that was decided on.
create function operations.lock_entry(p_entry uuid, p_seen timestamptz default null) returns public.timesheets
language plpgsql security definer set search_path = '' as
$$
declare
  v_seen public.timesheets;
  v_entry public.timesheets;
begin
  select * into v_seen from public.timesheets t
  where t.id = p_entry and t.agency_id = private.my_agency_id()
    and (private.has_permission('view_all_timesheets')
      or t.employee_id = private.my_id() and private.has_permission('view_own_timesheet'));
  perform private.require_found(found);
  perform from public.shifts s where s.id = v_seen.shift_id for no key update;
  select * into v_entry from public.timesheets t where t.id = p_entry for no key update;
  if v_entry.shift_id is distinct from v_seen.shift_id then
    -- Locked the wrong shift: the request is repeated once.
    raise exception sqlstate '40001' using message = 'the entry moved to another shift meanwhile';
  end if;
  -- What has been paid meanwhile is refused as such: a newer tag would not help.
  if v_entry.payout_run_id is null and v_entry.updated_at <> p_seen then
    raise exception sqlstate 'PT412' using message = 'precondition_failed';
  end if;
  return v_entry;
end
$$;

-- The entry for a decision that the permission allows and that its status allows.
create function operations.lock_entry_for(
  p_entry uuid, p_seen timestamptz, p_permission text, variadic p_statuses text[])
returns public.timesheets language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets := operations.lock_entry(p_entry, p_seen);
begin
  perform private.require_permission(p_permission);
  perform private.require_not_own(v_entry.employee_id);
  if v_entry.payout_run_id is not null then
    raise exception sqlstate 'PT409' using message = 'locked';
  end if;
  perform private.require_status(v_entry.status, variadic p_statuses);
  return v_entry;
end
$$;

create function operations.approve_timesheet(p_entry uuid, p_seen timestamptz) returns public.timesheets
language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets := operations.lock_entry_for(p_entry, p_seen, 'approve_timesheets', 'completed');
begin
  update public.timesheets t
  set status = 'approved', approved_by = private.my_id(), approved_at = now(),
      approved_values = operations.approval_of(v_entry),
      review_reasons = array_remove(t.review_reasons, 'changed_after_approval')
  where t.id = p_entry returning * into v_entry;
  perform operations.emit_timesheet('approved', v_entry);
  return v_entry;
end
$$;

create function operations.reject_timesheet(p_entry uuid, p_reason text, p_seen timestamptz default null)
returns public.timesheets language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets := operations.lock_entry_for(p_entry, p_seen, 'approve_timesheets', 'completed');
begin
  perform private.require_reason(p_reason);
  update public.timesheets t set status = 'rejected', rejected_reason = p_reason
  where t.id = p_entry returning * into v_entry;
  perform operations.emit_timesheet('rejected', v_entry);
  return v_entry;
end
$$;

create function operations.reopen_timesheet(p_entry uuid, p_reason text, p_seen timestamptz default null)
returns public.timesheets language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets := operations.lock_entry_for(p_entry, p_seen, 'approve_timesheets', 'approved');
begin
  perform private.require_reason(p_reason);
  update public.timesheets t set status = 'completed', approved_at = null, approved_by = null
  where t.id = p_entry returning * into v_entry;
  perform operations.emit_timesheet('reopened', v_entry);
  return v_entry;
end
$$;

create function operations.void_timesheet(p_entry uuid, p_reason text, p_seen timestamptz default null)
returns public.timesheets language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets :=
    operations.lock_entry_for(p_entry, p_seen, 'edit_timesheets', 'completed', 'approved', 'rejected');
begin
  perform private.require_reason(p_reason);
  update public.timesheets t set status = 'void', approved_at = null, approved_by = null, rejected_reason = null
  where t.id = p_entry returning * into v_entry;
  perform operations.emit_timesheet('voided', v_entry);
  return v_entry;
end
$$;

-- Breaks as clients write them, [{started_at, ended_at}], within an entry.
create function operations.breaks_from(p_breaks jsonb, p_in timestamptz, p_out timestamptz) returns tstzmultirange
language plpgsql stable set search_path = '' as
$$
declare
  v_breaks tstzmultirange;
  v_seconds numeric;
begin
  select coalesce(range_agg(tstzrange(b.started_at, b.ended_at)), '{}'),
    coalesce(sum(extract(epoch from b.ended_at - b.started_at)), 0)
  into v_breaks, v_seconds
  from jsonb_to_recordset(p_breaks) b (started_at timestamptz, ended_at timestamptz);
  -- Elements that overlap, lack an end or have no length are not what was meant.
  if exists (select from jsonb_to_recordset(p_breaks) b (started_at timestamptz, ended_at timestamptz)
      where b.started_at is null or b.ended_at is null or b.started_at = b.ended_at)
    or v_seconds <> operations.seconds_of(v_breaks) then
    raise exception sqlstate 'PT400' using message = 'invalid_breaks', column = 'breaks';
  end if;
  if not v_breaks <@ tstzrange(p_in, p_out) then
    raise exception sqlstate 'PT400' using message = 'break_outside_entry', column = 'breaks';
  end if;
  return v_breaks;
exception
  when invalid_text_representation or invalid_parameter_value or data_exception then
    raise exception sqlstate 'PT400' using message = 'invalid_breaks', column = 'breaks';
end
$$;

create function operations.require_past(p_at timestamptz) returns void
language plpgsql stable set search_path = '' as
$$
begin
  if p_at > now() then
    raise exception sqlstate 'PT400' using message = 'in_future';
  end if;
end
$$;

-- Writes times, breaks, shift and model over those of a locked entry; p_breaks null keeps the breaks.
create function operations.change_entry(
  p_old public.timesheets, p_new public.timesheets, p_breaks jsonb, p_reasons text[])
returns public.timesheets language plpgsql security definer set search_path = '' as
$$
declare
  v_before constant tstzmultirange := operations.breaks_of(p_old.id);
  v_breaks tstzmultirange := v_before;
  v_entry public.timesheets := p_new;
begin
  perform operations.require_past(greatest(p_new.clock_in, p_new.clock_out));
  if p_new.shift_id is distinct from p_old.shift_id then
    -- Of two shifts the one with the smaller id would be locked first; the old one is locked already, so wait for none.
    perform from public.shifts s where s.id = p_new.shift_id for no key update nowait;
  end if;
  if p_breaks is not null then
    v_breaks := operations.breaks_from(p_breaks, p_new.clock_in, coalesce(p_new.clock_out, now()));
    if v_breaks <> v_before then
      delete from public.timesheet_breaks b where b.timesheet_id = p_old.id;
      insert into public.timesheet_breaks (agency_id, timesheet_id, started_at, ended_at)
      select p_old.agency_id, p_old.id, lower(r), upper(r) from unnest(v_breaks) r;
    end if;
  end if;
  if v_breaks <> v_before or (p_new.clock_in, p_new.clock_out, p_new.shift_id)
    is distinct from (p_old.clock_in, p_old.clock_out, p_old.shift_id) then
    v_entry := operations.fallen_back(v_entry);
  elsif p_new.model_id is not distinct from p_old.model_id and p_old.status <> 'rejected' then
    return p_old;
  end if;
  update public.timesheets t
  set clock_in = v_entry.clock_in, clock_out = v_entry.clock_out, shift_id = v_entry.shift_id,
      model_id = v_entry.model_id, source = v_entry.source,
      status = case v_entry.status when 'rejected' then 'completed' else v_entry.status end, rejected_reason = null,
      approved_at = v_entry.approved_at, approved_by = v_entry.approved_by,
      review_reasons = v_entry.review_reasons || p_reasons
  where t.id = p_old.id
  returning * into v_entry;
  perform operations.emit_timesheet('corrected', v_entry);
  return v_entry;
end
$$;

-- A timestamptz from a client's JSON.
create function operations.instant(p_json jsonb, p_key text) returns timestamptz
language plpgsql stable set search_path = '' as
$$
begin
  return (p_json ->> p_key)::timestamptz;
exception
  when data_exception then
    raise exception sqlstate 'PT400' using message = 'invalid_value';
end
$$;

-- An editor's change. p_changes: any of clock_in, clock_out, breaks, shift_id, model_id, note.
create function operations.edit_timesheet(
  p_entry uuid, p_changes jsonb, p_reason text, p_seen timestamptz default null)
returns public.timesheets language plpgsql security definer set search_path = '' as
$$
declare
  v_old public.timesheets := operations.lock_entry_for(p_entry, p_seen, 'edit_timesheets',
    'active', 'completed', 'approved', 'rejected');
  v_new public.timesheets := v_old;
begin
  perform private.require_reason(p_reason);
  if p_changes ? 'clock_out' and v_old.clock_out is null then
    raise exception sqlstate 'PT409' using message = 'still_open';
  end if;
  v_new.clock_in := case when p_changes ? 'clock_in' then operations.instant(p_changes, 'clock_in') else v_old.clock_in end;
  v_new.clock_out :=
    case when p_changes ? 'clock_out' then operations.instant(p_changes, 'clock_out') else v_old.clock_out end;
  v_new.shift_id := case when p_changes ? 'shift_id' then (p_changes ->> 'shift_id')::uuid else v_old.shift_id end;
  v_new.model_id := case when p_changes ? 'model_id' then (p_changes ->> 'model_id')::uuid else v_old.model_id end;
  if p_changes - 'note' <> '{}' then
    v_new := operations.change_entry(v_old, v_new, p_changes -> 'breaks', '{corrected}');
  end if;
  if p_changes ? 'note' then
    update public.timesheets t set note = p_changes ->> 'note' where t.id = p_entry returning * into v_new;
  end if;
  return v_new;
end
$$;

-- An entry that was not clocked. p_source: manual, or correction when the person asked for it.
create function operations.add_entry(
  p_employee uuid, p_clock_in timestamptz, p_clock_out timestamptz, p_breaks jsonb, p_shift uuid, p_model uuid,
  p_note text, p_source text, p_reasons text[])
returns public.timesheets language plpgsql security definer set search_path = '' as
$$
declare
  v_breaks constant tstzmultirange := operations.breaks_from(coalesce(p_breaks, '[]'), p_clock_in, p_clock_out);
  v_entry public.timesheets;
begin
  perform operations.require_past(greatest(p_clock_in, p_clock_out));
  perform from public.shifts s
  where s.id = p_shift and s.agency_id = private.my_agency_id() for no key update;
  v_entry.id := extensions.uuid_generate_v4();
  insert into public.timesheets (
    id, agency_id, employee_id, shift_id, model_id, clock_in, clock_out, source, status, review_reasons, note)
  values (
    v_entry.id, private.my_agency_id(), p_employee, p_shift, p_model, p_clock_in, p_clock_out, p_source, 'completed',
    p_reasons, p_note);
  insert into public.timesheet_breaks (agency_id, timesheet_id, started_at, ended_at)
  select private.my_agency_id(), v_entry.id, lower(r), upper(r) from unnest(v_breaks) r;
  -- Counted again, now with its breaks.
  update public.timesheets t set clock_in = t.clock_in where t.id = v_entry.id returning * into v_entry;
  perform operations.emit_timesheet('corrected', v_entry);
  return v_entry;
end
$$;

create function operations.enter_timesheet(
  p_employee uuid, p_clock_in timestamptz, p_clock_out timestamptz, p_reason text, p_breaks jsonb default '[]',
  p_shift uuid default null, p_model uuid default null, p_note text default null)
returns public.timesheets language plpgsql security definer set search_path = '' as
$$
begin
  perform private.require_permission('edit_timesheets');
  perform private.require_not_own(p_employee);
  perform private.require_reason(p_reason);
  if p_clock_in is null or p_clock_out is null then
    raise exception sqlstate 'PT400' using message = 'required';
  end if;
  return operations.add_entry(p_employee, p_clock_in, p_clock_out, p_breaks, p_shift, p_model, p_note, 'manual',
    '{manual}');
end
$$;

-- Ends another person's open entry at a known time, instead of the time that the rules would give.
create function operations.close_timesheet(
  p_entry uuid, p_clock_out timestamptz, p_reason text, p_seen timestamptz default null)
returns public.timesheets language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets := operations.lock_entry(p_entry, p_seen);
begin
  perform private.require_permission('edit_timesheets');
  perform private.require_not_own(v_entry.employee_id);
  if v_entry.clock_out is not null then
    raise exception sqlstate 'PT409' using message = 'not_clocked_in';
  end if;
  perform private.require_reason(p_reason);
  perform operations.require_past(p_clock_out);
  return operations.close_entry(v_entry, p_clock_out, '{corrected}', 'clocked_out');
end
$$;

grant execute on function
  operations.approve_timesheet(uuid, timestamptz), operations.reject_timesheet(uuid, text, timestamptz),
  operations.reopen_timesheet(uuid, text, timestamptz), operations.void_timesheet(uuid, text, timestamptz),
  operations.edit_timesheet(uuid, jsonb, text, timestamptz),
  operations.enter_timesheet(uuid, timestamptz, timestamptz, text, jsonb, uuid, uuid, text),
  operations.close_timesheet(uuid, timestamptz, text, timestamptz)
  to operations_caller;

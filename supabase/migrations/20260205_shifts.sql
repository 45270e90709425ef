-- The rota: shifts, and the series that repeat them.
--
-- Triggers of shifts, in the order in which they fire:
--   before update  a_client_edit       callers: planners edit what is not cancelled, others claim an open shift
--   before write   guard_shift         locks the person's rota, checks person and model, derives status and revision
--   before delete  guard_shift_delete  callers: drafts only, and their series does not make them again
--   before update  touch_updated_at    the row's tag
--   after write    events              published, changed, assigned, cancelled, missed, late_detected
--   after update   shift_moved         new times: entries are counted again and lose their approval (20260208)
--   after write    write_audit         the audit trail

create table public.shift_series (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  employee_id uuid,
  model_id uuid,
  title text check (char_length(title) <= 100),
  notes text check (char_length(notes) <= 500),
  timezone text not null default private.my_timezone() check (private.is_iana_zone(timezone)),
  start_on date not null,
  local_start time not null,
  local_end time not null,
  rrule text not null check (char_length(rrule) between 1 and 500),
  until date check (until >= start_on),
  occurrence_count integer check (occurrence_count between 1 and 730),
  exdates date[] not null default '{}' check (cardinality(exdates) <= 1000),
  planned_break_minutes smallint not null default 0,
  publish boolean not null default true,
  generated_through date,
  ended_at timestamptz,
  created_by uuid default private.my_id(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint shift_series_agency_id_id_key unique (agency_id, id),
  constraint shift_series_planned_break_minutes_check check (planned_break_minutes between 0 and 480
    and planned_break_minutes * interval '1 minute' < local_end - local_start
      + case when local_end > local_start then interval '0' else interval '24 hours' end),
  constraint shift_series_one_end check (until is null or occurrence_count is null),
  constraint shift_series_employee_id_fkey foreign key (agency_id, employee_id)
    references public.profiles (agency_id, id),
  constraint shift_series_model_id_fkey foreign key (agency_id, model_id) references public.models (agency_id, id),
  constraint shift_series_created_by_fkey foreign key (agency_id, created_by)
    references public.profiles (agency_id, id)
);

create table public.shifts (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  employee_id uuid,
  model_id uuid,
  series_id uuid,
  occurrence_date date,
  is_exception boolean not null default false,
  title text check (char_length(title) <= 100),
  notes text check (char_length(notes) <= 500),
  start_time timestamptz not null,
  end_time timestamptz not null,
  timezone text not null default private.my_timezone() check (private.is_iana_zone(timezone)),
  planned_break_minutes smallint not null default 0,
  status text not null default 'scheduled'
    check (status in ('scheduled', 'in_progress', 'completed', 'missed', 'cancelled')),
  published_at timestamptz,
  allow_overlap boolean not null default false,
  late_alerted_at timestamptz,
  missed_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text check (char_length(cancel_reason) between 3 and 500),
  revision integer not null default 0,
  created_by uuid default private.my_id(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint shifts_agency_id_id_key unique (agency_id, id),
  constraint shifts_end_time_check check (end_time > start_time and end_time - start_time <= interval '24 hours'),
  constraint shifts_planned_break_minutes_check check (planned_break_minutes between 0 and 480
    and planned_break_minutes * interval '1 minute' < end_time - start_time),
  constraint shifts_occurrence_of_series check ((series_id is null) = (occurrence_date is null)),
  constraint shifts_cancelled_since check ((status = 'cancelled') = (cancelled_at is not null)
    and (cancelled_at is null) = (cancel_reason is null)),
  constraint shifts_employee_id_fkey foreign key (agency_id, employee_id) references public.profiles (agency_id, id),
  constraint shifts_model_id_fkey foreign key (agency_id, model_id) references public.models (agency_id, id),
  constraint shifts_series_id_fkey foreign key (agency_id, series_id) references public.shift_series (agency_id, id),
  constraint shifts_created_by_fkey foreign key (agency_id, created_by) references public.profiles (agency_id, id),
  constraint shifts_no_overlap exclude using gist (
    agency_id with =, employee_id with =, tstzrange(start_time, end_time, '[)') with &&)
    where (employee_id is not null and status <> 'cancelled' and not allow_overlap) deferrable initially immediate
);

create index shift_series_created_at_idx on public.shift_series (agency_id, created_at, id);
create index shift_series_employee_id_idx on public.shift_series (agency_id, employee_id);
create index shift_series_model_id_idx on public.shift_series (agency_id, model_id);
create index shift_series_created_by_idx on public.shift_series (agency_id, created_by);
create index shift_series_generated_through_idx on public.shift_series (generated_through nulls first)
  where ended_at is null;
create unique index shifts_series_id_occurrence_date_key on public.shifts (agency_id, series_id, occurrence_date)
  where series_id is not null;
create index idx_shifts_employee on public.shifts (employee_id);
create index shifts_start_time_idx on public.shifts (agency_id, start_time, id);
create index shifts_employee_id_idx on public.shifts (agency_id, employee_id, start_time);
create index shifts_model_id_idx on public.shifts (agency_id, model_id, start_time);
create index shifts_series_id_idx on public.shifts (agency_id, series_id);
create index shifts_created_by_idx on public.shifts (agency_id, created_by);
create index shifts_waiting_idx on public.shifts (end_time) where status = 'scheduled' and published_at is not null;

-- What a shift has come to, read off its entries.
create function operations.derive_shift_status(p_shift public.shifts) returns text
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_open boolean;
begin
  if p_shift.cancelled_at is not null then
    return 'cancelled';
  end if;
  select bool_or(t.clock_out is null) into v_open from public.timesheets t
  where t.agency_id = p_shift.agency_id and t.shift_id = p_shift.id and t.status not in ('void', 'rejected');
  return case
    when v_open then 'in_progress'
    when not v_open then 'completed'
    when p_shift.end_time <= now() and p_shift.published_at is not null and p_shift.employee_id is not null then 'missed'
    else 'scheduled'
  end;
end
$$;

create function operations.is_assigned(p_agency_id uuid, p_profile_id uuid, p_model_id uuid, p_day date)
returns boolean language plpgsql stable security definer set search_path = '' as
$$
begin
  return exists (
    select from public.model_assignments a
    where a.agency_id = p_agency_id and a.profile_id = p_profile_id and a.model_id = p_model_id
      and p_day between a.starts_on and coalesce(a.ends_on, 'infinity'));
end
$$;

-- People may work for a model that is theirs on the day, or that their role sees with all the others.
create function operations.may_work_for(p_model_id uuid, p_day date) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return p_model_id is null or private.has_permission('view_all_models')
    or operations.is_assigned(private.my_agency_id(), private.my_id(), p_model_id, p_day);
end
$$;

-- A forced change is one that says why.
create function operations.is_forced() returns boolean language plpgsql stable set search_path = '' as
$$
begin
  return current_setting('onyx.force', true) = 'true' and nullif(current_setting('onyx.reason', true), '') is not null;
end
$$;

-- Who may be planned for what. An unknown person or model is left to the foreign key.
create function operations.check_shift(p_shift public.shifts, p_person_changed boolean, p_model_changed boolean)
returns void language plpgsql security definer set search_path = '' as
$$
begin
  if p_model_changed and exists (
    select from public.models m
    where m.id = p_shift.model_id and m.agency_id = p_shift.agency_id
      and (m.status = 'archived' or m.left_on < private.agency_day(m.agency_id, p_shift.start_time))) then
    raise exception sqlstate 'PT400' using message = 'model_inactive', column = 'model_id';
  end if;
  if not p_person_changed or p_shift.employee_id is null or not exists (
    select from public.profiles p where p.id = p_shift.employee_id and p.agency_id = p_shift.agency_id) then
    return;
  end if;
  if not operations.is_schedulable(p_shift.agency_id, p_shift.employee_id) then
    raise exception sqlstate 'PT400' using message = 'not_schedulable', column = 'employee_id';
  end if;
  if not operations.is_forced() and exists (
    select from public.time_off o
    where o.agency_id = p_shift.agency_id and o.employee_id = p_shift.employee_id and o.status = 'approved'
      and o.start_time < p_shift.end_time and o.end_time > p_shift.start_time) then
    raise exception sqlstate 'PT409' using message = 'time_off', column = 'employee_id';
  end if;
end
$$;

create function operations.guard_shift() returns trigger
language plpgsql security definer set search_path = '' as
$$
declare
  v_time_changed boolean;
  v_person_changed boolean;
begin
  if tg_op = 'INSERT' then
    if new.cancelled_at is null then
      perform operations.lock_person('rota', new.agency_id, new.employee_id);
      perform operations.check_shift(new, true, true);
    end if;
    new.status := operations.derive_shift_status(new);
    new.missed_at := case when new.status = 'missed' then now() end;
    return new;
  end if;
  v_time_changed := (new.start_time, new.end_time) is distinct from (old.start_time, old.end_time);
  v_person_changed := new.employee_id is distinct from old.employee_id;
  if new.cancelled_at is null then
    if v_time_changed or v_person_changed
      or (new.allow_overlap, new.cancelled_at) is distinct from (old.allow_overlap, old.cancelled_at) then
      perform operations.lock_person('rota', new.agency_id, new.employee_id);
    end if;
    perform operations.check_shift(new, v_person_changed or v_time_changed or old.cancelled_at is not null,
      new.model_id is distinct from old.model_id or v_time_changed);
  end if;
  if v_person_changed and exists (
    select from public.timesheets t where t.agency_id = new.agency_id and t.shift_id = new.id and t.status <> 'void') then
    raise exception sqlstate 'PT409' using message = 'has_entries', column = 'employee_id';
  end if;
  if v_person_changed or v_time_changed then
    new.late_alerted_at := null;
  end if;
  new.status := operations.derive_shift_status(new);
  new.missed_at := case when new.status = 'missed' then coalesce(old.missed_at, now()) end;
  if v_time_changed or v_person_changed or (new.model_id, new.status) is distinct from (old.model_id, old.status) then
    new.revision := old.revision + 1;
  end if;
  return new;
end
$$;

-- A shift that is over belongs to the record of time.
create function operations.require_editable(p_shift public.shifts) returns void
language plpgsql stable security definer set search_path = '' as
$$
begin
  if p_shift.end_time > now() then
    return;
  end if;
  if not private.role_has_permission(private.my_role(), 'edit_timesheets') then
    raise exception sqlstate 'PT403' using message = 'past_shift';
  end if;
  perform private.require_permission('edit_timesheets');
end
$$;

-- What a client's own UPDATE may do, beyond the columns that it is granted.
create function operations.guard_shift_edit() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  if not private.has_permission('manage_shifts') then
    if old.employee_id is not null or new.employee_id is distinct from private.my_id()
      or to_jsonb(new) - 'employee_id' <> to_jsonb(old) - 'employee_id' then
      raise exception sqlstate 'PT403' using message = 'forbidden';
    end if;
    perform operations.check_claim(old);
    return new;
  end if;
  if old.cancelled_at is not null then
    raise exception sqlstate 'PT409' using message = 'shift_cancelled';
  end if;
  perform operations.require_editable(old);
  if old.end_time <= now() then
    perform private.require_reason(current_setting('onyx.reason', true));
  end if;
  new.is_exception := new.is_exception or new.series_id is not null;
  return new;
end
$$;

create function operations.guard_shift_delete() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  if old.published_at is not null then
    raise exception sqlstate 'PT409' using message = 'use_cancel';
  end if;
  -- Or the next run of the series would make it again.
  update public.shift_series s set exdates = array_append(s.exdates, old.occurrence_date)
  where s.agency_id = old.agency_id and s.id = old.series_id and old.occurrence_date <> all (s.exdates);
  return old;
end
$$;

create function operations.check_claim(p_shift public.shifts) returns void
language plpgsql security definer set search_path = '' as
$$
begin
  perform private.require_permission('clock_in_out');
  if p_shift.cancelled_at is not null then
    raise exception sqlstate 'PT409' using message = 'shift_cancelled';
  end if;
  if p_shift.employee_id is not null then
    raise exception sqlstate 'PT409' using message = 'already_claimed';
  end if;
  if p_shift.end_time <= now() then
    raise exception sqlstate 'PT409' using message = 'shift_over';
  end if;
  if not operations.may_work_for(p_shift.model_id, private.agency_day(p_shift.agency_id, p_shift.start_time)) then
    raise exception sqlstate 'PT403' using message = 'not_assigned';
  end if;
  -- Said when an UPDATE claims, and read by the trigger that tells it.
  perform set_config('onyx.assigned_by', 'claim', true);
end
$$;

-- Shifts of the swaps that the caller takes part in or may answer: few, so they are listed once per statement instead of
-- being asked about once per row.
create function private.my_swap_shift_ids() returns uuid[]
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_me constant uuid := private.my_id();
  v_may_answer constant boolean := private.has_permission('clock_in_out');
begin
  return array(
    select s.id from public.shift_swaps w cross join lateral (values (w.shift_id), (w.counter_shift_id)) s (id)
    where w.agency_id = private.my_agency_id() and w.status in ('open', 'accepted') and s.id is not null
      and (v_me in (w.requested_by, w.target_employee_id, w.accepted_by)
        or w.target_employee_id is null and w.status = 'open' and v_may_answer));
end
$$;

create trigger a_client_edit before update on public.shifts
  for each row when (current_user = 'operations_caller') execute function operations.guard_shift_edit();
create trigger guard_shift before insert or update on public.shifts
  for each row execute function operations.guard_shift();
create trigger guard_shift_delete before delete on public.shifts
  for each row when (current_user = 'operations_caller') execute function operations.guard_shift_delete();
select private.install_tenant_table('public.shifts');
select private.install_tenant_table('public.shift_series');
grant select on public.shifts to authenticated;
grant select, delete,
  insert (employee_id, model_id, title, notes, start_time, end_time, timezone, planned_break_minutes, allow_overlap),
  update (employee_id, model_id, title, notes, start_time, end_time, timezone, planned_break_minutes, allow_overlap)
  on public.shifts to operations_caller;
grant select, delete,
  insert (employee_id, model_id, title, notes, timezone, start_on, local_start, local_end, rrule, until,
    occurrence_count, exdates, planned_break_minutes, publish),
  update (employee_id, model_id, title, notes, timezone, start_on, local_start, local_end, rrule, until,
    occurrence_count, exdates, planned_break_minutes, publish)
  on public.shift_series to operations_caller;

grant execute on function private.my_swap_shift_ids() to authenticated, onyx_caller;
create policy "Planners see series" on public.shift_series for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_shifts')));
create policy "Planners add series" on public.shift_series for insert to operations_caller
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_shifts')));
create policy "Planners change series" on public.shift_series for update to operations_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_shifts')))
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_shifts')));
create policy "Planners delete series" on public.shift_series for delete to operations_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_shifts')));

create policy "People see their shifts and those they may take, planners all" on public.shifts
  for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id())
    and ((select private.has_permission('manage_shifts'))
      or published_at is not null and (employee_id is null or employee_id = (select private.my_id())
        or id = any ((select private.my_swap_shift_ids())::uuid[]))));
create policy "Planners plan shifts" on public.shifts for insert to operations_caller
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_shifts')));
create policy "Planners change shifts, people claim open ones" on public.shifts for update to operations_caller
  using (agency_id = (select private.my_agency_id())
    and ((select private.has_permission('manage_shifts'))
      or employee_id is null and published_at is not null and (select private.has_permission('clock_in_out'))))
  with check (agency_id = (select private.my_agency_id())
    and ((select private.has_permission('manage_shifts')) or employee_id = (select private.my_id())));
create policy "Planners delete drafts" on public.shifts for delete to operations_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_shifts')));

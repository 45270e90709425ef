-- What people ask of the rota: to be covered, to swap, to be away.

create table public.shift_swaps (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  shift_id uuid not null,
  kind text not null check (kind in ('cover', 'swap')),
  requested_by uuid not null default private.my_id(),
  target_employee_id uuid,
  counter_shift_id uuid,
  status text not null default 'open'
    check (status in ('open', 'accepted', 'approved', 'rejected', 'cancelled', 'expired')),
  accepted_by uuid,
  decided_by uuid,
  decided_at timestamptz,
  note text check (char_length(note) <= 300),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint shift_swaps_counter_of_swap check (kind = 'swap' or counter_shift_id is null),
  constraint shift_swaps_two_shifts check (counter_shift_id <> shift_id),
  constraint shift_swaps_two_people check (requested_by <> target_employee_id and requested_by <> accepted_by),
  constraint shift_swaps_accepted_by_somebody check (status not in ('accepted', 'approved') or accepted_by is not null),
  constraint shift_swaps_shift_id_fkey foreign key (agency_id, shift_id)
    references public.shifts (agency_id, id) on delete cascade,
  constraint shift_swaps_counter_shift_id_fkey foreign key (agency_id, counter_shift_id)
    references public.shifts (agency_id, id) on delete cascade,
  constraint shift_swaps_requested_by_fkey foreign key (agency_id, requested_by)
    references public.profiles (agency_id, id),
  constraint shift_swaps_target_employee_id_fkey foreign key (agency_id, target_employee_id)
    references public.profiles (agency_id, id),
  constraint shift_swaps_accepted_by_fkey foreign key (agency_id, accepted_by)
    references public.profiles (agency_id, id),
  constraint shift_swaps_decided_by_fkey foreign key (agency_id, decided_by) references public.profiles (agency_id, id)
);

create table public.time_off (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  employee_id uuid not null default private.my_id(),
  kind text not null check (kind in ('leave', 'sick', 'unavailable')),
  start_time timestamptz not null,
  end_time timestamptz not null,
  note text check (char_length(note) <= 500),
  status text not null default 'pending' check (status in ('pending', 'approved', 'rejected', 'cancelled')),
  decided_by uuid,
  decided_at timestamptz,
  decision_note text check (char_length(decision_note) <= 500),
  created_by uuid default private.my_id(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint time_off_end_time_check check (end_time > start_time and end_time - start_time <= interval '366 days'),
  constraint time_off_employee_id_fkey foreign key (agency_id, employee_id) references public.profiles (agency_id, id),
  constraint time_off_decided_by_fkey foreign key (agency_id, decided_by) references public.profiles (agency_id, id),
  constraint time_off_created_by_fkey foreign key (agency_id, created_by) references public.profiles (agency_id, id),
  constraint time_off_no_overlap exclude using gist (
    agency_id with =, employee_id with =, tstzrange(start_time, end_time, '[)') with &&) where (status = 'approved')
);

create unique index shift_swaps_one_pending on public.shift_swaps (agency_id, shift_id)
  where status in ('open', 'accepted');
create index shift_swaps_created_at_idx on public.shift_swaps (agency_id, created_at, id);
create index shift_swaps_shift_id_idx on public.shift_swaps (agency_id, shift_id);
create index shift_swaps_counter_shift_id_idx on public.shift_swaps (agency_id, counter_shift_id);
create index shift_swaps_requested_by_idx on public.shift_swaps (agency_id, requested_by);
create index shift_swaps_target_employee_id_idx on public.shift_swaps (agency_id, target_employee_id);
create index shift_swaps_accepted_by_idx on public.shift_swaps (agency_id, accepted_by);
create index shift_swaps_decided_by_idx on public.shift_swaps (agency_id, decided_by);
create index shift_swaps_pending_idx on public.shift_swaps (shift_id) where status in ('open', 'accepted');
create index time_off_employee_id_idx on public.time_off (agency_id, employee_id, start_time);
create index time_off_start_time_idx on public.time_off (agency_id, start_time, id);
create index time_off_decided_by_idx on public.time_off (agency_id, decided_by);
create index time_off_created_by_idx on public.time_off (agency_id, created_by);

-- May a shift still change hands: published, not begun, without an entry. p_column: where the request names it.
create function operations.require_exchangeable(p_shift uuid, p_holder uuid, p_column text) returns void
language plpgsql security definer set search_path = '' as
$$
declare
  v_shift public.shifts;
begin
  select * into v_shift from public.shifts s
  where s.id = p_shift and s.agency_id = private.my_agency_id() for no key update;
  if not found or v_shift.employee_id is distinct from p_holder or v_shift.published_at is null then
    raise exception sqlstate 'PT409' using message = 'unknown_reference', column = p_column;
  end if;
  if v_shift.status <> 'scheduled' or v_shift.start_time <= now() then
    raise exception sqlstate 'PT409' using message = 'shift_not_exchangeable', column = p_column;
  end if;
end
$$;

create function operations.guard_swap() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  perform private.require_permission('clock_in_out');
  perform operations.require_exchangeable(new.shift_id, new.requested_by, 'shift_id');
  if new.target_employee_id is not null and exists (
      select from public.profiles p where p.id = new.target_employee_id and p.agency_id = new.agency_id)
    and not operations.is_schedulable(new.agency_id, new.target_employee_id) then
    raise exception sqlstate 'PT400' using message = 'not_schedulable', column = 'target_employee_id';
  end if;
  if new.counter_shift_id is not null then
    perform operations.require_exchangeable(new.counter_shift_id, new.target_employee_id, 'counter_shift_id');
  end if;
  return new;
end
$$;

create function operations.swap_requested() returns trigger
language plpgsql security definer set search_path = '' as
$$
declare
  v_shift public.shifts;
begin
  select * into v_shift from public.shifts s where s.id = new.shift_id;
  perform operations.emit_shift('swap_requested', v_shift);
  return null;
end
$$;

-- A request about a shift that went another way is void.
create function operations.drop_swaps_of_shift() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  update public.shift_swaps w set status = 'cancelled'
  where w.agency_id = new.agency_id and new.id in (w.shift_id, w.counter_shift_id) and w.status in ('open', 'accepted');
  return null;
end
$$;

-- The swap, its shifts locked before it, for a caller who sees it.
create function operations.lock_swap(p_swap uuid) returns public.shift_swaps
language plpgsql security definer set search_path = '' as
$$
declare
  v_me constant uuid := private.my_id();
  v_swap public.shift_swaps;
begin
  select * into v_swap from public.shift_swaps w
  where w.id = p_swap and w.agency_id = private.my_agency_id()
    and (v_me in (w.requested_by, w.target_employee_id, w.accepted_by) or private.has_permission('manage_shifts')
      or w.target_employee_id is null and private.has_permission('clock_in_out'));
  perform private.require_found(found);
  perform from public.shifts s
  where s.id in (v_swap.shift_id, v_swap.counter_shift_id) order by s.id for no key update;
  select * into v_swap from public.shift_swaps w where w.id = p_swap for no key update;
  return v_swap;
end
$$;

-- p_counter_shift: what the caller gives for it, where the request names nothing.
create function operations.accept_swap(p_swap uuid, p_counter_shift uuid default null) returns public.shift_swaps
language plpgsql security definer set search_path = '' as
$$
declare
  v_me constant uuid := private.my_id();
  v_swap public.shift_swaps := operations.lock_swap(p_swap);
  v_shift public.shifts;
begin
  perform private.require_permission('clock_in_out');
  perform private.require_not_own(v_swap.requested_by);
  perform private.require_own(v_swap.target_employee_id);
  perform private.require_status(v_swap.status, 'open');
  v_swap.counter_shift_id := coalesce(v_swap.counter_shift_id, p_counter_shift);
  if v_swap.kind = 'swap' and v_swap.counter_shift_id is null then
    raise exception sqlstate 'PT400' using message = 'counter_shift_required', column = 'counter_shift_id';
  end if;
  perform operations.require_exchangeable(v_swap.shift_id, v_swap.requested_by, 'shift_id');
  if v_swap.counter_shift_id is not null then
    perform operations.require_exchangeable(v_swap.counter_shift_id, v_me, 'counter_shift_id');
  end if;
  select * into v_shift from public.shifts s where s.id = v_swap.shift_id;
  if not operations.may_work_for(v_shift.model_id, private.agency_day(v_shift.agency_id, v_shift.start_time)) then
    raise exception sqlstate 'PT403' using message = 'not_assigned';
  end if;
  update public.shift_swaps w
  set status = 'accepted', accepted_by = v_me, counter_shift_id = v_swap.counter_shift_id
  where w.id = p_swap returning * into v_swap;
  return v_swap;
end
$$;

-- Gives the shifts to each other's people in one statement, so that two that cross change hands without clashing.
create function operations.approve_swap(p_swap uuid) returns public.shift_swaps
language plpgsql security definer set search_path = '' as
$$
declare
  v_swap public.shift_swaps := operations.lock_swap(p_swap);
begin
  perform private.require_permission('manage_shifts');
  perform private.require_not_own(v_swap.requested_by);
  perform private.require_not_own(v_swap.accepted_by);
  perform private.require_status(v_swap.status, 'accepted');
  perform operations.require_exchangeable(v_swap.shift_id, v_swap.requested_by, 'shift_id');
  if v_swap.counter_shift_id is not null then
    perform operations.require_exchangeable(v_swap.counter_shift_id, v_swap.accepted_by, 'counter_shift_id');
  end if;
  update public.shift_swaps w set status = 'approved', decided_by = private.my_id(), decided_at = now()
  where w.id = p_swap returning * into v_swap;
  perform operations.lock_persons('rota', array[v_swap.accepted_by, v_swap.requested_by]);
  perform set_config('onyx.assigned_by', 'swap', true);
  update public.shifts s
  set employee_id = case s.id when v_swap.shift_id then v_swap.accepted_by else v_swap.requested_by end
  where s.id in (v_swap.shift_id, v_swap.counter_shift_id);
  perform set_config('onyx.assigned_by', '', true);
  return v_swap;
end
$$;

-- By a planner, or by the one person who was asked.
create function operations.reject_swap(p_swap uuid) returns public.shift_swaps
language plpgsql security definer set search_path = '' as
$$
declare
  v_me constant uuid := private.my_id();
  v_swap public.shift_swaps := operations.lock_swap(p_swap);
begin
  perform private.require_not_own(v_swap.requested_by);
  if v_swap.target_employee_id is distinct from v_me then
    perform private.require_permission('manage_shifts');
    perform private.require_not_own(v_swap.accepted_by);
  end if;
  perform private.require_status(v_swap.status, 'open', 'accepted');
  update public.shift_swaps w set status = 'rejected', decided_by = v_me, decided_at = now()
  where w.id = p_swap returning * into v_swap;
  return v_swap;
end
$$;

create function operations.cancel_swap(p_swap uuid) returns public.shift_swaps
language plpgsql security definer set search_path = '' as
$$
declare
  v_swap public.shift_swaps := operations.lock_swap(p_swap);
begin
  perform private.require_own(v_swap.requested_by);
  perform private.require_status(v_swap.status, 'open', 'accepted');
  update public.shift_swaps w set status = 'cancelled' where w.id = p_swap returning * into v_swap;
  return v_swap;
end
$$;

create function operations.lock_time_off(p_time_off uuid) returns public.time_off
language plpgsql security definer set search_path = '' as
$$
declare
  v_row public.time_off;
begin
  select * into v_row from public.time_off o
  where o.id = p_time_off and o.agency_id = private.my_agency_id()
    and (o.employee_id = private.my_id() or private.has_permission('manage_shifts'))
  for no key update;
  perform private.require_found(found);
  return v_row;
end
$$;

create function operations.lock_time_off_to_decide(p_time_off uuid) returns public.time_off
language plpgsql security definer set search_path = '' as
$$
declare
  v_row public.time_off := operations.lock_time_off(p_time_off);
begin
  perform private.require_permission('manage_shifts');
  perform private.require_not_own(v_row.employee_id);
  perform private.require_status(v_row.status, 'pending');
  return v_row;
end
$$;

-- Shifts in the way are refused (has_shifts), or become open.
create function operations.approve_time_off(
  p_time_off uuid, p_unassign boolean default false, p_note text default null)
returns public.time_off language plpgsql security definer set search_path = '' as
$$
declare
  v_row public.time_off := operations.lock_time_off_to_decide(p_time_off);
  v_shifts uuid[];
begin
  perform operations.lock_person('rota', v_row.agency_id, v_row.employee_id);
  v_shifts := array(
    select s.id from public.shifts s
    where s.agency_id = v_row.agency_id and s.employee_id = v_row.employee_id and s.status = 'scheduled'
      and s.end_time > now() and s.start_time < v_row.end_time and s.end_time > v_row.start_time
    order by s.id for no key update);
  if cardinality(v_shifts) > 0 and not p_unassign then
    raise exception sqlstate 'PT409' using message = 'has_shifts', detail = jsonb_build_object('shift_ids', (
      select jsonb_agg(s.id order by s.start_time, s.id) from public.shifts s where s.id = any (v_shifts)));
  end if;
  update public.time_off o
  set status = 'approved', decided_by = private.my_id(), decided_at = now(), decision_note = p_note
  where o.id = p_time_off returning * into v_row;
  update public.shifts s set employee_id = null where s.id = any (v_shifts);
  return v_row;
end
$$;

-- Time off that a planner enters for another person needs no other decision; one's own waits for one.
create function operations.enter_time_off(
  p_employee uuid, p_kind text, p_start timestamptz, p_end timestamptz, p_note text, p_unassign boolean)
returns public.time_off language plpgsql security definer set search_path = '' as
$$
declare
  v_is_own constant boolean := p_employee is not distinct from private.my_id();
  v_row public.time_off;
begin
  if not v_is_own then
    perform private.require_permission('manage_shifts');
  end if;
  insert into public.time_off (agency_id, employee_id, kind, start_time, end_time, note)
  values (private.my_agency_id(), p_employee, p_kind, p_start, p_end, p_note)
  returning * into v_row;
  return case when v_is_own then v_row else operations.approve_time_off(v_row.id, p_unassign) end;
end
$$;

create function operations.reject_time_off(p_time_off uuid, p_note text default null) returns public.time_off
language plpgsql security definer set search_path = '' as
$$
declare
  v_row public.time_off := operations.lock_time_off_to_decide(p_time_off);
begin
  update public.time_off o
  set status = 'rejected', decided_by = private.my_id(), decided_at = now(), decision_note = p_note
  where o.id = p_time_off returning * into v_row;
  return v_row;
end
$$;

-- One's own, while it waits or lies ahead; planners take back what a planner entered.
create function operations.cancel_time_off(p_time_off uuid) returns public.time_off
language plpgsql security definer set search_path = '' as
$$
declare
  v_row public.time_off := operations.lock_time_off(p_time_off);
begin
  if v_row.created_by = v_row.employee_id or not private.has_permission('manage_shifts') then
    perform private.require_own(v_row.employee_id);
  end if;
  perform private.require_status(v_row.status, 'pending', 'approved');
  if v_row.end_time <= now() then
    raise exception sqlstate 'PT409' using message = 'invalid_transition';
  end if;
  update public.time_off o set status = 'cancelled' where o.id = p_time_off returning * into v_row;
  return v_row;
end
$$;

create trigger guard_swap before insert on public.shift_swaps
  for each row when (current_user = 'operations_caller') execute function operations.guard_swap();
select private.install_tenant_table('public.shift_swaps');
select private.install_tenant_table('public.time_off');
create trigger events after insert on public.shift_swaps
  for each row execute function operations.swap_requested();
create trigger drop_swaps after update on public.shifts
  for each row when (new.employee_id is distinct from old.employee_id
    or new.cancelled_at is not null and old.cancelled_at is null)
  execute function operations.drop_swaps_of_shift();

grant select, insert (shift_id, kind, target_employee_id, counter_shift_id, note)
  on public.shift_swaps to operations_caller;
grant select, insert (kind, start_time, end_time, note) on public.time_off to operations_caller;

grant execute on function
  operations.accept_swap(uuid, uuid), operations.approve_swap(uuid), operations.reject_swap(uuid),
  operations.cancel_swap(uuid), operations.approve_time_off(uuid, boolean, text),
  operations.enter_time_off(uuid, text, timestamptz, timestamptz, text, boolean),
  operations.reject_time_off(uuid, text), operations.cancel_time_off(uuid)
  to operations_caller;

create policy "Parties see a swap, planners all, everybody who clocks an open call" on public.shift_swaps
  for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id())
    and ((select private.my_id()) in (requested_by, target_employee_id, accepted_by)
      or (select private.has_permission('manage_shifts'))
      or target_employee_id is null and status = 'open' and (select private.has_permission('clock_in_out'))));
create policy "People ask for their own shifts" on public.shift_swaps for insert to operations_caller
  with check (agency_id = (select private.my_agency_id()) and requested_by = (select private.my_id())
    and (select private.has_permission('clock_in_out')));

create policy "People see their own time off, planners all" on public.time_off
  for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id())
    and (employee_id = (select private.my_id()) or (select private.has_permission('manage_shifts'))));
create policy "People ask for their own time off" on public.time_off for insert to operations_caller
  with check (agency_id = (select private.my_agency_id()) and employee_id = (select private.my_id()));

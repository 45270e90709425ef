-- The time clock. People punch by these functions only, at the database's own time.

-- A whole address tells where a person lives; its network tells enough.
create function operations.network_of(p_address inet) returns inet
language plpgsql immutable set search_path = '' as
$$
begin
  return network(set_masklen(p_address, least(masklen(p_address), case family(p_address) when 4 then 24 else 48 end)));
end
$$;

create function operations.skew(p_client timestamptz, p_server timestamptz) returns text[]
language plpgsql immutable set search_path = '' as
$$
begin
  return case when abs(extract(epoch from p_client - p_server)) > 300 then '{clock_skew}' else '{}' end;
end
$$;

create function operations.require_clock() returns void
language plpgsql stable security definer set search_path = '' as
$$
begin
  if private.my_agency_id() is not null and not private.has_permission('clock_in_out') then
    raise exception sqlstate 'PT403' using message = 'exempt';
  end if;
  perform private.require_permission('clock_in_out');
end
$$;

-- The shift that a clock-in now belongs to, locked; all null if there is none.
create function operations.shift_to_clock_into(p_employee uuid, p_policy public.time_policies) returns public.shifts
language plpgsql security definer set search_path = '' as
$$
declare
  v_early constant interval := p_policy.early_clock_in_minutes * interval '1 minute';
  v_id uuid;
  v_shift public.shifts;
begin
  -- Once more if a planner had the chosen one in hand and let go of it changed.
  for attempt in 1..3 loop
    select s.id into v_id from public.shifts s
    where s.agency_id = p_policy.agency_id and s.employee_id = p_employee and s.published_at is not null
      and s.cancelled_at is null and s.start_time <= now() + v_early and s.end_time > now()
      -- No shift is longer than a day: the index need not be read from its beginning.
      and s.start_time > now() - interval '24 hours'
    order by exists (
        select from public.timesheets t
        where t.agency_id = s.agency_id and t.shift_id = s.id and t.status not in ('void', 'rejected')),
      abs(extract(epoch from s.start_time - now())), s.id
    limit 1;
    exit when v_id is null;
    select * into v_shift from public.shifts s
    where s.id = v_id and s.employee_id = p_employee and s.published_at is not null and s.cancelled_at is null
      and s.start_time <= now() + v_early and s.end_time > now()
    for no key update;
    exit when found;
  end loop;
  return v_shift;
end
$$;

create function operations.named_shift_to_clock_into(
  p_shift uuid, p_employee uuid, p_policy public.time_policies)
returns public.shifts language plpgsql security definer set search_path = '' set timezone = 'UTC' as
$$
declare
  v_shift public.shifts;
  v_opens timestamptz;
begin
  select * into v_shift from public.shifts s
  where s.id = p_shift and s.agency_id = p_policy.agency_id and s.employee_id = p_employee
    and s.published_at is not null
  for no key update;
  if not found then
    raise exception sqlstate 'PT409' using message = 'unknown_reference', column = 'shift_id';
  end if;
  if v_shift.cancelled_at is not null then
    raise exception sqlstate 'PT409' using message = 'shift_cancelled', column = 'shift_id';
  end if;
  v_opens := v_shift.start_time - p_policy.early_clock_in_minutes * interval '1 minute';
  if now() < v_opens or now() >= v_shift.end_time then
    raise exception sqlstate 'PT409' using message = 'outside_clock_in_window', column = 'shift_id',
      detail = jsonb_build_object('window_start', v_opens, 'window_end', v_shift.end_time);
  end if;
  return v_shift;
end
$$;

create function operations.require_model_to_work_for(p_model uuid) returns void
language plpgsql stable security definer set search_path = '' as
$$
begin
  if p_model is null then
    return;
  end if;
  if not exists (select from public.models m where m.id = p_model and m.agency_id = private.my_agency_id()) then
    raise exception sqlstate 'PT409' using message = 'unknown_reference', column = 'model_id';
  end if;
  if not operations.may_work_for(p_model, private.my_today()) then
    raise exception sqlstate 'PT403' using message = 'not_assigned', column = 'model_id';
  end if;
end
$$;

create function operations.clock_in(
  p_shift uuid default null, p_model uuid default null, p_note text default null, p_client_time timestamptz default null,
  p_address inet default null)
returns public.timesheets language plpgsql security definer set search_path = '' set timezone = 'UTC' as
$$
declare
  v_me constant uuid := private.my_id();
  v_agency_id constant uuid := private.my_agency_id();
  v_policy public.time_policies;
  v_shift public.shifts;
  v_entry public.timesheets;
begin
  perform operations.require_clock();
  perform operations.require_model_to_work_for(p_model);
  v_policy := operations.policy_on(v_agency_id, private.my_today());
  if p_shift is null then
    v_shift := operations.shift_to_clock_into(v_me, v_policy);
  else
    v_shift := operations.named_shift_to_clock_into(p_shift, v_me, v_policy);
  end if;
  -- Before the rules of shifts: a person at work needs no shift.
  if exists (select from public.timesheets t
    where t.agency_id = v_agency_id and t.employee_id = v_me and t.clock_out is null) then
    raise exception sqlstate 'PT409' using message = 'already_clocked_in';
  end if;
  if v_shift.id is null and not v_policy.allow_unscheduled then
    raise exception sqlstate 'PT409' using message = 'no_shift_now', detail = jsonb_build_object('next_shift_start', (
      select min(s.start_time) from public.shifts s
      where s.agency_id = v_agency_id and s.employee_id = v_me and s.published_at is not null and s.cancelled_at is null
        and s.start_time > now()));
  end if;
  insert into public.timesheets (
    agency_id, employee_id, shift_id, model_id, clock_in, client_clock_in, clock_in_ip, review_reasons, note)
  values (
    v_agency_id, v_me, v_shift.id, p_model, now(), p_client_time, operations.network_of(p_address),
    operations.skew(p_client_time, now()), p_note)
  returning * into v_entry;
  perform operations.emit_timesheet('clocked_in', v_entry);
  return v_entry;
exception
  -- Two clock-ins at once: the index lets one of them through.
  when unique_violation or exclusion_violation then
    raise exception sqlstate 'PT409' using message = 'already_clocked_in';
end
$$;

-- The caller's open entry, its shift locked before it.
create function operations.lock_open_entry() returns public.timesheets
language plpgsql security definer set search_path = '' as
$$
declare
  v_seen public.timesheets;
  v_entry public.timesheets;
begin
  perform operations.require_clock();
  select * into v_seen from public.timesheets t
  where t.agency_id = private.my_agency_id() and t.employee_id = private.my_id() and t.clock_out is null;
  perform from public.shifts s where s.id = v_seen.shift_id for no key update;
  select * into v_entry from public.timesheets t
  where t.id = v_seen.id and t.clock_out is null for no key update;
  if not found then
    raise exception sqlstate 'PT409' using message = 'not_clocked_in';
  end if;
  return v_entry;
end
$$;

create function operations.approval_of(p_entry public.timesheets) returns jsonb
language plpgsql stable set search_path = '' set timezone = 'UTC' as
$$
begin
  return jsonb_build_object('clock_in', p_entry.clock_in, 'clock_out', p_entry.clock_out, 'shift_id', p_entry.shift_id,
    'break_minutes', p_entry.break_minutes, 'payable_minutes', p_entry.payable_minutes);
end
$$;

-- Ends a locked open entry at an instant that may lie in the past, with whatever break is open or lies beyond it.
create function operations.close_entry(
  p_entry public.timesheets, p_at timestamptz, p_reasons text[], p_verb text, p_client_time timestamptz default null,
  p_address inet default null)
returns public.timesheets language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets;
begin
  delete from public.timesheet_breaks b where b.timesheet_id = p_entry.id and b.started_at >= p_at;
  update public.timesheet_breaks b set ended_at = p_at
  where b.timesheet_id = p_entry.id and (b.ended_at is null or b.ended_at > p_at);
  update public.timesheets t
  set clock_out = p_at, status = 'completed', review_reasons = t.review_reasons || p_reasons,
      client_clock_out = p_client_time, clock_out_ip = operations.network_of(p_address)
  where t.id = p_entry.id
  returning * into v_entry;
  delete from operations.presence p where p.timesheet_id = p_entry.id;
  perform operations.emit_timesheet(p_verb, v_entry);
  if v_entry.review_reasons = '{}'
    and not (operations.policy_on(v_entry.agency_id, v_entry.work_date)).approval_required then
    update public.timesheets t
    set status = 'approved', approved_at = now(), approved_values = operations.approval_of(v_entry)
    where t.id = v_entry.id
    returning * into v_entry;
    perform operations.emit_timesheet('approved', v_entry);
  end if;
  return v_entry;
end
$$;

-- When a forgotten entry counts as ended. The answer does not depend on when it is asked, once the person was last seen.
create function operations.forgotten_end(p_entry public.timesheets) returns timestamptz
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_longest constant timestamptz := p_entry.clock_in
    + (operations.policy_on(p_entry.agency_id, p_entry.work_date)).max_open_minutes * interval '1 minute';
begin
  return greatest(p_entry.clock_in, least(now(), v_longest, coalesce(
    (select p.last_seen_at from operations.presence p where p.timesheet_id = p_entry.id),
    (select s.end_time from public.shifts s where s.id = p_entry.shift_id),
    v_longest)));
end
$$;

create function operations.clock_out(p_client_time timestamptz default null, p_address inet default null)
returns public.timesheets language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets := operations.lock_open_entry();
  -- Not before the clock-in, if this began to wait while that was still under way.
  v_at constant timestamptz := greatest(now(), v_entry.clock_in);
begin
  if v_at - v_entry.clock_in > interval '24 hours' then
    return operations.close_entry(v_entry, operations.forgotten_end(v_entry), '{auto_closed}', 'auto_closed',
      p_client_time, p_address);
  end if;
  return operations.close_entry(v_entry, v_at, operations.skew(p_client_time, v_at), 'clocked_out',
    p_client_time, p_address);
end
$$;

-- From one model to the next within a shift: two entries that touch.
create function operations.switch_model(
  p_model uuid, p_client_time timestamptz default null, p_address inet default null)
returns public.timesheets language plpgsql security definer set search_path = '' as
$$
declare
  v_old public.timesheets := operations.lock_open_entry();
  v_new public.timesheets;
  v_at constant timestamptz := greatest(now(), v_old.clock_in);
begin
  perform operations.require_model_to_work_for(p_model);
  if v_at - v_old.clock_in > interval '24 hours' then
    raise exception sqlstate 'PT409' using message = 'clock_out_first';
  end if;
  v_old := operations.close_entry(v_old, v_at, operations.skew(p_client_time, v_at), 'clocked_out', p_client_time,
    p_address);
  insert into public.timesheets (
    agency_id, employee_id, shift_id, model_id, continues_id, clock_in, client_clock_in, clock_in_ip, review_reasons)
  values (
    v_old.agency_id, v_old.employee_id, v_old.shift_id, p_model, v_old.id, v_at, p_client_time,
    operations.network_of(p_address), operations.skew(p_client_time, v_at))
  returning * into v_new;
  perform operations.emit_timesheet('clocked_in', v_new);
  return v_new;
end
$$;

create function operations.start_break() returns public.timesheets
language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets := operations.lock_open_entry();
begin
  if exists (select from public.timesheet_breaks b where b.timesheet_id = v_entry.id and b.ended_at is null) then
    raise exception sqlstate 'PT409' using message = 'break_open';
  end if;
  insert into public.timesheet_breaks (agency_id, timesheet_id, started_at)
  select v_entry.agency_id, v_entry.id, greatest(now(), v_entry.clock_in, max(b.ended_at))
  from public.timesheet_breaks b where b.timesheet_id = v_entry.id;
  -- A new tag: what was seen without the break is not what is there.
  update public.timesheets t set clock_in = t.clock_in where t.id = v_entry.id returning * into v_entry;
  perform operations.emit_timesheet('break_started', v_entry);
  return v_entry;
end
$$;

create function operations.end_break() returns public.timesheets
language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets := operations.lock_open_entry();
begin
  update public.timesheet_breaks b set ended_at = greatest(now(), b.started_at)
  where b.timesheet_id = v_entry.id and b.ended_at is null;
  if not found then
    raise exception sqlstate 'PT409' using message = 'no_break_open';
  end if;
  update public.timesheets t set clock_in = t.clock_in where t.id = v_entry.id returning * into v_entry;
  perform operations.emit_timesheet('break_ended', v_entry);
  return v_entry;
end
$$;

-- Says that the person is still there; written down at most every half minute.
create function operations.heartbeat() returns void
language plpgsql security definer set search_path = '' as
$$
declare
  v_entry public.timesheets;
begin
  perform operations.require_clock();
  select * into v_entry from public.timesheets t
  where t.agency_id = private.my_agency_id() and t.employee_id = private.my_id() and t.clock_out is null;
  if not found then
    raise exception sqlstate 'PT409' using message = 'not_clocked_in';
  end if;
  insert into operations.presence as p (timesheet_id, agency_id, employee_id)
  values (v_entry.id, v_entry.agency_id, v_entry.employee_id)
  on conflict (timesheet_id) do update set last_seen_at = now() where p.last_seen_at < now() - interval '30 seconds';
end
$$;

-- The rules and at most three shifts for the caller's clock: the one at hand, chosen as clock_in chooses, and the next two. Past
-- policies, with each condition once: the plan asks about many rows and is read each time that a person opens the clock.
create function operations.my_clock_plan()
returns table (member boolean, may_clock boolean, allow_unscheduled boolean, early_clock_in_minutes integer, place text,
  shift_id uuid, title text, model_id uuid, model_name text, start_time timestamptz, end_time timestamptz, timezone text,
  status text)
language plpgsql stable security definer set search_path = '' as
$$
#variable_conflict use_column
declare
  v_me constant uuid := private.my_id();
  v_agency_id constant uuid := private.my_agency_id();
  v_sees_all constant boolean := private.has_permission('view_all_models');
  v_my_models constant uuid[] := private.my_model_ids();
  v_policy constant public.time_policies := operations.policy_on(v_agency_id, private.my_today());
  v_open public.timesheets;
begin
  select * into v_open from public.timesheets t
  where t.agency_id = v_agency_id and t.employee_id = v_me and t.clock_out is null;
  return query
    select v_agency_id is not null, private.has_permission('clock_in_out'), v_policy.allow_unscheduled,
      v_policy.early_clock_in_minutes, s.place, s.id, s.title, s.model_id, m.name, s.start_time, s.end_time, s.timezone,
      s.status
    from (select) always
    left join lateral (
      (select 'current' as place, c.* from public.shifts c
       where c.agency_id = v_agency_id and c.id = v_open.shift_id and c.employee_id = v_me
         and c.published_at is not null and c.cancelled_at is null)
      union all
      (select 'current', c.* from public.shifts c
       where v_open.id is null and c.agency_id = v_agency_id and c.employee_id = v_me
         and c.published_at is not null and c.cancelled_at is null
         -- No shift is longer than a day: the index need not be read from its beginning.
         and c.start_time > now() - interval '24 hours'
         and c.start_time <= now() + v_policy.early_clock_in_minutes * interval '1 minute' and c.end_time > now()
       order by exists (
           select from public.timesheets t
           where t.agency_id = c.agency_id and t.shift_id = c.id and t.status not in ('void', 'rejected')),
         abs(extract(epoch from c.start_time - now())), c.id
       limit 1)
      union all
      (select 'next', n.* from public.shifts n
       where n.agency_id = v_agency_id and n.employee_id = v_me and n.published_at is not null
         and n.cancelled_at is null and n.start_time > now() and n.id is distinct from v_open.shift_id
       order by n.start_time, n.id
       limit 2)) s on true
    left join public.models m on m.agency_id = v_agency_id and m.id = s.model_id
      and (v_sees_all or m.id = any (v_my_models))
    order by s.place, s.start_time;
end
$$;

grant execute on function
  operations.clock_in(uuid, uuid, text, timestamptz, inet), operations.clock_out(timestamptz, inet),
  operations.switch_model(uuid, timestamptz, inet), operations.start_break(), operations.end_break(),
  operations.heartbeat(), operations.my_clock_plan()
  to operations_caller;

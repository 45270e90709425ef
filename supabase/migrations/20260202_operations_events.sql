-- What operations tells the other services, and how: shifts and assignments by triggers of their tables, since their
-- rows tell everything; entries by the functions that change them, since one deed changes an entry several times.

insert into operations.event_types (type, required, optional)
select 'io.onyxos.operations.shift.' || v.verb || '.v1',
  '{shift_id,employee_id,model_id,start_time,end_time,timezone,status,series_id,revision}'::text[] || v.more::text[], '{}'
from (values ('published', '{}'), ('changed', '{before,after}'), ('assigned', '{by,previous_employee_id}'),
  ('cancelled', '{}'), ('late_detected', '{minutes}'), ('missed', '{}'), ('swap_requested', '{}')) v (verb, more);

insert into operations.event_types (type, required, optional)
select 'io.onyxos.operations.timesheet.' || v.verb || '.v1',
  '{timesheet_id,employee_id,shift_id,first_of_shift,model_id,clock_in,clock_out,timezone,work_date,status,source,total_minutes,break_minutes,worked_minutes,payable_minutes,approved_minutes,is_late,late_minutes,is_early_leave,overtime_minutes,review_reasons}'::text[]
  || v.more::text[], '{}'
from (values ('clocked_in', '{}'), ('clocked_out', '{}'), ('break_started', '{}'), ('break_ended', '{}'),
  ('auto_closed', '{}'), ('corrected', '{}'), ('approved', '{}'), ('rejected', '{}'), ('reopened', '{}'),
  ('voided', '{}'), ('adjusted', '{adjustment_id,minutes}')) v (verb, more);

insert into operations.event_types (type, required, optional)
select 'io.onyxos.operations.model_assignment.' || v.verb || '.v1',
  '{model_assignment_id,model_id,profile_id,duty,starts_on,ends_on}', '{}'
from (values ('started'), ('changed'), ('ended'), ('removed')) v (verb);

-- Names an event by its aggregate and verb ('shift.missed').
create function operations.emit(p_event text, p_aggregate_id uuid, p_agency_id uuid, p_payload jsonb) returns void
language plpgsql security definer set search_path = '' as
$$
begin
  -- Rows that vanish with their agency tell nothing: core's agency.closed has said it all.
  if exists (select from public.agencies a where a.id = p_agency_id) then
    perform operations.write_event('io.onyxos.operations.' || p_event || '.v1', p_aggregate_id, p_agency_id, p_payload);
  end if;
end
$$;

-- The calendar date of an instant where the agency is.
create function operations.agency_day(p_agency_id uuid, p_at timestamptz default now()) returns date
language plpgsql stable security definer set search_path = '' as
$$
begin
  return (select (p_at at time zone a.timezone)::date from public.agencies a where a.id = p_agency_id);
end
$$;

-- The instant of a wall time: one that a clock skips moves forward by the gap, which is what Postgres does; of one that
-- a clock shows twice Postgres takes the second, and people mean the first.
create function operations.instant_of(p_wall timestamp, p_zone text) returns timestamptz
language plpgsql stable set search_path = '' as
$$
declare
  v_at constant timestamptz := p_wall at time zone p_zone;
  v_step interval;
begin
  foreach v_step in array array[interval '2 hours', interval '1 hour', interval '30 minutes'] loop
    if (v_at - v_step) at time zone p_zone = p_wall then
      return v_at - v_step;
    end if;
  end loop;
  return v_at;
end
$$;

-- May this person be put on the rota: active, and in a role that clocks in.
create function operations.is_schedulable(p_agency_id uuid, p_profile_id uuid) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return exists (
    select from public.profiles p
    where p.id = p_profile_id and p.agency_id = p_agency_id and p.status = 'active'
      and private.role_has_permission(p.role, 'clock_in_out'));
end
$$;

-- Refuses to go on without the reason that the audit trail will keep.
create function operations.require_reason(p_reason text) returns void
language plpgsql volatile set search_path = '' as
$$
begin
  if char_length(coalesce(btrim(p_reason), '')) not between 3 and 300 then
    raise exception sqlstate 'PT400' using message = 'reason_required', column = 'reason';
  end if;
  perform set_config('onyx.reason', p_reason, true);
end
$$;

-- Of what a caller asked for: refuses to go on if nothing was found that he sees.
create function operations.require_found(p_found boolean) returns void
language plpgsql stable set search_path = '' as
$$
begin
  if not p_found then
    raise exception sqlstate 'PT404' using message = 'not_found';
  end if;
end
$$;

-- Nobody decides about what is his own, and only he takes it back.
create function operations.require_not_own(p_person uuid) returns void
language plpgsql stable security definer set search_path = '' as
$$
begin
  if p_person = private.my_id() then
    raise exception sqlstate 'PT403' using message = 'own_record';
  end if;
end
$$;

create function operations.require_own(p_person uuid) returns void
language plpgsql stable security definer set search_path = '' as
$$
begin
  if p_person <> private.my_id() then
    raise exception sqlstate 'PT403' using message = 'forbidden';
  end if;
end
$$;

create function operations.require_status(p_status text, variadic p_allowed text[]) returns void
language plpgsql stable set search_path = '' as
$$
begin
  if p_status <> all (p_allowed) then
    raise exception sqlstate 'PT409' using message = 'invalid_transition';
  end if;
end
$$;

-- Makes transactions that write intervals of one person wait for each other, so that the later one sees what the earlier
-- wrote. With its exclusion constraint alone each would insert first and then wait for the others, which ends in a deadlock.
-- Who takes several takes them in the order of the persons' ids.
create function operations.lock_person(p_what text, p_agency_id uuid, p_person uuid) returns void
language plpgsql set search_path = '' as
$$
begin
  perform pg_advisory_xact_lock(hashtextextended('operations.' || p_what || ':' || p_agency_id || p_person, 0));
end
$$;

create function operations.lock_persons(p_what text, p_persons uuid[]) returns void
language plpgsql security definer set search_path = '' as
$$
declare
  v_agency_id constant uuid := private.my_agency_id();
begin
  perform operations.lock_person(p_what, v_agency_id, p.id)
  from (select distinct id from unnest(p_persons) id order by id) p;
end
$$;

grant execute on function operations.instant_of(timestamp, text), operations.lock_persons(text, uuid[])
  to operations_caller;

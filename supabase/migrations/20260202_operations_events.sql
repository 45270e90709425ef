-- What operations tells the other services, and how: shifts and assignments by triggers of their tables, since their
-- rows tell everything; entries by the functions that change them, since one deed changes an entry several times.

insert into operations.event_types (type, required, optional)
select 'io.onyxos.operations.shift.' || v.verb || '.v1',
  '{shift_id,employee_id,model_id,start_time,end_time,timezone,status,series_id,revision}'::text[] || v.more::text[], '{}'
from (values ('published', '{}'), ('changed', '{before,after}'), ('assigned', '{by,previous_employee_id}'),
  ('cancelled', '{}'), ('late_detected', '{minutes}'), ('missed', '{}'), ('swap_requested', '{}')) v (verb, more);

insert into operations.event_types (type, required, optional)
select 'io.onyxos.operations.timesheet.' || v.verb || '.v1',
  '{timesheet_id,employee_id,shift_id,first_of_shift,model_id,clock_in,clock_out,timezone,work_date,status,source}'::text[]
  || '{total_minutes,break_minutes,worked_minutes,payable_minutes,approved_minutes}'::text[]
  || '{is_late,late_minutes,is_early_leave,overtime_minutes,review_reasons}'::text[]
  || v.more::text[], '{}'
from (values ('clocked_in', '{}'), ('clocked_out', '{}'), ('break_started', '{}'), ('break_ended', '{}'),
  ('auto_closed', '{}'), ('corrected', '{}'), ('approved', '{}'), ('rejected', '{}'), ('reopened', '{}'),
  ('voided', '{}'), ('adjusted', '{adjustment_id,minutes}')) v (verb, more);

insert into operations.event_types (type, required, optional)
select 'io.onyxos.operations.model_assignment.' || v.verb || '.v1',
  '{model_assignment_id,model_id,profile_id,duty,starts_on,ends_on}', '{}'
from (values ('started'), ('changed'), ('ended'), ('removed')) v (verb);

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

-- Makes transactions that write intervals of one person wait for each other, so that the later one sees what the earlier
-- wrote. With its exclusion constraint alone each would insert first and then wait for the others, which ends in a deadlock.
-- Several are taken in the order of the persons' ids.
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

grant execute on function operations.lock_persons(text, uuid[]) to operations_caller;

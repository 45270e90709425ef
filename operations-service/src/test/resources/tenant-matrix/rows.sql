-- A row or two of both agencies in every table, for the chatter and for nobody; without triggers, so nothing is reckoned.
create temporary view chatter as
  select p.agency_id, p.id, o.id as other_id, m.id as model_id, md5('shift' || p.id)::uuid as shift_id,
    md5('timesheet' || p.id)::uuid as timesheet_id
  from public.profiles p
  join lateral (select c.id from public.profiles c where c.agency_id = p.agency_id and c.id <> p.id order by c.id limit 1)
    o on true
  join lateral (select c.id from public.models c where c.agency_id = p.agency_id order by c.id limit 1) m on true
  where p.username in ('aurora-chatter', 'nightfall-chatter');

insert into public.model_assignments (agency_id, model_id, profile_id, starts_on)
select agency_id, model_id, v.profile_id, '2020-01-01' from chatter c cross join lateral (values (c.id), (c.other_id)) v (profile_id)
on conflict do nothing;
insert into public.time_policies (agency_id, valid_from) select agency_id, '2020-01-01' from chatter on conflict do nothing;
insert into public.shift_series (agency_id, employee_id, timezone, start_on, local_start, local_end, rrule)
select agency_id, id, 'UTC', '2020-01-01', '09:00', '17:00', 'FREQ=DAILY;COUNT=1' from chatter;
insert into public.shifts (id, agency_id, employee_id, start_time, end_time, timezone, published_at)
select shift_id, agency_id, id, '2020-01-01T09:00Z', '2020-01-01T17:00Z', 'UTC', '2019-12-01' from chatter;
insert into public.shifts (agency_id, employee_id, start_time, end_time, timezone, published_at)
select c.agency_id, v.employee_id, '2020-01-02T09:00Z', '2020-01-02T17:00Z', 'UTC', v.published_at
from chatter c cross join lateral (values (c.id, null), (null::uuid, null), (null, timestamptz '2019-12-01'))
  v (employee_id, published_at);
-- Long after the demo's own entries, since an open one has no end.
insert into public.timesheets (id, agency_id, employee_id, clock_in, timezone, work_date)
select v.id, c.agency_id, v.employee_id, '2099-01-01T09:00Z', 'UTC', '2020-01-01'
from chatter c cross join lateral (values (c.timesheet_id, c.id), (md5('timesheet' || c.other_id)::uuid, c.other_id))
  v (id, employee_id);
insert into public.timesheet_breaks (agency_id, timesheet_id, employee_id)
select t.agency_id, t.id, t.employee_id from public.timesheets t where t.work_date = '2020-01-01';
insert into operations.presence (agency_id, timesheet_id, employee_id)
select t.agency_id, t.id, t.employee_id from public.timesheets t where t.work_date = '2020-01-01';
insert into public.timesheet_corrections (agency_id, timesheet_id, employee_id, clock_in, clock_out, reason)
select t.agency_id, t.id, t.employee_id, '2020-01-01T09:00Z', '2020-01-01T17:00Z', 'forgot to clock out'
from public.timesheets t where t.work_date = '2020-01-01';
insert into public.timesheet_adjustments (agency_id, timesheet_id, employee_id, work_date, minutes, reason)
select t.agency_id, t.id, t.employee_id, '2020-01-01', 15, 'stayed longer'
from public.timesheets t where t.work_date = '2020-01-01';
insert into public.shift_swaps (agency_id, shift_id, kind, requested_by, target_employee_id)
select c.agency_id, md5('shift' || v.asks)::uuid, 'cover', v.asks, v.target
from chatter c cross join lateral (values (c.id, c.other_id), (c.other_id, null)) v (asks, target);
insert into public.time_off (agency_id, employee_id, kind, start_time, end_time)
select c.agency_id, v.employee_id, 'leave', '2020-02-01', '2020-02-02'
from chatter c cross join lateral (values (c.id), (c.other_id)) v (employee_id);
insert into public.coverage_requirements (agency_id, weekdays, local_start, local_end, timezone, min_staff, starts_on)
select agency_id, '{1}', '18:00', '02:00', 'UTC', 2, '2020-01-01' from chatter;
insert into public.calendar_feeds (agency_id, profile_id, scope, token_hash)
select c.agency_id, v.profile_id, v.scope, sha256((v.scope || v.profile_id)::bytea)
from chatter c cross join lateral (values (c.id, 'own'), (c.other_id, 'own'), (c.other_id, 'agency')) v (profile_id, scope);
insert into operations.void_runs (agency_id, payout_run_id) select id, gen_random_uuid() from public.agencies;

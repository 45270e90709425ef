-- Two agencies alike, so that a plan which reads the other's rows shows: each 200 people, 100 models, a rota of 5,000
-- shifts over 62 days from a Monday on, and in the 92 days before it 50,000 entries, half of them with a break. Rows lie
-- on the disk as they come in time, those of both agencies side by side. Written without triggers: they would take an hour.
set session_replication_role = replica;

create temporary table agency as
select a.id, a.timezone, a.name from public.agencies a where a.name in ('Aurora', 'Nightfall');
create temporary table person as
select extensions.uuid_generate_v4() as id, a.id as agency_id, n from agency a, generate_series(0, 199) n;
create temporary table model as
select extensions.uuid_generate_v4() as id, a.id as agency_id, n from agency a, generate_series(0, 99) n;

insert into public.profiles (id, agency_id, username, role) select id, agency_id, 'chatter-' || n, 'chatter' from person;
insert into public.models (id, agency_id, name) select id, agency_id, 'Creator ' || n from model;
insert into public.model_assignments (agency_id, profile_id, model_id, starts_on)
select p.agency_id, p.id, m.id, date '2026-01-01'
from person p join model m on m.agency_id = p.agency_id and m.n in (p.n % 100, (p.n + 1) % 100);
insert into public.coverage_requirements (agency_id, model_id, weekdays, local_start, local_end, timezone, min_staff, starts_on)
select m.agency_id, m.id, '{1,2,3,4,5,6,7}', '18:00', '02:00', a.timezone, 2, date '2026-01-01'
from model m join agency a on a.id = m.agency_id where m.n < 40;

insert into public.shifts (agency_id, employee_id, model_id, start_time, end_time, timezone, published_at)
select p.agency_id, p.id, m.id, w.start, w.start + interval '8 hours', a.timezone, timestamptz '2026-03-01'
from person p
join agency a on a.id = p.agency_id
cross join generate_series(0, 24) k
left join model m on m.agency_id = p.agency_id and m.n = p.n % 100 and k % 3 > 0
cross join lateral (
  select ((date '2026-04-06' + k * 62 / 25) + (p.n % 3) * interval '8 hours') at time zone a.timezone as start) w
order by w.start;

insert into public.timesheets (agency_id, employee_id, model_id, clock_in, clock_out, status, approved_at, timezone,
  work_date, total_minutes, break_minutes, worked_minutes, payable_minutes)
select p.agency_id, p.id, m.id, w.clock_in, w.clock_in + interval '3 hours',
  case when k % 5 = 0 then 'completed' else 'approved' end, case when k % 5 > 0 then w.clock_in + interval '1 day' end,
  a.timezone, (w.clock_in at time zone a.timezone)::date, 180, 15 * (k % 2), 180 - 15 * (k % 2), 180 - 15 * (k % 2)
from person p
join agency a on a.id = p.agency_id
join model m on m.agency_id = p.agency_id and m.n = p.n % 100
cross join generate_series(0, 249) k
cross join lateral (
  select ((date '2026-01-04' + k / 3) + (k % 3) * interval '8 hours' + p.n * interval '1 minute')
    at time zone a.timezone as clock_in) w
order by w.clock_in;
insert into public.timesheet_breaks (agency_id, timesheet_id, employee_id, started_at, ended_at)
select agency_id, id, employee_id, clock_in + interval '1 hour', clock_in + interval '75 minutes'
from public.timesheets where break_minutes = 15 and work_date between '2026-01-04' and '2026-04-05'
order by clock_in;

-- A third of the people are at work: of the few open entries of two quiet agencies any way to read them is as good.
insert into public.timesheets (agency_id, employee_id, clock_in, timezone, work_date)
select p.agency_id, p.id, now() - p.n * interval '1 minute', a.timezone, (now() at time zone a.timezone)::date
from person p join agency a on a.id = p.agency_id where p.n % 3 = 0;

set session_replication_role = origin;
analyze;

-- Two agencies alike, so that a plan which reads the other's rows shows. Sizes of each: bench.models; bench.people with a shift
-- a day for bench.days around today; bench.clocks, people with a shift now and one tomorrow, who use the clock. Ids can be read:
-- a… and b… as in the demo data, …1000 + n is one of the people, …5000 + n of those who use the clock, and everybody's session
-- has the same id. Written without triggers, which would take an hour.
set session_replication_role = replica;

create temporary table agency as
select a.id, left(a.id::text, 1) || '0000000-0000-4000-8000-' as prefix, a.timezone
from public.agencies a where a.name in ('Aurora', 'Nightfall');
create temporary table person as
select (prefix || lpad((first + n)::text, 12, '0'))::uuid as id, id as agency_id, timezone, first, n
from agency,
  lateral (select 1000 as first, generate_series(0, current_setting('bench.people')::integer - 1) as n
    union all select 5000, generate_series(0, current_setting('bench.clocks')::integer - 1)) numbers;

insert into public.profiles (id, agency_id, username, role) select id, agency_id, 'bench-' || first + n, 'chatter' from person;
-- everybody who asks is signed in; the people of the demo data ask, too
insert into auth.sessions (id, user_id, aal)
select id, id, 'aal1' from public.profiles where status = 'active';

insert into public.models (id, agency_id, name, status, bio, tags, joined_on, manager_id, created_by)
select extensions.uuid_generate_v4(), a.id, 'Creator ' || lpad(n::text, 5, '0'), 'active', repeat('Night owl, dancer. ', 6),
  '{dance,fitness}', date '2026-02-01', (prefix || lpad('104', 12, '0'))::uuid, (prefix || lpad('104', 12, '0'))::uuid
from agency a, generate_series(1, current_setting('bench.models')::integer) n;
create temporary table model as
select id, agency_id, name, row_number() over (partition by agency_id order by name, id) - 1 as n
from public.models where name like 'Creator %';
insert into public.model_accounts (agency_id, model_id, platform, external_id, username, url, is_primary)
select agency_id, id, platform, platform || '-' || n, 'creator' || n, 'https://example.com/' || platform || '/creator' || n, true
from model, unnest('{fanvue,instagram}'::text[]) platform;
insert into public.model_assignments (agency_id, profile_id, model_id, starts_on)
select p.agency_id, p.id, m.id, date '2026-01-01' from person p join model m on m.agency_id = p.agency_id
where m.n in (p.n % 40, p.n % 40 + 1);

-- Who uses the clock, and person 0, has a long shift around now and one tomorrow: no hour ends while it is measured.
insert into public.shifts (agency_id, employee_id, model_id, start_time, end_time, timezone, published_at, status)
select p.agency_id, p.id, m.id, w.start, w.start + w.length, p.timezone, now() - interval '100 days',
  case when w.start + w.length < now() then 'completed' else 'scheduled' end
from person p join model m on m.agency_id = p.agency_id and m.n = p.n % 40
cross join generate_series(-current_setting('bench.days')::integer / 2, (current_setting('bench.days')::integer - 1) / 2) day
cross join lateral (select p.n = 0 or p.first = 5000 as clocks) c
cross join lateral (
  select case when clocks and day between 0 and 1 then now() - interval '2 hours' + day * interval '32 hours'
      else date_trunc('day', now()) + day * interval '1 day' + p.n % 3 * interval '8 hours' end as start,
    case when clocks and day = 0 then interval '20 hours' else interval '8 hours' end as length) w
where case p.first when 5000 then day in (0, 1) else p.n > 0 or day not in (-1, 2) end
order by w.start;

insert into public.timesheets (agency_id, employee_id, shift_id, model_id, clock_in, clock_out, status, timezone, work_date,
  total_minutes, break_minutes, worked_minutes, payable_minutes)
select agency_id, employee_id, id, model_id, start_time, end_time, 'completed', timezone, (start_time at time zone timezone)::date,
  480, 0, 480, 480
from public.shifts where end_time < now() - interval '1 day' and created_by is null
  and employee_id in (select id from person)
order by start_time;

-- Person 0 of Aurora is at work, after a break.
insert into public.timesheets (agency_id, employee_id, shift_id, model_id, clock_in, timezone, work_date, clock_in_ip)
select s.agency_id, s.employee_id, s.id, s.model_id, now() - interval '90 minutes', s.timezone,
  ((now() - interval '90 minutes') at time zone s.timezone)::date, '127.0.0.0/24'
from public.shifts s where s.employee_id = 'a0000000-0000-4000-8000-000000001000' and now() between s.start_time and s.end_time;
insert into public.timesheet_breaks (agency_id, timesheet_id, employee_id, started_at, ended_at)
select agency_id, id, employee_id, now() - interval '60 minutes', now() - interval '45 minutes'
from public.timesheets where employee_id = 'a0000000-0000-4000-8000-000000001000' and clock_out is null;

update public.shifts s set status = 'in_progress'
where s.id = (select shift_id from public.timesheets where employee_id = 'a0000000-0000-4000-8000-000000001000' and clock_out is null);

set session_replication_role = origin;
analyze;

-- pgbench prepares all statements of a pipeline before the first of them takes on the caller's role.
grant usage on schema private, core to core_login;
grant usage on schema private, operations to operations_login;

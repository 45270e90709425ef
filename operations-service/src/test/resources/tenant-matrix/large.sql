-- Rows of operations' tables for the two large agencies. Ids: 3 series, 4 shifts, 5 entries.
insert into public.time_policies (agency_id, valid_from, created_at)
select agency_id, date '2015-01-01' + n, moment from large_row;

insert into public.model_assignments (agency_id, model_id, profile_id, duty, starts_on, created_at)
select agency_id, pg_temp.large_id(letter, 2, n), pg_temp.large_id(letter, 1, n % 500 + 1),
  (array['primary', 'backup'])[n % 2 + 1], '2026-01-01', moment
from large_row;

insert into public.shift_series (
  id, agency_id, employee_id, model_id, timezone, start_on, local_start, local_end, rrule, ended_at, created_at)
select pg_temp.large_id(letter, 3, n), agency_id, pg_temp.large_id(letter, 1, n % 500 + 1), pg_temp.large_id(letter, 2, n),
  'Europe/Bucharest', '2026-01-01', '10:00', '18:00', 'FREQ=DAILY', case when n % 2 = 0 then now() end, moment
from large_row;

-- Of each person a shift a day, the last ten days and the next.
insert into public.shifts (
  id, agency_id, employee_id, model_id, start_time, end_time, timezone, status, published_at, created_at)
select pg_temp.large_id(letter, 4, n), agency_id, pg_temp.large_id(letter, 1, n % 250 + 1), pg_temp.large_id(letter, 2, n),
  s.start_time, s.start_time + interval '8 hours', 'Europe/Bucharest', 'scheduled', moment, moment
from large_row cross join lateral (
  select date_trunc('day', now()) + (n / 250 - 10) * interval '1 day' + (n % 250) * interval '1 minute' as start_time) s;

insert into public.timesheets (
  id, agency_id, employee_id, shift_id, model_id, clock_in, clock_out, source, status, timezone, work_date, total_minutes,
  break_minutes, worked_minutes, payable_minutes, created_at)
select pg_temp.large_id(letter, 5, n), agency_id, pg_temp.large_id(letter, 1, n % 250 + 1), pg_temp.large_id(letter, 4, n),
  pg_temp.large_id(letter, 2, n), s.clock_in, s.clock_in + interval '8 hours', 'clock', 'completed', 'Europe/Bucharest',
  s.clock_in::date, 480, 0, 480, 480, moment
from large_row cross join lateral (
  select date_trunc('day', now()) - (n / 250 + 1) * interval '1 day' + (n % 250) * interval '1 minute' as clock_in) s;

insert into public.timesheet_breaks (agency_id, timesheet_id, employee_id, started_at, ended_at)
select agency_id, id, employee_id, clock_in + interval '1 hour', clock_in + interval '2 hours'
from public.timesheets join large_agency using (agency_id);

insert into public.timesheet_corrections (agency_id, timesheet_id, employee_id, clock_in, clock_out, reason, created_at)
select agency_id, id, employee_id, clock_in, clock_out, 'Forgot the clock', created_at
from public.timesheets join large_agency using (agency_id);

insert into public.timesheet_adjustments (agency_id, employee_id, work_date, minutes, reason, created_at)
select agency_id, employee_id, work_date, 5, 'Rounded', created_at
from public.timesheets join large_agency using (agency_id);

insert into public.shift_swaps (agency_id, shift_id, kind, requested_by, created_at)
select agency_id, id, 'cover', employee_id, created_at from public.shifts join large_agency using (agency_id);

insert into public.time_off (agency_id, employee_id, kind, start_time, end_time, status, created_at)
select agency_id, pg_temp.large_id(letter, 1, n), (array['leave', 'sick'])[n % 2 + 1], moment, moment + interval '2 days',
  (array['pending', 'approved'])[n % 2 + 1], moment
from large_row;

insert into public.coverage_requirements (
  agency_id, model_id, weekdays, local_start, local_end, timezone, min_staff, starts_on, ends_on, created_at)
select agency_id, pg_temp.large_id(letter, 2, n), '{1,2,3}', '10:00', '12:00', 'Europe/Bucharest', 1, '2026-01-01',
  '2026-01-31', moment
from large_row;

insert into public.calendar_feeds (agency_id, profile_id, token_hash, created_at)
select agency_id, pg_temp.large_id(letter, 1, case when n <= 2500 then 1 else n end),
  sha256(convert_to(letter || word, 'UTF8')), moment
from large_row;

insert into public.audit_entries (agency_id, at, actor_kind, action, table_name, row_id, created_at)
select agency_id, moment, 'system', 'update', (array['shifts', 'timesheets'])[n % 2 + 1],
  pg_temp.large_id(letter, 4 + n % 2, case when n <= 20 then 1 else n end), moment
from large_row;

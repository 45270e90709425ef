-- After two-large-agencies.sql: Aurora has 400 people and in the half year after that rota some 50,000 shifts, eight a
-- fortnight for each person.
set session_replication_role = replica;

insert into public.profiles (id, agency_id, username, role)
select extensions.uuid_generate_v4(), a.id, 'chatter-' || n, 'chatter'
from public.agencies a, generate_series(200, 399) n where a.name = 'Aurora';

insert into public.shifts (agency_id, employee_id, start_time, end_time, timezone, published_at)
select p.agency_id, p.id, w.start, w.start + interval '8 hours', 'Europe/Bucharest', timestamptz '2026-03-01'
from public.profiles p
join public.agencies a on a.id = p.agency_id and a.name = 'Aurora'
cross join generate_series(0, 124) k
cross join lateral (select ((date '2026-07-01' + k * 7 / 4) + right(p.username, 1)::integer % 3 * interval '8 hours')
  at time zone 'Europe/Bucharest' as start) w
where p.username ~ '^chatter-\d+$'
order by w.start;

insert into public.shifts (agency_id, model_id, start_time, end_time, timezone, title)
select m.agency_id, m.id, timestamptz '2026-09-16T09:00Z', timestamptz '2026-09-16T13:00Z', 'Europe/Bucharest',
  'candidates wanted'
from public.models m join public.agencies a on a.id = m.agency_id and a.name = 'Aurora' where m.name = 'Creator 7';

set session_replication_role = origin;
analyze public.shifts;
analyze public.profiles;

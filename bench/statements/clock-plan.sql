select now() as now, p.* from operations.my_clock_plan() p -- caller
select now() as now, true as member, true as may_clock, p.allow_unscheduled, p.early_clock_in_minutes, s.place, -- owner
  s.id as shift_id, s.title, s.model_id, m.name as model_name, s.start_time, s.end_time, s.timezone, s.status -- owner
from operations.policy_on(:agency, (now() at time zone 'Europe/Bucharest')::date) p -- owner
left join public.timesheets o on o.agency_id = :agency and o.employee_id = :me and o.clock_out is null -- owner
left join lateral ( -- owner
  (select 'current' as place, c.* from public.shifts c -- owner
   where c.agency_id = :agency and c.id = o.shift_id and c.employee_id = :me and c.published_at is not null -- owner
     and c.cancelled_at is null) -- owner
  union all -- owner
  (select 'current', c.* from public.shifts c -- owner
   where o.id is null and c.agency_id = :agency and c.employee_id = :me and c.published_at is not null -- owner
     and c.cancelled_at is null and c.start_time > now() - interval '24 hours' -- owner
     and c.start_time <= now() + p.early_clock_in_minutes * interval '1 minute' and c.end_time > now() -- owner
   order by exists (select from public.timesheets t -- owner
       where t.agency_id = :agency and t.shift_id = c.id and t.status not in ('void', 'rejected')), -- owner
     abs(extract(epoch from c.start_time - now())), c.id -- owner
   limit 1) -- owner
  union all -- owner
  (select 'next', n.* from public.shifts n -- owner
   where n.agency_id = :agency and n.employee_id = :me and n.published_at is not null and n.cancelled_at is null -- owner
     and n.start_time > now() and n.id is distinct from o.shift_id -- owner
   order by n.start_time, n.id -- owner
   limit 2)) s on true -- owner
left join public.models m on m.agency_id = :agency and m.id = s.model_id -- owner
order by s.place, s.start_time -- owner

select now() as now,
  true as member, true as may_clock, -- owner
  private.my_agency_id() is not null as member, private.has_permission('clock_in_out') as may_clock, -- caller
  p.allow_unscheduled, p.early_clock_in_minutes, s.place, s.id as shift_id, s.title, s.model_id, m.name as model_name,
  s.start_time, s.end_time, s.timezone, s.status
from
  operations.policy_on(:agency, (now() at time zone 'Europe/Bucharest')::date) p -- owner
  operations.my_policy_on(private.my_today()) p -- caller
left join public.timesheets o on o.clock_out is null
  and o.agency_id = :agency and o.employee_id = :me -- owner
  and o.employee_id = private.my_id() -- caller
left join lateral (
  (select 'current' as place, c.* from public.shifts c
   where c.published_at is not null and c.cancelled_at is null
     and c.agency_id = :agency and c.employee_id = :me -- owner
     and c.employee_id = private.my_id() -- caller
     and case when o.id is not null then c.id = o.shift_id
       else now() >= c.start_time - p.early_clock_in_minutes * interval '1 minute' and now() < c.end_time end
   order by exists (select from public.timesheets t
       where t.shift_id = c.id and t.status not in ('void', 'rejected')
         and t.agency_id = :agency -- owner
     ), abs(extract(epoch from c.start_time - now())), c.id
   limit 1)
  union all
  (select 'next', n.* from public.shifts n
   where n.published_at is not null and n.cancelled_at is null
     and n.agency_id = :agency and n.employee_id = :me -- owner
     and n.employee_id = private.my_id() -- caller
     and n.start_time > now() and n.id is distinct from o.shift_id
   order by n.start_time, n.id
   limit 2)) s on true
left join public.models m on m.id = s.model_id
  and m.agency_id = :agency -- owner
order by s.place, s.start_time

select s.id, s.agency_id, s.employee_id, s.model_id, s.title, s.notes, s.start_time, s.end_time, s.timezone,
  s.planned_break_minutes, s.status, s.allow_overlap, s.series_id, s.occurrence_date, s.is_exception, s.published_at,
  s.cancelled_at, s.cancel_reason, s.revision, s.created_by, s.created_at, s.updated_at,
  (select p.username from public.profiles p where p.id = s.employee_id
     and p.agency_id = :agency -- owner
  ) as username,
  (select p.role from public.profiles p where p.id = s.employee_id
     and p.agency_id = :agency -- owner
  ) as role,
  (select m.name from public.models m where m.id = s.model_id
     and m.agency_id = :agency -- owner
  ) as model_name
from public.shifts s
where s.start_time < :until and s.start_time > :since::timestamptz - interval '24 hours' and s.end_time > :since
  and s.agency_id = :agency -- owner
order by s.start_time, s.id
limit 201

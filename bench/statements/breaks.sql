select b.timesheet_id, b.started_at, b.ended_at
from public.timesheet_breaks b
where b.timesheet_id = :entry
  and b.agency_id = :agency -- owner
order by b.started_at

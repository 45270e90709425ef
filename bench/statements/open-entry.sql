select t.id, t.agency_id, t.employee_id, t.shift_id, t.model_id, t.continues_id, t.clock_in, t.clock_out, t.client_clock_in,
  t.client_clock_out, t.clock_in_ip::text as clock_in_ip, t.clock_out_ip::text as clock_out_ip, t.source, t.status, t.timezone,
  t.work_date, t.is_late, t.late_minutes, t.is_early_leave, t.early_leave_minutes, t.overtime_minutes, t.total_minutes,
  t.break_minutes, t.worked_minutes, t.payable_minutes, t.review_reasons, t.note, t.approved_by, t.approved_at,
  t.rejected_reason, t.approved_values::text as approved_values, t.payout_run_id, t.created_at, t.updated_at,
  (select p.username from public.profiles p where p.id = t.employee_id
     and p.agency_id = :agency -- owner
  ) as username,
  (select p.role from public.profiles p where p.id = t.employee_id
     and p.agency_id = :agency -- owner
  ) as role,
  (select m.name from public.models m where m.id = t.model_id
     and m.agency_id = :agency -- owner
  ) as model_name
from public.timesheets t
where t.clock_out is null
  and t.agency_id = :agency and t.employee_id = :me -- owner
  and t.employee_id = private.my_id() -- caller

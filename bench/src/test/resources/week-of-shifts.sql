begin;
select set_config('transaction_read_only', 'on', true), set_config('request.jwt.claims', :claims, true), set_config('onyx.agency_id', '', true), set_config('onyx.request_id', '', true), set_config('onyx.reason', '', true), set_config('onyx.traceparent', '', true), set_config('role', 'operations_caller', true);
select s.*, (select p.username from public.profiles p where p.id = s.employee_id), (select p.role from public.profiles p where p.id = s.employee_id), (select m.name from public.models m where m.id = s.model_id) from public.shifts s where s.start_time < '2026-04-19T21:00Z' and s.start_time > '2026-04-11T21:00Z' and s.end_time > '2026-04-12T21:00Z' order by s.start_time, s.id limit 201;
commit;

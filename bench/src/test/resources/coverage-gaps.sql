begin;
select set_config('transaction_read_only', 'on', true), set_config('request.jwt.claims', :claims, true), set_config('onyx.agency_id', '', true), set_config('onyx.request_id', '', true), set_config('onyx.reason', '', true), set_config('onyx.traceparent', '', true), set_config('role', 'operations_caller', true);
select c.*, (select m.name from public.models m where m.id = c.model_id) as model_name from operations.coverage_gaps('2026-04-05T21:00Z', '2026-06-06T21:00Z', null, false) c order by c.start_time, c.model_id;
commit;

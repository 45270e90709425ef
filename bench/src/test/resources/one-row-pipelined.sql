\startpipeline
begin;
select set_config('transaction_read_only', 'on', true), set_config('request.jwt.claims', :claims, true), set_config('onyx.agency_id', '', true), set_config('onyx.request_id', '', true), set_config('onyx.reason', '', true), set_config('onyx.traceparent', '', true), set_config('role', 'core_caller', true);
select id, agency_id, name, status, language, timezone, bio, created_at, updated_at from public.models where id = :creator;
commit;
\endpipeline

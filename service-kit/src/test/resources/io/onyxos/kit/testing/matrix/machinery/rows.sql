-- One agency asks for a second factor, the other does not.
update public.agencies set require_mfa = id = 'a0000000-0000-4000-8000-000000000001';
-- One row of every kind, so that a refusal is not mistaken for an empty table.
insert into {service}.event_types (type, required) values ('io.onyxos.{service}.matrix.tried.v1', '{}');
insert into {service}.outbox (agency_id, event_type, aggregate_type, aggregate_id, payload)
select a.id, 'io.onyxos.{service}.matrix.tried.v1', 'matrix', a.id, '{}' from public.agencies a;
insert into {service}.outbox_dead (
  id, event_id, agency_id, event_type, aggregate_type, aggregate_id, payload, occurred_at, error)
select -o.id, private.uuid_v7(), o.agency_id, o.event_type, o.aggregate_type, o.aggregate_id, '{}', o.occurred_at, 'none'
from {service}.outbox o where o.aggregate_type = 'matrix';
insert into {service}.inbox (consumer, event_id) values ('matrix', private.uuid_v7());
insert into {service}.idempotency_keys (scope, key, request_hash)
select p.id || ' POST /matrix', 'matrix', '\x00'::bytea from public.profiles p;

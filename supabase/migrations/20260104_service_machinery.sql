-- What every service has, made by one function that the first migration of each service calls: its three roles, and in
-- a schema of its name the outbox, the inbox and the idempotency keys. None of it is exposed by the Data API.

-- Never executed by a service: {service} is a name that the check below lets through, so it needs no quoting.
create function private.run_for_service(p_service text, p_template text) returns void
language plpgsql set search_path = '' as
$$
begin
  if p_service !~ '^[a-z]{3,20}$' then
    raise exception 'not a service: %', p_service;
  end if;
  execute replace(p_template, '{service}', p_service);
end
$$;

create function private.install_service_roles(p_service text) returns void
language plpgsql set search_path = '' as
$install$
declare
  v_role text;
begin
  foreach v_role in array array[p_service || '_login', p_service || '_caller', p_service || '_worker'] loop
    if not exists (select from pg_catalog.pg_roles r where r.rolname = v_role) then
      execute format('create role %I', v_role);
    end if;
  end loop;
  perform private.run_for_service(p_service, $sql$
    alter role {service}_login login noinherit nocreatedb nocreaterole nobypassrls;
    -- a role switch does not apply the settings of the role switched to: the limits of every request are the login's
    alter role {service}_login set statement_timeout = '8s';
    alter role {service}_login set lock_timeout = '3s';
    alter role {service}_login set idle_in_transaction_session_timeout = '15s';
    alter role {service}_caller nologin inherit nocreatedb nocreaterole nobypassrls;
    alter role {service}_worker nologin inherit nocreatedb nocreaterole nobypassrls;
    grant {service}_caller, {service}_worker to {service}_login with inherit false, set true;
    -- what a request's first statement calls before it switches to the caller's role
    grant usage on schema private to {service}_login;
    grant execute on function private.take_standing() to {service}_login;
    grant onyx_caller to {service}_caller with inherit true, set false;
    grant onyx_worker to {service}_worker with inherit true, set false;
    create schema {service};
    grant usage on schema {service} to {service}_caller, {service}_worker;
  $sql$);
end
$install$;

create function private.install_outbox(p_service text) returns void
language plpgsql set search_path = '' as
$install$
begin
  perform private.run_for_service(p_service, $sql$
    create table {service}.event_types (
      type text primary key check (type ~ '^io\.onyxos\.{service}\.[a-z_]+\.[a-z_]+\.v[1-9][0-9]*$'),
      required text[] not null,
      optional text[] not null default '{}'
    );

    create table {service}.outbox (
      id bigint generated always as identity primary key,
      event_id uuid not null unique default private.uuid_v7(),
      agency_id uuid not null,
      event_type text not null,
      aggregate_type text not null,
      aggregate_id uuid not null,
      bucket smallint not null
        generated always as ((hashtextextended(aggregate_type || ':' || aggregate_id, 0) & 31)::smallint) stored,
      payload jsonb not null check (jsonb_typeof(payload) = 'object' and octet_length(payload::text) <= 262144),
      traceparent text check (char_length(traceparent) <= 128),
      occurred_at timestamptz not null default clock_timestamp()
    ) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
      autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000,
      autovacuum_vacuum_cost_delay = 0);
    create index outbox_bucket_idx on {service}.outbox (bucket, id);

    create table {service}.outbox_dead (
      id bigint primary key,
      event_id uuid not null unique,
      agency_id uuid not null,
      event_type text not null,
      aggregate_type text not null,
      aggregate_id uuid not null,
      payload jsonb not null,
      traceparent text,
      occurred_at timestamptz not null,
      error text not null,
      died_at timestamptz not null default clock_timestamp()
    );
    create index outbox_dead_aggregate_idx on {service}.outbox_dead (aggregate_type, aggregate_id);

    -- For functions and triggers of ours, which answer for the agency: a founder has none yet.
    create function {service}.write_event(p_type text, p_aggregate_id uuid, p_agency_id uuid, p_payload jsonb)
    returns uuid language plpgsql security definer set search_path = '' as
    $body$
    declare
      v_type {service}.event_types;
      v_aggregate_type text := split_part(p_type, '.', 4);
      v_event_id uuid;
    begin
      select * into v_type from {service}.event_types t where t.type = p_type;
      if not found then
        raise exception sqlstate 'PT500' using message = 'unknown_event_type', detail = p_type;
      end if;
      if not p_payload ?& v_type.required or p_payload - v_type.required - v_type.optional <> '{}' then
        raise exception sqlstate 'PT500' using message = 'event_breaks_contract', detail = p_type,
          hint = array_to_string(array(select jsonb_object_keys(p_payload)), ',');
      end if;
      -- Held until commit, so that within one aggregate the order of ids is the order of commits.
      perform pg_advisory_xact_lock(hashtextextended('{service}.' || v_aggregate_type || ':' || p_aggregate_id, 0));
      insert into {service}.outbox (agency_id, event_type, aggregate_type, aggregate_id, payload, traceparent)
      values (
        p_agency_id, p_type, v_aggregate_type, p_aggregate_id, p_payload,
        nullif(current_setting('onyx.traceparent', true), ''))
      returning event_id into v_event_id;
      return v_event_id;
    end
    $body$;

    -- For functions and triggers of ours, which name an event by its aggregate and verb ('profile.joined').
    create function {service}.emit(p_event text, p_aggregate_id uuid, p_agency_id uuid, p_payload jsonb) returns void
    language plpgsql security definer set search_path = '' as
    $body$
    begin
      -- Rows that vanish with their agency tell nothing: core's agency.closed has said it all.
      if exists (select from public.agencies a where a.id = p_agency_id) then
        perform {service}.write_event(
          'io.onyxos.{service}.' || p_event || '.v1', p_aggregate_id, p_agency_id, p_payload);
      end if;
    end
    $body$;

    -- For the service itself: callers append events of their own agency, workers of the one that they set, if they set one.
    create function {service}.append_event(p_type text, p_aggregate_id uuid, p_agency_id uuid, p_payload jsonb)
    returns uuid language plpgsql security definer set search_path = '' as
    $body$
    declare
      -- The role that the session switched to: a definer function's own is its owner.
      v_is_caller constant boolean := current_setting('role') like '%\_caller';
      v_own constant uuid := case when v_is_caller then private.my_agency_id() else private.worker_agency_id() end;
    begin
      if p_agency_id <> v_own or v_own is null and v_is_caller then
        raise exception sqlstate '42501' using message = 'an event of another agency';
      end if;
      return {service}.write_event(p_type, p_aggregate_id, coalesce(p_agency_id, v_own), p_payload);
    end
    $body$;

    -- An operator's way to have a dead event sent again, at its old place in the order of its aggregate.
    create function {service}.retry_dead_event(p_event_id uuid) returns boolean
    language plpgsql security definer set search_path = '' as
    $body$
    begin
      with dead as (delete from {service}.outbox_dead d where d.event_id = p_event_id returning d.*)
      insert into {service}.outbox (
        id, event_id, agency_id, event_type, aggregate_type, aggregate_id, payload, traceparent, occurred_at)
      overriding system value
      select id, event_id, agency_id, event_type, aggregate_type, aggregate_id, payload, traceparent, occurred_at
      from dead;
      return found;
    end
    $body$;

    grant execute on function {service}.append_event(text, uuid, uuid, jsonb)
      to {service}_caller, {service}_worker;
    grant execute on function {service}.retry_dead_event(uuid) to {service}_worker;
    grant select, delete on {service}.outbox to {service}_worker;
    grant select, insert, delete on {service}.outbox_dead to {service}_worker;
    grant select on {service}.event_types to {service}_worker;

    alter table {service}.event_types enable row level security;
    alter table {service}.outbox enable row level security;
    alter table {service}.outbox_dead enable row level security;
    create policy "The worker knows the types" on {service}.event_types for select to {service}_worker using (true);
    create policy "The relay reads what waits" on {service}.outbox for select to {service}_worker using (true);
    create policy "The relay deletes what is sent" on {service}.outbox for delete to {service}_worker using (true);
    create policy "The relay reads dead events" on {service}.outbox_dead
      for select to {service}_worker using (true);
    create policy "The relay sets dead events aside" on {service}.outbox_dead
      for insert to {service}_worker with check (true);
    create policy "The operator gives dead events up" on {service}.outbox_dead
      for delete to {service}_worker using (true);
  $sql$);
end
$install$;

create function private.install_inbox(p_service text) returns void
language plpgsql set search_path = '' as
$install$
begin
  perform private.run_for_service(p_service, $sql$
    create table {service}.inbox (
      consumer text not null check (char_length(consumer) between 1 and 100),
      event_id uuid not null,
      received_at timestamptz not null default clock_timestamp(),
      primary key (consumer, event_id)
    );
    grant select, insert (consumer, event_id) on {service}.inbox to {service}_worker;
    alter table {service}.inbox enable row level security;
    create policy "Consumers see what they had" on {service}.inbox for select to {service}_worker using (true);
    create policy "Consumers note what they had" on {service}.inbox for insert to {service}_worker with check (true);
  $sql$);
end
$install$;

create function private.install_idempotency_keys(p_service text) returns void
language plpgsql set search_path = '' as
$install$
begin
  perform private.run_for_service(p_service, $sql$
    create table {service}.idempotency_keys (
      scope text collate "C" not null check (char_length(scope) between 1 and 500),
      key text not null check (char_length(key) between 1 and 255),
      request_hash bytea not null,
      status smallint check (status between 100 and 599),
      headers jsonb,
      body text,
      standing text check (char_length(standing) <= 200),
      created_at timestamptz not null default now(),
      expires_at timestamptz not null default now() + interval '24 hours',
      primary key (scope, key)
    ) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
    comment on column {service}.idempotency_keys.scope is 'Begins with the id of the user whose key it is';
    comment on column {service}.idempotency_keys.standing is
      'Agency, role and assurance level of the user when the answer was stored; it is repeated only while they are the same';
    create index idempotency_keys_expires_at_idx on {service}.idempotency_keys (expires_at);
    grant select, insert, update on {service}.idempotency_keys to {service}_caller;
    alter table {service}.idempotency_keys enable row level security;
    create policy "Callers see their own keys" on {service}.idempotency_keys for select to {service}_caller
      using (left(scope, 36) = (select private.my_id())::text);
    create policy "Callers keep their own keys" on {service}.idempotency_keys for insert to {service}_caller
      with check (left(scope, 36) = (select private.my_id())::text);
    create policy "Callers store the answer of their own keys" on {service}.idempotency_keys
      for update to {service}_caller
      using (left(scope, 36) = (select private.my_id())::text)
      with check (left(scope, 36) = (select private.my_id())::text);
  $sql$);
end
$install$;

create function private.install_housekeeping(p_service text) returns void
language plpgsql set search_path = '' as
$install$
begin
  perform private.run_for_service(p_service, $sql$
    -- Deletes what is kept for a time only, at most p_limit rows of each kind; returns how many. Every replica may call it.
    create function {service}.delete_expired(p_limit integer) returns integer
    language plpgsql security definer set search_path = '' as
    $body$
    declare
      v_keys integer;
      v_received integer;
    begin
      delete from {service}.idempotency_keys k where (k.scope, k.key) in (
        select o.scope, o.key from {service}.idempotency_keys o where o.expires_at <= now()
        limit p_limit for update skip locked);
      get diagnostics v_keys = row_count;
      -- Kafka keeps a record for a week, and a replay may come as late again. Event ids begin with their time, so the
      -- primary key finds the old ones.
      delete from {service}.inbox i where (i.consumer, i.event_id) in (
        select o.consumer, o.event_id from {service}.inbox o
        where o.consumer = '{service}' and o.event_id < private.uuid_floor(now() - interval '14 days')
          and o.received_at < now() - interval '14 days'
        limit p_limit for update skip locked);
      get diagnostics v_received = row_count;
      return v_keys + v_received;
    end
    $body$;
    grant execute on function {service}.delete_expired(integer) to {service}_worker;
  $sql$);
end
$install$;

-- For erasure: stored answers repeat what they showed. In every service the answers of a person and those to colleagues
-- that name the person go; the latter are found by the colleagues, since a scope begins with an id.
create function private.delete_stored_answers(p_agency_id uuid, p_profile uuid) returns void
language plpgsql set search_path = '' as
$$
declare
  v_table regclass;
begin
  for v_table in select c.oid from pg_catalog.pg_class c where c.relname = 'idempotency_keys' and c.relkind = 'r' loop
    execute format($sql$
      delete from %s k using public.profiles p
      where p.agency_id = $1 and k.scope >= p.id::text and k.scope < p.id || '~'
        and (p.id = $2 or strpos(k.body, $2::text) > 0)$sql$, v_table)
    using p_agency_id, p_profile;
  end loop;
end
$$;

create function private.install_service(p_service text) returns void
language plpgsql set search_path = '' as
$$
begin
  perform private.install_service_roles(p_service);
  perform private.install_outbox(p_service);
  perform private.install_inbox(p_service);
  perform private.install_idempotency_keys(p_service);
  perform private.install_housekeeping(p_service);
end
$$;

select private.install_service('core');

grant select on private.roles, private.permissions, private.role_permissions to core_caller;
create policy "Core lists the roles" on private.roles for select to core_caller using (true);
create policy "Core lists the permissions" on private.permissions for select to core_caller using (true);
create policy "Core lists the matrix" on private.role_permissions for select to core_caller using (true);

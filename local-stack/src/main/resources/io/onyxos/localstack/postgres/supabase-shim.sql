-- Gives a bare Postgres 17 cluster what every Supabase project already has, so that the migrations meet the same
-- roles, schemas and privileges here as on the platform. Not a migration: it never runs against Supabase.
-- Run it by the bootstrap superuser supabase_admin, in database postgres. Running it again changes nothing.

-- wal_level may be too low to replicate, which the publication below would warn of.
set client_min_messages = error;

-- roles ------------------------------------------------------------------------------------------------------------

do $$
declare
    name text;
begin
    foreach name in array array['postgres', 'anon', 'authenticated', 'service_role', 'authenticator',
        'supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin', 'supabase_replication_admin',
        'supabase_read_only_user', 'dashboard_user'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = name) then
            execute format('create role %I', name);
        end if;
    end loop;
end $$;

-- The owner of everything that a migration makes is no superuser on the platform; neither is it here.
alter role postgres login nosuperuser createdb createrole replication bypassrls password 'postgres';
alter role anon nologin noinherit;
alter role authenticated nologin noinherit;
alter role service_role nologin noinherit bypassrls;
alter role authenticator login noinherit password 'postgres';
alter role supabase_auth_admin login noinherit password 'postgres';
alter role supabase_storage_admin login noinherit password 'postgres';
alter role supabase_realtime_admin nologin noinherit;
alter role supabase_replication_admin login replication password 'postgres';
alter role supabase_read_only_user login bypassrls password 'postgres';
alter role dashboard_user nologin createdb createrole replication;

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to postgres with admin option;
grant pg_read_all_data to supabase_read_only_user;
grant pg_monitor, pg_read_all_data, pg_signal_backend, pg_create_subscription to postgres;

-- The platform's extension supautils lets postgres do this; restoring a dump needs it.
grant authenticator to postgres with admin option, inherit false, set false;
grant set on parameter session_replication_role to postgres;

alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role supabase_auth_admin set search_path = auth;
alter role supabase_auth_admin set idle_in_transaction_session_timeout = 60000;

alter database postgres owner to postgres;
grant all on database postgres to postgres;
grant create on database postgres to supabase_auth_admin;
alter database postgres set search_path = "$user", public, extensions;

-- schemas ----------------------------------------------------------------------------------------------------------

grant usage on schema public to anon, authenticated, service_role;
grant all on schema public to postgres;

-- Only before the first migration, which takes them back.
do $$
declare
    kind text;
begin
    if to_regnamespace('supabase_migrations') is null then
        foreach kind in array array['tables', 'sequences', 'functions'] loop
            execute format('alter default privileges for role postgres in schema public grant all on %s'
                ' to postgres, anon, authenticated, service_role', kind);
        end loop;
    end if;
end $$;

create schema if not exists extensions authorization postgres;
grant usage on schema extensions to anon, authenticated, service_role;
grant all on schema extensions to postgres, dashboard_user;
-- the local Auth server hashes passwords with pgcrypto; the real one does so itself
grant usage on schema extensions to supabase_auth_admin;
create extension if not exists "uuid-ossp" with schema extensions;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists pg_stat_statements with schema extensions;

do $$
begin
    if not exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime') then
        create publication supabase_realtime;
        alter publication supabase_realtime owner to postgres;
    end if;
end $$;

create schema if not exists auth authorization supabase_auth_admin;
grant usage on schema auth to anon, authenticated, service_role;
grant all on schema auth to supabase_auth_admin, dashboard_user, postgres;

-- auth: the tables of Supabase Auth that signing in, refreshing and a second factor need ------------------------------

set role supabase_auth_admin;
set search_path = auth;

do $$
declare
    wanted constant jsonb := '{
        "aal_level": ["aal1", "aal2", "aal3"],
        "code_challenge_method": ["s256", "plain"],
        "factor_status": ["unverified", "verified"],
        "factor_type": ["totp", "webauthn", "phone"],
        "one_time_token_type": ["confirmation_token", "reauthentication_token", "recovery_token",
            "email_change_token_new", "email_change_token_current", "phone_change_token"]}';
    type_name text;
begin
    for type_name in select jsonb_object_keys(wanted) loop
        if to_regtype('auth.' || type_name) is null then
            execute format('create type auth.%I as enum (%s)', type_name,
                (select string_agg(quote_literal(label), ', ' order by position)
                 from jsonb_array_elements_text(wanted -> type_name) with ordinality as labels(label, position)));
        end if;
    end loop;
end $$;

create table if not exists users (
    instance_id                 uuid,
    id                          uuid primary key,
    aud                         varchar(255),
    role                        varchar(255),
    email                       varchar(255),
    encrypted_password          varchar(255),
    email_confirmed_at          timestamptz,
    invited_at                  timestamptz,
    confirmation_token          varchar(255),
    confirmation_sent_at        timestamptz,
    recovery_token              varchar(255),
    recovery_sent_at            timestamptz,
    email_change_token_new      varchar(255),
    email_change                varchar(255),
    email_change_sent_at        timestamptz,
    last_sign_in_at             timestamptz,
    raw_app_meta_data           jsonb,
    raw_user_meta_data          jsonb,
    is_super_admin              boolean,
    created_at                  timestamptz,
    updated_at                  timestamptz,
    phone                       text unique default null,
    phone_confirmed_at          timestamptz,
    phone_change                text default '',
    phone_change_token          varchar(255) default '',
    phone_change_sent_at        timestamptz,
    confirmed_at                timestamptz generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
    email_change_token_current  varchar(255) default '',
    email_change_confirm_status smallint default 0 check (email_change_confirm_status between 0 and 2),
    banned_until                timestamptz,
    reauthentication_token      varchar(255) default '',
    reauthentication_sent_at    timestamptz,
    is_sso_user                 boolean not null default false,
    deleted_at                  timestamptz,
    is_anonymous                boolean not null default false
);
create unique index if not exists users_email_partial_key on users (email) where is_sso_user = false;
create index if not exists users_instance_id_idx on users (instance_id);
create index if not exists users_instance_id_email_idx on users (instance_id, lower(email::text));
create index if not exists users_is_anonymous_idx on users (is_anonymous);
create unique index if not exists confirmation_token_idx on users (confirmation_token)
    where confirmation_token !~ '^[0-9 ]*$';
create unique index if not exists recovery_token_idx on users (recovery_token) where recovery_token !~ '^[0-9 ]*$';
create unique index if not exists reauthentication_token_idx on users (reauthentication_token)
    where reauthentication_token !~ '^[0-9 ]*$';
create unique index if not exists email_change_token_new_idx on users (email_change_token_new)
    where email_change_token_new !~ '^[0-9 ]*$';
create unique index if not exists email_change_token_current_idx on users (email_change_token_current)
    where email_change_token_current !~ '^[0-9 ]*$';

create table if not exists identities (
    provider_id     text not null,
    user_id         uuid not null references users (id) on delete cascade,
    identity_data   jsonb not null,
    provider        text not null,
    last_sign_in_at timestamptz,
    created_at      timestamptz,
    updated_at      timestamptz,
    email           text generated always as (lower(identity_data ->> 'email')) stored,
    id              uuid primary key default gen_random_uuid(),
    unique (provider_id, provider)
);
create index if not exists identities_user_id_idx on identities (user_id);
create index if not exists identities_email_idx on identities (email text_pattern_ops);

create table if not exists sessions (
    id                     uuid primary key,
    user_id                uuid not null references users (id) on delete cascade,
    created_at             timestamptz,
    updated_at             timestamptz,
    factor_id              uuid,
    aal                    aal_level,
    not_after              timestamptz,
    refreshed_at           timestamp,
    user_agent             text,
    ip                     inet,
    tag                    text,
    oauth_client_id        uuid,
    refresh_token_hmac_key text,
    refresh_token_counter  bigint,
    scopes                 text check (char_length(scopes) <= 4096)
);
create index if not exists sessions_user_id_idx on sessions (user_id);
create index if not exists user_id_created_at_idx on sessions (user_id, created_at);
create index if not exists sessions_not_after_idx on sessions (not_after desc);

create table if not exists refresh_tokens (
    instance_id uuid,
    id          bigserial primary key,
    token       varchar(255) unique,
    user_id     varchar(255),
    revoked     boolean,
    created_at  timestamptz,
    updated_at  timestamptz,
    parent      varchar(255),
    session_id  uuid references sessions (id) on delete cascade
);
create index if not exists refresh_tokens_instance_id_idx on refresh_tokens (instance_id);
create index if not exists refresh_tokens_instance_id_user_id_idx on refresh_tokens (instance_id, user_id);
create index if not exists refresh_tokens_parent_idx on refresh_tokens (parent);
create index if not exists refresh_tokens_session_id_revoked_idx on refresh_tokens (session_id, revoked);
create index if not exists refresh_tokens_updated_at_idx on refresh_tokens (updated_at desc);

create table if not exists mfa_factors (
    id                           uuid primary key,
    user_id                      uuid not null references users (id) on delete cascade,
    friendly_name                text,
    factor_type                  factor_type not null,
    status                       factor_status not null,
    created_at                   timestamptz not null,
    updated_at                   timestamptz not null,
    secret                       text,
    phone                        text,
    last_challenged_at           timestamptz unique,
    web_authn_credential         jsonb,
    web_authn_aaguid             uuid,
    last_webauthn_challenge_data jsonb
);
create index if not exists mfa_factors_user_id_idx on mfa_factors (user_id);
create unique index if not exists mfa_factors_user_friendly_name_unique on mfa_factors (friendly_name, user_id)
    where trim(friendly_name) <> '';

create table if not exists mfa_challenges (
    id                     uuid primary key,
    factor_id              uuid not null references mfa_factors (id) on delete cascade,
    created_at             timestamptz not null,
    verified_at            timestamptz,
    ip_address             inet not null,
    otp_code               text,
    web_authn_session_data jsonb
);
create index if not exists mfa_challenge_created_at_idx on mfa_challenges (created_at desc);

create table if not exists mfa_amr_claims (
    session_id            uuid not null references sessions (id) on delete cascade,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    authentication_method text not null,
    id                    uuid primary key,
    unique (session_id, authentication_method)
);

create table if not exists one_time_tokens (
    id         uuid primary key,
    user_id    uuid not null references users (id) on delete cascade,
    token_type one_time_token_type not null,
    token_hash text not null check (char_length(token_hash) > 0),
    relates_to text not null,
    created_at timestamp not null default now(),
    updated_at timestamp not null default now(),
    unique (user_id, token_type)
);
create index if not exists one_time_tokens_token_hash_hash_idx on one_time_tokens using hash (token_hash);

create table if not exists flow_state (
    id                     uuid primary key,
    user_id                uuid,
    auth_code              text,
    code_challenge_method  code_challenge_method,
    code_challenge         text,
    provider_type          text not null,
    provider_access_token  text,
    provider_refresh_token text,
    created_at             timestamptz,
    updated_at             timestamptz,
    authentication_method  text not null,
    auth_code_issued_at    timestamptz
);
create index if not exists flow_state_created_at_idx on flow_state (created_at desc);
create index if not exists idx_auth_code on flow_state (auth_code);

do $$
declare
    name text;
begin
    foreach name in array array['users', 'identities', 'sessions', 'refresh_tokens', 'mfa_factors', 'mfa_challenges',
        'mfa_amr_claims', 'one_time_tokens', 'flow_state'] loop
        execute format('alter table auth.%I enable row level security', name);
        execute format('grant select on auth.%I to postgres with grant option', name);
        execute format('grant insert, update, delete, references, trigger on auth.%I to postgres', name);
        execute format('grant all on auth.%I to dashboard_user', name);
    end loop;
end $$;
grant all on sequence auth.refresh_tokens_id_seq to postgres, dashboard_user;

-- auth: who is asking, as PostgREST says it ----------------------------------------------------------------------------

create or replace function auth.uid() returns uuid language sql stable as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim.sub', true), ''),
        nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
$$;

create or replace function auth.role() returns text language sql stable as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim.role', true), ''),
        nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role')
$$;

create or replace function auth.email() returns text language sql stable as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim.email', true), ''),
        nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email')
$$;

create or replace function auth.jwt() returns jsonb language sql stable as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim', true), ''),
        nullif(current_setting('request.jwt.claims', true), ''))::jsonb
$$;

reset search_path;
reset role;
reset client_min_messages;

-- What everything else stands on: extensions, the two groups, schema private and the helpers that read no table.

create extension if not exists "uuid-ossp" with schema extensions;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists btree_gist with schema extensions;
create extension if not exists pg_trgm with schema extensions;

-- Older Supabase projects grant every new object of schema public to the API roles, and Postgres lets every role
-- execute every new function. Here only what a migration grants is granted.
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;
alter default privileges revoke execute on functions from public;

-- A temporary object could stand in for a name that a function of ours leaves unqualified.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
end
$$;

do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'onyx_caller') then
    create role onyx_caller nologin;
  end if;
  if not exists (select from pg_catalog.pg_roles where rolname = 'onyx_worker') then
    create role onyx_worker nologin;
  end if;
end
$$;

create schema private;
grant usage on schema private to authenticated, onyx_caller, onyx_worker;

create function private.is_iana_zone(p_zone text) returns boolean language plpgsql immutable set search_path = '' as
$$
begin
  if p_zone = 'UTC' or p_zone ~ '^Etc/GMT(0|\+([0-9]|1[0-2])|-([0-9]|1[0-4]))$' then
    return true;
  end if;
  -- Upper case at the start of each part, since Postgres ignores case and others do not; no digits, since Postgres
  -- would read any unknown name that ends in one as a POSIX rule.
  if p_zone is null or p_zone !~ '^[A-Z][A-Za-z_]*(/[A-Z][A-Za-z_-]*){1,2}$' then
    return false;
  end if;
  perform timestamptz 'epoch' at time zone p_zone;
  return true;
exception
  when invalid_parameter_value then
    return false;
end
$$;

-- The instant of a wall time: one that a clock skips moves forward by the gap, which is what Postgres does; of one that
-- a clock shows twice Postgres takes the second, and people mean the first.
create function private.instant_of(p_wall timestamp, p_zone text) returns timestamptz
language plpgsql stable set search_path = '' as
$$
declare
  v_at constant timestamptz := p_wall at time zone p_zone;
  v_step interval;
begin
  foreach v_step in array array[interval '2 hours', interval '1 hour', interval '30 minutes'] loop
    if (v_at - v_step) at time zone p_zone = p_wall then
      return v_at - v_step;
    end if;
  end loop;
  return v_at;
end
$$;

create function private.uuid_v7() returns uuid language plpgsql volatile parallel safe set search_path = '' as
$$
begin
  -- A random UUID (version 4) whose first 48 bits become milliseconds and whose version bits become 7.
  return encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid;
end
$$;

create function private.uuid_v7_time(p_id uuid) returns timestamptz
language plpgsql immutable strict parallel safe set search_path = '' as
$$
begin
  return to_timestamp(('x0000' || left(replace(p_id::text, '-', ''), 12))::bit(64)::bigint / 1000.0);
end
$$;

create function private.uuid_floor(p_at timestamptz) returns uuid
language plpgsql immutable strict parallel safe set search_path = '' as
$$
begin
  return rpad(lpad(to_hex(floor(extract(epoch from p_at) * 1000)::bigint), 12, '0'), 32, '0')::uuid;
end
$$;

-- At most p_most tags of 1 to 40 characters, trimmed and in lower case.
create function private.are_tags(p_tags text[], p_most integer) returns boolean
language plpgsql immutable parallel safe set search_path = '' as
$$
begin
  return p_tags is null or cardinality(p_tags) <= p_most
    and (select coalesce(bool_and(char_length(t) between 1 and 40 and t = lower(btrim(t))), true)
         from unnest(p_tags) t);
end
$$;

-- Names of the columns in which two images of one row differ, in alphabetical order.
create function private.changed_columns(p_old jsonb, p_new jsonb, variadic p_ignored text[] default '{}') returns text[]
language plpgsql immutable set search_path = '' as
$$
begin
  return array(
    select n.key from jsonb_each(p_new) n
    where n.value is distinct from p_old -> n.key and n.key <> 'updated_at' and n.key <> all (p_ignored)
    order by n.key);
end
$$;

-- The agency that a worker set itself to work for; null across agencies. A pooled connection whose setting has lapsed
-- reads it as ''.
create function private.worker_agency_id() returns uuid language plpgsql stable set search_path = '' as
$$
begin
  return nullif(current_setting('onyx.agency_id', true), '')::uuid;
end
$$;

grant execute on function private.worker_agency_id() to onyx_worker;
grant execute on function
  private.is_iana_zone(text), private.instant_of(timestamp, text), private.uuid_v7(), private.uuid_v7_time(uuid),
  private.uuid_floor(timestamptz), private.are_tags(text[], integer)
  to authenticated, onyx_caller, onyx_worker;

-- One line with something to see: no control characters, line breaks or overrides of the writing direction, and not only
-- white space and characters without width. True for null.
create function private.is_line(p_text text) returns boolean
language plpgsql immutable parallel safe set search_path = '' as
$$
begin
  return p_text is null
    or p_text !~ '[\u0001-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]'
      and p_text ~ '[^ \u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e\u2000-\u200f\u202f\u205f-\u2064\u206a-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0]';
end
$$;

grant execute on function private.is_line(text) to authenticated, onyx_caller, onyx_worker;

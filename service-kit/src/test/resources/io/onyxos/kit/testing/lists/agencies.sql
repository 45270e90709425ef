-- Two agencies whose ids begin with d and e, with 5,000 people and 5,000 models each. Nothing is in the order in which a
-- list would want it.
create temporary table large_agency as
select (letter || '0000000-0000-4000-8000-000000000001')::uuid as agency_id, letter from (values ('d'), ('e')) v (letter);

-- Kinds of ids: 1 people, 2 models; a service takes numbers of its own for its tables.
create function pg_temp.large_id(p_letter text, p_kind integer, p_n integer) returns uuid language sql immutable as
$$
  select (p_letter || '0000000-0000-4000-8000-' || p_kind || lpad(p_n::text, 11, '0'))::uuid
$$;

create temporary view large_row as
select a.*, n, md5(n::text) as word, now() - md5_part * interval '1 minute' as moment
from large_agency a cross join generate_series(1, 5000) n
cross join lateral (select ('x' || left(md5(n::text), 6))::bit(24)::integer % 100000 as md5_part) m;

insert into public.agencies (id, name, timezone, currency)
select agency_id, 'Large ' || letter, 'Europe/Bucharest', 'EUR' from large_agency;

insert into auth.users (id, email)
select pg_temp.large_id(letter, 1, n), letter || n || '@agencies.test' from large_row;

insert into public.profiles (id, agency_id, username, display_name, role, status, joined_at, deactivated_at, created_at)
select pg_temp.large_id(letter, 1, n), agency_id, 'p' || left(word, 12), 'Person ' || word,
  case when n = 1 then 'owner' when n % 50 = 0 then 'smm' else 'chatter' end,
  case when n % 5 = 0 then 'deactivated' else 'active' end, moment, case when n % 5 = 0 then now() end, moment
from large_row;

insert into public.models (id, agency_id, name, tags, status, manager_id, archived_at, created_by, created_at, updated_at)
select pg_temp.large_id(letter, 2, n), agency_id, 'Model ' || word, array['tag' || n % 20],
  (array['active', 'paused', 'onboarding', 'archived'])[n % 4 + 1], pg_temp.large_id(letter, 1, n % 50 + 1),
  case when n % 4 = 3 then now() end, pg_temp.large_id(letter, 1, 1), moment, moment
from large_row;

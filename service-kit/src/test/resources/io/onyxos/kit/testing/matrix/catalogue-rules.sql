-- Rules of every schema of ours. Each statement answers with what breaks it: the object, and what is wrong.
create temporary view our_schema as
  select n.oid, n.nspname as name from pg_namespace n
  where n.nspname in ('public', 'private') or exists (select from pg_roles r where r.rolname = n.nspname || '_login');
create temporary view our_table as
  select c.oid, s.name || '.' || c.relname as name, s.name as schema, c.relname, c.relkind, c.relrowsecurity, c.relacl,
    c.relowner, c.reloptions
  from pg_class c join our_schema s on s.oid = c.relnamespace
  -- what an extension brought is its own
  where not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e');
create temporary view our_function as
  select f.oid, s.name || '.' || f.proname as name, s.name as schema, f.proname, f.prosecdef, f.provolatile, f.proconfig,
    f.proowner, f.prosrc, f.prorettype, coalesce(f.proacl, acldefault('f', f.proowner)) as acl
  from pg_proc f join our_schema s on s.oid = f.pronamespace
  where not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e');
create temporary view our_policy as
  select p.*, t.name as table_name, t.name || ' "' || p.polname || '"' as name,
    pg_get_expr(p.polqual, p.polrelid) as using_expression,
    pg_get_expr(p.polwithcheck, p.polrelid) as check_expression,
    concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as expressions
  from pg_policy p join our_table t on t.oid = p.polrelid;

-- Every table has row level security
select name, 'alter table … enable row level security' from our_table where relkind in ('r', 'p') and not relrowsecurity;

-- No table is open to everybody, to anon or to service_role
select t.name, g.privilege_type || ' to ' || coalesce(r.rolname, 'public')
from our_table t cross join lateral (
  select * from aclexplode(t.relacl)
  union all select a.* from pg_attribute c cross join lateral aclexplode(c.attacl) a where c.attrelid = t.oid) g
left join pg_roles r on r.oid = g.grantee
where g.grantee = 0 or r.rolname in ('anon', 'service_role');

-- Nobody but the owner may truncate, reference, put triggers on or maintain a table
select t.name, g.privilege_type || ' to ' || g.grantee::regrole
from our_table t cross join lateral aclexplode(t.relacl) g
where t.relkind <> 'S' and g.grantee <> t.relowner and g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE');

-- A part of a table is reached through the whole
select t.name, g.privilege_type || ' to ' || g.grantee::regrole
from our_table t join pg_inherits i on i.inhrelid = t.oid cross join lateral aclexplode(t.relacl) g
where g.grantee <> t.relowner;

-- The Data API writes nothing
select t.name, g.privilege_type || ' to authenticated'
from our_table t cross join lateral (
  select * from aclexplode(t.relacl)
  union all select a.* from pg_attribute c cross join lateral aclexplode(c.attacl) a where c.attrelid = t.oid) g
where g.grantee = 'authenticated'::regrole and g.privilege_type <> 'SELECT';

-- A view shows what its reader may see
select name, 'with (security_invoker = true)' from our_table
where relkind = 'v' and not coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on,security_invoker=1}';

-- No materialized view is readable, since none has row level security
select t.name, 'granted to ' || g.grantee::regrole
from our_table t cross join lateral aclexplode(t.relacl) g where t.relkind = 'm' and g.grantee <> t.relowner;

-- Every public table has the standard columns
select t.name, c.column_name || ' ' || c.shape
from our_table t cross join (values
  ('id', 'uuid', true), ('agency_id', 'uuid', true), ('created_at', 'timestamp with time zone', true),
  ('updated_at', 'timestamp with time zone', true)) c (column_name, shape, required)
where t.schema = 'public' and t.relkind in ('r', 'p') and not (t.name = 'public.agencies' and c.column_name = 'agency_id')
  and not exists (
    select from pg_attribute a
    where a.attrelid = t.oid and a.attname = c.column_name and a.attnotnull
      and format_type(a.atttypid, a.atttypmod) = c.shape);

-- A row's agency is its writer's unless a worker says otherwise
select t.name, 'agency_id uuid not null default private.my_agency_id() references agencies on delete cascade'
from our_table t
where t.schema = 'public' and t.relkind in ('r', 'p') and t.name <> 'public.agencies' and not (
  exists (
    select from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where d.adrelid = t.oid and a.attname = 'agency_id'
      and pg_get_expr(d.adbin, d.adrelid) = 'private.my_agency_id()')
  and exists (
    select from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and f.conkey = array[a.attnum]
    where f.conrelid = t.oid and f.contype = 'f' and a.attname = 'agency_id' and f.confdeltype = 'c'
      and f.confrelid = 'public.agencies'::regclass));

-- updated_at is kept by the trigger
select t.name, 'create trigger … execute function private.touch_updated_at()' from our_table t
where t.schema = 'public' and t.relkind in ('r', 'p') and not exists (
  select from pg_trigger g where g.tgrelid = t.oid and g.tgfoid = 'private.touch_updated_at()'::regprocedure);

-- A tenant table has an index that begins with the agency
select t.name, 'no index begins with agency_id' from our_table t
join pg_attribute a on a.attrelid = t.oid and a.attname = 'agency_id'
where t.schema = 'public' and t.relkind in ('r', 'p') and not exists (
  select from pg_index i where i.indrelid = t.oid and i.indkey[0] = a.attnum and i.indpred is null);

-- Every foreign key has an index
select t.name, f.conname
from pg_constraint f join our_table t on t.oid = f.conrelid
where f.contype = 'f' and not exists (
  select from pg_index i
  -- a set is enough: the columns of a key are all compared
  where i.indrelid = f.conrelid and f.conkey <@ (i.indkey::int2[])[0:cardinality(f.conkey) - 1]
    and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\(\w+ IS NOT NULL\)$'));

-- A reference to a row of an agency names the agency
select t.name, f.conname
from pg_constraint f join our_table t on t.oid = f.conrelid
join pg_attribute theirs on theirs.attrelid = f.confrelid and theirs.attname = 'agency_id'
where f.contype = 'f' and t.schema = 'public' and not exists (
  select from pg_attribute ours, generate_subscripts(f.conkey, 1) i
  where ours.attrelid = f.conrelid and ours.attname = 'agency_id' and f.conkey[i] = ours.attnum
    and f.confkey[i] = theirs.attnum);

-- Every function fixes its search path
select name, 'set search_path = ''''' from our_function where not coalesce(proconfig, '{}') && array['search_path=""'];

-- No function is everybody's, anon's or service_role's
select f.name, 'execute to ' || coalesce(r.rolname, 'public')
from our_function f cross join lateral aclexplode(f.acl) g left join pg_roles r on r.oid = g.grantee
where g.grantee = 0 or r.rolname in ('anon', 'service_role');

-- What callers of every service execute reads only
select f.name, 'volatile, security definer, and granted to ' || g.grantee::regrole
from our_function f cross join lateral aclexplode(f.acl) g
where f.schema = 'private' and f.prosecdef and f.provolatile = 'v'
  and g.grantee in ('authenticated'::regrole, 'onyx_caller'::regrole);

-- The Data API executes helpers of policies alone
select f.name, 'granted to authenticated'
from our_function f cross join lateral aclexplode(f.acl) g
where f.schema <> 'private' and g.grantee = 'authenticated'::regrole;

-- The helpers that policies build on are nobody's to execute
select f.name, 'granted to ' || g.grantee::regrole
from our_function f cross join lateral aclexplode(f.acl) g
where g.grantee <> f.proowner and (f.prorettype = 'trigger'::regtype or f.schema = 'private'
  and (f.proname in ('permission_of', 'assigned_model_ids_of', 'model_ids_of', 'is_clocked_in', 'run_for_service')
    or f.proname like 'install\_%'));

-- The audit trail redacts the columns that no caller may read
select t.name, a.attname || ' is no argument of private.write_audit'
from our_table t
join pg_trigger g on g.tgrelid = t.oid and g.tgfoid = 'private.write_audit()'::regprocedure
join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
where a.attname not in ('id', 'agency_id', 'created_at', 'updated_at')
  and not a.attname = any (string_to_array(encode(g.tgargs, 'escape'), '\000'))
  and not exists (
    select from pg_roles r where (r.rolname like '%\_caller' or r.rolname = 'authenticated')
      and has_column_privilege(r.oid, t.oid, a.attnum, 'SELECT'));

-- A policy names the roles that it is for
select name, 'to public' from our_policy where 0 = any (polroles)
union all
select name, 'to anon' from our_policy where 'anon'::regrole = any (polroles);

-- A policy is for one action
select name, 'for all' from our_policy where polcmd = '*';

-- A policy of update says what a row may become
select name, 'no with check' from our_policy where polcmd = 'w' and check_expression is null;

-- A policy that writes is for the owning service
select name, 'to ' || r.rolname from our_policy p join pg_roles r on r.oid = any (p.polroles)
where p.polcmd <> 'r' and r.rolname in ('authenticated', 'onyx_caller', 'onyx_worker');

-- Policies call helpers once a statement
select name, call[1] from our_policy cross join lateral
  regexp_matches(expressions, '(?<!SELECT )((?:private\.\w+|auth\.\w+)\((?:''[^'']*''(?:::text)?)?\)|current_setting\([^)]*\))', 'g') call;

-- Every permission that is named exists
select named.name, named.permission
from (
  select p.name, m[1] as permission from our_policy p cross join lateral regexp_matches(p.expressions,
    '(?:has_permission|require_permission|permission_of)\((?:[^()'']*,\s*)?''([^'']*)''', 'g') m
  union all
  select f.name, m[1] from our_function f cross join lateral regexp_matches(f.prosrc,
    '(?:has_permission|require_permission|permission_of)\((?:[^()'']*,\s*)?''([^'']*)''', 'g') m) named
where not exists (select from private.permissions p where p.name = named.permission);

-- A login role owns nothing, inherits nothing, may take the caller's standing and become its caller or its worker
select r.rolname, 'superuser, inherits, bypasses row level security or creates' from pg_roles r
where r.rolname like '%\_login'
  and (r.rolsuper or r.rolinherit or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication)
union all
select r.rolname, 'member of ' || m.roleid::regrole from pg_roles r join pg_auth_members m on m.member = r.oid
where r.rolname like '%\_login' and (m.inherit_option or m.admin_option
  or m.roleid::regrole::text not in (
    replace(r.rolname, '_login', '_caller'), replace(r.rolname, '_login', '_worker')))
union all
select r.rolname, 'owns or is granted ' || d.classid::regclass from pg_roles r join pg_shdepend d
  on d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype in ('o', 'a')
where r.rolname like '%\_login'
  and (d.deptype, d.classid, d.objid) not in (
    ('a', 'pg_namespace'::regclass, 'private'::regnamespace::oid),
    ('a', 'pg_proc'::regclass, 'private.take_standing()'::regprocedure::oid));

-- A login role brings the limits of every transaction: a role switch does not apply the other role's
select r.rolname, 'no ' || l.setting from pg_roles r
cross join (values ('statement_timeout'), ('lock_timeout'), ('idle_in_transaction_session_timeout')) l (setting)
where r.rolname like '%\_login'
  and not exists (select from unnest(r.rolconfig) c where c ~ ('^' || l.setting || '=[1-9]'));

-- Callers and workers belong to their group alone, cannot log in and do not reach Auth
select r.rolname, 'can log in or bypasses row level security' from pg_roles r
where r.rolname ~ '_(caller|worker)$' and (r.rolcanlogin or r.rolsuper or r.rolbypassrls)
union all
select r.rolname, 'member of ' || m.roleid::regrole from pg_roles r join pg_auth_members m on m.member = r.oid
where r.rolname ~ '_(caller|worker)$' and m.roleid::regrole::text <> 'onyx' || substring(r.rolname from '_[a-z]+$')
union all
select r.rolname, 'usage of schema auth' from pg_roles r
where r.rolname ~ '_(caller|worker)$' and has_schema_privilege(r.oid, 'auth', 'USAGE');

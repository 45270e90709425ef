-- Everything that the catalogue tells of a database and its roles, one line each, by names instead of ids. Definitions are
-- printed prettily: an expression that was read back nests its ands and ors otherwise than the one that was first written.
with our_schema as (
    select oid, nspname, nspowner, nspacl from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
), our_class as (
    select c.*, format('%I.%I', n.nspname, c.relname) as name from pg_class c join our_schema n on n.oid = c.relnamespace
), our_function as (
    select p.*, p.oid::regprocedure::text as name from pg_proc p join our_schema n on n.oid = p.pronamespace
), access (object, acl) as (
    select 'schema ' || nspname, coalesce(nspacl, acldefault('n', nspowner)) from our_schema
    union all
    select 'relation ' || name, coalesce(relacl, acldefault((case relkind when 'S' then 's' else 'r' end)::"char", relowner))
    from our_class where relkind not in ('i', 'I', 'c')
    union all
    select format('column %s.%I', name, attname), attacl
    from our_class c join pg_attribute on attrelid = c.oid where attacl is not null
    union all
    select 'function ' || name, coalesce(proacl, acldefault('f', proowner)) from our_function
    union all
    select 'type ' || t.oid::regtype, coalesce(typacl, acldefault('T', typowner))
    from pg_type t join our_schema n on n.oid = typnamespace
    union all
    select 'database', coalesce(datacl, acldefault('d', datdba)) from pg_database where datname = current_database()
    union all
    select format('default of %s in %s for %s', defaclrole::regrole, nullif(defaclnamespace, 0)::regnamespace, defaclobjtype),
           defaclacl
    from pg_default_acl
)
select format('%s: %s to %s by %s%s', object, privilege_type, coalesce(nullif(grantee, 0)::regrole::text, 'public'),
              grantor::regrole, case when is_grantable then ' with grant option' end) as line
from access, aclexplode(acl)
union all
select format('schema %s of %s', nspname, nspowner::regrole) from our_schema
union all
select format('relation %s %s of %s %s rls %s %s %s', relkind, name, relowner::regrole, relpersistence, relrowsecurity,
              relforcerowsecurity, reloptions)
from our_class
union all
select format('column %s.%I %s null %s default %s identity %s generated %s collation %s', name, attname,
              format_type(atttypid, atttypmod), not attnotnull, pg_get_expr(adbin, adrelid, true), attidentity, attgenerated,
              nullif(attcollation, 0)::regcollation)
from our_class c
join pg_attribute a on attrelid = c.oid and attnum > 0 and not attisdropped
left join pg_attrdef d on adrelid = c.oid and adnum = attnum
union all
select format('constraint %s of %s %s: %s', conname, nullif(conrelid, 0)::regclass, nullif(contypid, 0)::regtype,
              pg_get_constraintdef(k.oid, true))
from pg_constraint k join our_schema n on n.oid = connamespace
union all
select 'index ' || pg_get_indexdef(c.oid, 0, true) from our_class c where relkind in ('i', 'I')
union all
select format('view %s: %s', name, pg_get_viewdef(c.oid, true)) from our_class c where relkind in ('v', 'm')
union all
select format('sequence %s of %s: %s', s.name, d.refobjid::regclass, to_jsonb(q) - 'seqrelid')
from our_class s
join pg_sequence q on q.seqrelid = s.oid
left join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
union all
select format('sequence %I.%I at %s', schemaname, sequencename, last_value) from pg_sequences
union all
select format('trigger %s %s', tgenabled, pg_get_triggerdef(t.oid, true))
from pg_trigger t join our_class c on c.oid = tgrelid where not tgisinternal
union all
select format('policy %s on %s %s permissive %s to %s using %s check %s', polname, name, polcmd, polpermissive,
              (select array_agg(coalesce(nullif(role, 0)::regrole::text, 'public') order by 1) from unnest(polroles) role),
              pg_get_expr(polqual, polrelid, true), pg_get_expr(polwithcheck, polrelid, true))
from pg_policy join our_class c on c.oid = polrelid
union all
select format('function of %s: %s', proowner::regrole, pg_get_functiondef(oid)) from our_function where prokind in ('f', 'p')
union all
select format('type %s of %s: %s', t.oid::regtype, typowner::regrole,
              (select array_agg(enumlabel order by enumsortorder) from pg_enum where enumtypid = t.oid))
from pg_type t join our_schema n on n.oid = typnamespace
union all
select format('comment on %s: %s', pg_describe_object(classoid, objoid, objsubid), description)
from pg_description where objoid >= 16384
union all
select format('extension %s %s in %s', extname, extversion, extnamespace::regnamespace) from pg_extension
union all
select format('event trigger %s on %s: %s', evtname, evtevent, evtfoid::regprocedure) from pg_event_trigger
union all
select format('publication %s of %s: %s', pubname, pubowner::regrole,
              (select array_agg(format('%I.%I', schemaname, tablename) order by 1)
               from pg_publication_tables t where t.pubname = p.pubname))
from pg_publication p
union all
select format('role %s', to_jsonb(r) - 'oid' - 'rolconfig') from pg_roles r where rolname !~ '^pg_'
union all
select format('role %s in %s by %s admin %s inherit %s set %s', member::regrole, roleid::regrole, grantor::regrole,
              admin_option, inherit_option, set_option)
from pg_auth_members
union all
select format('setting of %s in %s: %s', nullif(setrole, 0)::regrole, datname, setting)
from pg_db_role_setting s left join pg_database d on d.oid = setdatabase, unnest(setconfig) setting
union all
select format('database of %s', datdba::regrole) from pg_database where datname = current_database();

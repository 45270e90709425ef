-- What `supabase db dump` leaves out and must be true before schema.sql is restored into a new project; docs/local-stack.md
-- has the steps. Never part of a push.

-- A dump says which grants a table has beyond Postgres's own defaults, not which it lacks: in a project that grants every
-- new object of schema public to the API roles, anon would own the rights on every restored table. As in the first migration.
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;

-- Grants on the database itself are in no dump of what is in it.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
end
$$;

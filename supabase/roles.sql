-- Passwords of the services' login roles, for local work only: a real environment sets its own from a secret and never
-- runs this file. The CLI runs it before the migrations, which keep a login role that is already there.
do $$
declare
    service text;
    login   text;
begin
    foreach service in array array['core', 'finance', 'operations', 'content', 'social', 'academy'] loop
        login := service || '_login';
        if not exists (select from pg_catalog.pg_roles where rolname = login) then
            execute format('create role %I', login);
        end if;
        execute format('alter role %I login noinherit password %L', login, login);
    end loop;
end $$;

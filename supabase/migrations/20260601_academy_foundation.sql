-- Academy's roles and machinery, what it reads of core, and the one thing that it does there.

select private.install_service('academy');

grant select (id, name, timezone, currency, week_start, locale, pay_period, pay_period_anchor, closing_at)
  on public.agencies to academy_caller, academy_worker;
grant select (id, agency_id, username, display_name, role, timezone, status, joined_at, deactivated_at)
  on public.profiles to academy_caller, academy_worker;
grant select (id, agency_id, name, avatar_url, timezone, language, status, joined_on, left_on)
  on public.models to academy_caller, academy_worker;

-- Accepting an invitation makes a member, in academy's own transaction. Of schema core academy reaches this alone.
grant usage on schema core to academy_caller;
grant execute on function core.join_agency(uuid, uuid, text, text, text, uuid, uuid, text, text) to academy_caller;

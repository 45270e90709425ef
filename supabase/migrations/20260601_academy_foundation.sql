-- Academy's roles and machinery, and what it reads of core.

select private.install_service('academy');

grant select (id, name, timezone, currency, week_start, locale, pay_period, pay_period_anchor, closing_at)
  on public.agencies to academy_caller, academy_worker;
grant select (id, agency_id, username, display_name, role, timezone, status, joined_at, deactivated_at)
  on public.profiles to academy_caller, academy_worker;
grant select (id, agency_id, name, avatar_url, timezone, language, status, joined_on, left_on)
  on public.models to academy_caller, academy_worker;

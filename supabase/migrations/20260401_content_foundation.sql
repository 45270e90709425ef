-- Content's roles and machinery, and what it reads of core.

select private.install_service('content');

grant select (id, name, timezone, currency, week_start, locale, pay_period, pay_period_anchor, closing_at)
  on public.agencies to content_caller, content_worker;
grant select (id, agency_id, username, display_name, role, timezone, status, joined_at, deactivated_at)
  on public.profiles to content_caller, content_worker;
grant select (id, agency_id, name, avatar_url, timezone, language, status, joined_on, left_on)
  on public.models to content_caller, content_worker;
grant select (boundaries) on public.models to content_caller, content_worker;

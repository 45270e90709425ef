-- Social's roles and machinery, and what it reads of core.

select private.install_service('social');

grant select (id, name, timezone, currency, week_start, locale, pay_period, pay_period_anchor, closing_at)
  on public.agencies to social_caller, social_worker;
grant select (id, agency_id, username, display_name, role, timezone, status, joined_at, deactivated_at)
  on public.profiles to social_caller, social_worker;
grant select (id, agency_id, name, avatar_url, timezone, language, status, joined_on, left_on)
  on public.models to social_caller, social_worker;
grant select on public.model_accounts to social_caller, social_worker;

create policy "Social's worker sees the accounts of its agency" on public.model_accounts for select to social_worker
  using (agency_id = (select private.worker_agency_id()));

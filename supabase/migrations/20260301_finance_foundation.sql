-- Finance's roles and machinery, and what it reads of core.

select private.install_service('finance');

grant select (id, name, timezone, currency, week_start, locale, pay_period, pay_period_anchor, closing_at)
  on public.agencies to finance_caller, finance_worker;
grant select (id, agency_id, username, display_name, role, timezone, status, joined_at, deactivated_at)
  on public.profiles to finance_caller, finance_worker;
grant select (id, agency_id, name, avatar_url, timezone, language, status, joined_on, left_on)
  on public.models to finance_caller, finance_worker;
grant select (tax_jurisdiction, tax_rate, registration_number) on public.agencies to finance_caller, finance_worker;
grant select (agency_split_percentage) on public.models to finance_caller, finance_worker;
grant select on public.agency_billing, public.agency_settings_history, public.model_terms
  to finance_caller, finance_worker;
grant select (profile_id, agency_id, legal_name, email, country)
  on public.profile_contacts to finance_caller, finance_worker;

-- The worker reads these for the one agency that it works for.
create policy "Finance's worker sees billing" on public.agency_billing for select to finance_worker
  using (agency_id = (select private.worker_agency_id()));
create policy "Finance's worker sees the history of settings" on public.agency_settings_history
  for select to finance_worker using (agency_id = (select private.worker_agency_id()));
create policy "Finance's worker sees terms" on public.model_terms for select to finance_worker
  using (agency_id = (select private.worker_agency_id()));
create policy "Finance's worker sees contacts" on public.profile_contacts for select to finance_worker
  using (agency_id = (select private.worker_agency_id()));

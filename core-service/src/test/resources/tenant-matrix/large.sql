-- Rows of core's tables for the two large agencies; the first model has a long list of accounts and terms of its own.
create temporary view model_row as
select letter, agency_id, word, moment, n, n as model from large_row
union all select letter, agency_id, word, moment, n, 1 from large_row where n between 2 and 1200;

insert into public.model_accounts (agency_id, model_id, platform, username, created_at)
select agency_id, pg_temp.large_id(letter, 2, model), (array['x', 'onlyfans', 'instagram', 'tiktok'])[n % 4 + 1],
  model || word, moment
from model_row;

insert into public.model_terms (agency_id, model_id, revenue_type, basis, agency_rate, valid_from, valid_to)
select agency_id, pg_temp.large_id(letter, 2, model), 'any', 'net', 0.5, date '2020-01-01' + n, date '2020-01-02' + n
from model_row;

insert into public.agency_settings_history (
  agency_id, valid_from, valid_to, timezone, currency, week_start, tax_rate, pay_period, assigned_access, require_mfa)
select agency_id, now() - (n + 1) * interval '1 day', now() - n * interval '1 day', 'Europe/Bucharest', 'EUR', 1, 0,
  'monthly', 'always', false
from large_row;

insert into public.audit_entries (agency_id, at, actor_id, actor_kind, action, table_name, row_id, created_at)
select agency_id, moment, pg_temp.large_id(letter, 1, n % 50 + 1), 'person', 'update',
  (array['models', 'profiles'])[n % 2 + 1], pg_temp.large_id(letter, 2, n), moment
from large_row;

-- Demo data: two agencies that look alike on purpose and differ where mistakes hide (zone, currency, week, pay period,
-- access while clocked in), one person per role, and a newcomer who has none yet. Every password is `onyx-demo-2026`.
-- Run as postgres after all migrations; running it again changes nothing.
--
-- Ids can be read: a… is Aurora, b… Nightfall, c… neither; …0001 the agency, …01xx people, …02xx models,
-- …03xx accounts, …04xx terms, …05xx assignments, …06xx series, …09xx what waits or is needed, …1xxxx shifts, …2xxxx
-- entries.

-- People that can sign in ---------------------------------------------------------------------------------------------

create temporary table seed_person (
  id uuid, agency_id uuid, username text, display_name text, role text, status text, language text, email text);

insert into seed_person (id, agency_id, username, display_name, role, status, language) values
  ('a0000000-0000-4000-8000-000000000101', 'a0000000-0000-4000-8000-000000000001', 'aurora-owner', 'Andreea Pop', 'owner', 'active', 'ro'),
  ('a0000000-0000-4000-8000-000000000102', 'a0000000-0000-4000-8000-000000000001', 'aurora-admin', 'Adrian Ionescu', 'admin', 'active', 'ro'),
  ('a0000000-0000-4000-8000-000000000103', 'a0000000-0000-4000-8000-000000000001', 'aurora-grandmaster', 'Gabriela Marin', 'grandmaster', 'active', 'ro'),
  ('a0000000-0000-4000-8000-000000000104', 'a0000000-0000-4000-8000-000000000001', 'aurora-paladin', 'Petru Stan', 'paladin', 'active', 'ro'),
  ('a0000000-0000-4000-8000-000000000105', 'a0000000-0000-4000-8000-000000000001', 'aurora-alchemist', 'Alina Dumitru', 'alchemist', 'active', 'ro'),
  ('a0000000-0000-4000-8000-000000000106', 'a0000000-0000-4000-8000-000000000001', 'aurora-ranger', 'Radu Matei', 'ranger', 'active', null),
  ('a0000000-0000-4000-8000-000000000107', 'a0000000-0000-4000-8000-000000000001', 'aurora-rogue', 'Roxana Ilie', 'rogue', 'active', null),
  ('a0000000-0000-4000-8000-000000000108', 'a0000000-0000-4000-8000-000000000001', 'aurora-smm', 'Simona Lazar', 'smm', 'active', null),
  ('a0000000-0000-4000-8000-000000000109', 'a0000000-0000-4000-8000-000000000001', 'aurora-recruiter', 'Rares Toma', 'recruiter', 'active', null),
  ('a0000000-0000-4000-8000-000000000110', 'a0000000-0000-4000-8000-000000000001', 'aurora-chatter', 'Cristina Rusu', 'chatter', 'active', null),
  ('a0000000-0000-4000-8000-000000000111', 'a0000000-0000-4000-8000-000000000001', 'aurora-owner-2', 'Octavian Pop', 'owner', 'active', 'en'),
  ('a0000000-0000-4000-8000-000000000112', 'a0000000-0000-4000-8000-000000000001', 'aurora-chatter-former', 'Carmen Vasile', 'chatter', 'deactivated', null),
  ('b0000000-0000-4000-8000-000000000101', 'b0000000-0000-4000-8000-000000000001', 'nightfall-owner', 'Nirmala Rai', 'owner', 'active', 'en'),
  ('b0000000-0000-4000-8000-000000000104', 'b0000000-0000-4000-8000-000000000001', 'nightfall-paladin', 'Prakash Thapa', 'paladin', 'active', 'en'),
  ('b0000000-0000-4000-8000-000000000108', 'b0000000-0000-4000-8000-000000000001', 'nightfall-smm', 'Sunita Gurung', 'smm', 'active', null),
  ('b0000000-0000-4000-8000-000000000110', 'b0000000-0000-4000-8000-000000000001', 'nightfall-chatter', 'Chandra Tamang', 'chatter', 'active', null),
  ('b0000000-0000-4000-8000-000000000113', 'b0000000-0000-4000-8000-000000000001', 'nightfall-chatter-2', 'Kiran Shrestha', 'chatter', 'active', null),
  ('c0000000-0000-4000-8000-000000000101', null, 'newcomer', null, null, null, null);

update seed_person set email = username || case
  when id::text like 'a%' then '@aurora.test' when id::text like 'b%' then '@nightfall.test' else '@newcomer.test' end;

-- The empty strings are what Supabase Auth writes and insists on reading.
insert into auth.users (
  id, instance_id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token, recovery_token,
  email_change_token_new, email_change, raw_app_meta_data, raw_user_meta_data, is_anonymous, created_at, updated_at)
select
  p.id, '00000000-0000-0000-0000-000000000000', 'authenticated', 'authenticated', p.email,
  extensions.crypt('onyx-demo-2026', extensions.gen_salt('bf', 10)), '2025-01-06T08:00:00Z', '', '',
  '', '', '{"provider": "email", "providers": ["email"]}', '{}', false, '2025-01-06T08:00:00Z', '2025-01-06T08:00:00Z'
from seed_person p
on conflict (id) do nothing;

insert into auth.identities (id, user_id, provider_id, provider, identity_data, created_at, updated_at)
select
  p.id, p.id, p.id::text, 'email',
  jsonb_build_object('sub', p.id, 'email', p.email, 'email_verified', true, 'phone_verified', false),
  '2025-01-06T08:00:00Z', '2025-01-06T08:00:00Z'
from seed_person p
on conflict (id) do nothing;

-- Agencies ------------------------------------------------------------------------------------------------------------

with founded as (
  insert into public.agencies (
    id, name, timezone, currency, week_start, locale, tax_jurisdiction, tax_rate, pay_period, pay_period_anchor,
    assigned_access, created_at)
  values
    ('a0000000-0000-4000-8000-000000000001', 'Aurora', 'Europe/Bucharest', 'USD', 1, 'ro', 'RO', 0.11, 'monthly', null,
      'always', '2025-01-06T08:00:00Z'),
    ('b0000000-0000-4000-8000-000000000001', 'Nightfall', 'Asia/Kathmandu', 'EUR', 7, 'en', 'EE', 0, 'biweekly',
      '2026-01-04', 'clocked_in', '2025-01-06T08:00:00Z')
  on conflict (id) do nothing
  returning *)
select core.append_event('io.onyxos.core.agency.created.v1', f.id, f.id, jsonb_build_object(
  'agency_id', f.id, 'owner_id', o.id, 'timezone', f.timezone, 'currency', f.currency, 'week_start', f.week_start))
from founded f join seed_person o on o.agency_id = f.id and o.username like '%-owner';

insert into public.agency_billing (agency_id, company_name, address_line1, city, postal_code, country, vat_number)
select v.agency_id::uuid, v.company_name, v.address_line1, v.city, v.postal_code, v.country, v.vat_number
from (values
  ('a0000000-0000-4000-8000-000000000001', 'Aurora Talent SRL', 'Strada Lipscani 12', 'Bucuresti', '030031', 'RO', 'RO00000001'),
  ('b0000000-0000-4000-8000-000000000001', 'Nightfall Media OU', 'Pikk 7', 'Tallinn', '10123', 'EE', 'EE000000001'))
  v (agency_id, company_name, address_line1, city, postal_code, country, vat_number)
on conflict (agency_id) do nothing;

-- Members -------------------------------------------------------------------------------------------------------------

with joined as (
  insert into public.profiles (
    id, agency_id, username, display_name, role, language, status, joined_at, deactivated_at, deactivated_by,
    deactivation_reason, invited_by, created_at)
  select
    p.id, p.agency_id, p.username, p.display_name, p.role, p.language, p.status, '2025-01-06T08:00:00Z',
    case when p.status = 'deactivated' then '2026-01-31T16:00:00Z'::timestamptz end,
    case when p.status = 'deactivated' then o.id end,
    case when p.status = 'deactivated' then 'Left for another job' end,
    case when p.id <> o.id then o.id end, '2025-01-06T08:00:00Z'
  from seed_person p join seed_person o on o.agency_id = p.agency_id and o.username like '%-owner'
  on conflict (id) do nothing
  returning *)
select core.append_event('io.onyxos.core.profile.joined.v1', j.id, j.agency_id, jsonb_build_object(
  'profile_id', j.id, 'role', j.role, 'invited_by', j.invited_by, 'invitation_id', null))
from joined j;

insert into public.profile_contacts (agency_id, profile_id, email, legal_name, country)
select p.agency_id, p.id, p.email, p.display_name, case when p.id::text like 'a%' then 'RO' else 'NP' end
from seed_person p where p.agency_id is not null
on conflict (agency_id, profile_id) do nothing;

-- Models --------------------------------------------------------------------------------------------------------------

insert into public.models (
  id, agency_id, name, bio, timezone, language, tags, boundaries, status, joined_on, left_on, manager_id, archived_at,
  agency_split_percentage, created_by)
select
  v.id::uuid, v.agency_id::uuid, v.name, v.bio, v.timezone, v.language, v.tags::text[], v.boundaries, v.status,
  v.joined_on::date, v.left_on::date, v.manager_id::uuid, v.archived_at::timestamptz, v.split, v.created_by::uuid
from (values
  ('a0000000-0000-4000-8000-000000000201', 'a0000000-0000-4000-8000-000000000001', 'Luna', 'Night owl, dancer.', null,
    'en', '{dance,fitness}', 'No meetings in person.', 'active', '2025-02-01', null,
    'a0000000-0000-4000-8000-000000000104', null, 50, 'a0000000-0000-4000-8000-000000000101'),
  ('a0000000-0000-4000-8000-000000000202', 'a0000000-0000-4000-8000-000000000001', 'Vesper', 'Cosplay and film.', null,
    'en', '{cosplay}', 'No face without make-up.', 'active', '2025-01-15', null,
    'a0000000-0000-4000-8000-000000000104', null, 50, 'a0000000-0000-4000-8000-000000000101'),
  ('a0000000-0000-4000-8000-000000000203', 'a0000000-0000-4000-8000-000000000001', 'Iris', null, 'America/New_York',
    'en', '{travel}', null, 'active', '2025-06-01', null, null, null, 45, 'a0000000-0000-4000-8000-000000000102'),
  ('a0000000-0000-4000-8000-000000000204', 'a0000000-0000-4000-8000-000000000001', 'Onyx', null, null,
    'ro', '{}', null, 'onboarding', '2026-02-16', null, null, null, 50, 'a0000000-0000-4000-8000-000000000102'),
  ('a0000000-0000-4000-8000-000000000205', 'a0000000-0000-4000-8000-000000000001', 'Opal', null, null,
    'en', '{music}', null, 'archived', '2025-01-10', '2025-12-31', null, '2026-01-01T08:00:00Z', 50,
    'a0000000-0000-4000-8000-000000000101'),
  ('b0000000-0000-4000-8000-000000000201', 'b0000000-0000-4000-8000-000000000001', 'Luna', 'Singer.', null,
    'en', '{music}', 'No live calls.', 'active', '2025-03-01', null, 'b0000000-0000-4000-8000-000000000104', null, 40,
    'b0000000-0000-4000-8000-000000000101'),
  ('b0000000-0000-4000-8000-000000000202', 'b0000000-0000-4000-8000-000000000001', 'Nova', null, null,
    'en', '{}', null, 'active', '2025-04-01', null, null, null, 40, 'b0000000-0000-4000-8000-000000000101'))
  v (id, agency_id, name, bio, timezone, language, tags, boundaries, status, joined_on, left_on, manager_id,
     archived_at, split, created_by)
on conflict (id) do nothing;

insert into public.model_accounts (id, agency_id, model_id, platform, external_id, username, url, is_primary)
select
  (left(v.model_id, 33) || '3' || right(v.model_id, 1) || v.n)::uuid, m.agency_id, m.id, v.platform,
  v.platform || '-' || v.username, v.username, 'https://' || v.platform || '.test/' || v.username, true
from (values
  ('a0000000-0000-4000-8000-000000000201', 1, 'fanvue', 'aurora.luna'),
  ('a0000000-0000-4000-8000-000000000201', 2, 'instagram', 'aurora.luna'),
  ('a0000000-0000-4000-8000-000000000202', 1, 'fanvue', 'vesper'),
  ('a0000000-0000-4000-8000-000000000202', 2, 'tiktok', 'vesper'),
  ('a0000000-0000-4000-8000-000000000203', 1, 'fanvue', 'iris'),
  ('a0000000-0000-4000-8000-000000000203', 2, 'onlyfans', 'iris'),
  ('a0000000-0000-4000-8000-000000000204', 1, 'fanvue', 'onyx'),
  ('a0000000-0000-4000-8000-000000000204', 2, 'x', 'onyx'),
  ('a0000000-0000-4000-8000-000000000205', 1, 'fanvue', 'opal'),
  ('a0000000-0000-4000-8000-000000000205', 2, 'youtube', 'opal'),
  ('b0000000-0000-4000-8000-000000000201', 1, 'fanvue', 'nightfall.luna'),
  ('b0000000-0000-4000-8000-000000000201', 2, 'instagram', 'nightfall.luna'),
  ('b0000000-0000-4000-8000-000000000202', 1, 'fansly', 'nova'),
  ('b0000000-0000-4000-8000-000000000202', 2, 'reddit', 'nova'))
  v (model_id, n, platform, username) join public.models m on m.id = v.model_id::uuid
on conflict (id) do nothing;

-- Vesper's are the ones that the rules of the split are explained by; Iris has none and falls back to her percentage.
insert into public.model_terms (
  id, agency_id, model_id, revenue_type, basis, agency_rate, valid_from, valid_to, created_by)
select
  v.id::uuid, m.agency_id, m.id, v.revenue_type, v.basis, v.agency_rate, v.valid_from::date, v.valid_to::date,
  m.created_by
from (values
  ('a0000000-0000-4000-8000-000000000401', 'a0000000-0000-4000-8000-000000000201', 'any', 'net', 0.5, '2025-02-01', null),
  ('a0000000-0000-4000-8000-000000000411', 'a0000000-0000-4000-8000-000000000202', 'any', 'net', 0.4, '2025-01-15', '2026-01-01'),
  ('a0000000-0000-4000-8000-000000000412', 'a0000000-0000-4000-8000-000000000202', 'any', 'net', 0.5, '2026-01-01', null),
  ('a0000000-0000-4000-8000-000000000413', 'a0000000-0000-4000-8000-000000000202', 'subscription', 'net', 0.5, '2026-01-01', null),
  ('a0000000-0000-4000-8000-000000000414', 'a0000000-0000-4000-8000-000000000202', 'tip', 'net', 0.3, '2026-01-01', null),
  ('a0000000-0000-4000-8000-000000000415', 'a0000000-0000-4000-8000-000000000202', 'message', 'gross', 0.4, '2026-01-01', null),
  ('a0000000-0000-4000-8000-000000000416', 'a0000000-0000-4000-8000-000000000202', 'ppv', 'gross', 0.4, '2026-01-01', null),
  ('a0000000-0000-4000-8000-000000000417', 'a0000000-0000-4000-8000-000000000202', 'post', 'net', 0.45, '2026-01-01', null),
  ('a0000000-0000-4000-8000-000000000418', 'a0000000-0000-4000-8000-000000000202', 'stream', 'net', 0.35, '2026-01-01', null),
  ('a0000000-0000-4000-8000-000000000419', 'a0000000-0000-4000-8000-000000000202', 'referral', 'net', 0.6, '2026-01-01', null),
  ('a0000000-0000-4000-8000-000000000420', 'a0000000-0000-4000-8000-000000000202', 'other', 'net', 0.5, '2026-01-01', null),
  ('a0000000-0000-4000-8000-000000000441', 'a0000000-0000-4000-8000-000000000204', 'any', 'net', 0.5, '2026-02-16', null),
  ('a0000000-0000-4000-8000-000000000451', 'a0000000-0000-4000-8000-000000000205', 'any', 'net', 0.5, '2025-01-10', null),
  ('b0000000-0000-4000-8000-000000000401', 'b0000000-0000-4000-8000-000000000201', 'any', 'gross', 0.35, '2025-03-01', null),
  ('b0000000-0000-4000-8000-000000000402', 'b0000000-0000-4000-8000-000000000202', 'any', 'net', 0.4, '2025-04-01', null))
  v (id, model_id, revenue_type, basis, agency_rate, valid_from, valid_to) join public.models m on m.id = v.model_id::uuid
on conflict (id) do nothing;

drop table seed_person;

-- Operations ----------------------------------------------------------------------------------------------------------

-- Relative to the day of seeding in each agency's zone, and only once: another day's run would plan the same people
-- again.
do $$
declare
  aurora constant uuid := 'a0000000-0000-4000-8000-000000000001';
  nightfall constant uuid := 'b0000000-0000-4000-8000-000000000001';
  admin constant uuid := 'a0000000-0000-4000-8000-000000000102';
  paladin constant uuid := 'a0000000-0000-4000-8000-000000000104';
  ranger constant uuid := 'a0000000-0000-4000-8000-000000000106';
  smm constant uuid := 'a0000000-0000-4000-8000-000000000108';
  chatter constant uuid := 'a0000000-0000-4000-8000-000000000110';
  luna constant uuid := 'a0000000-0000-4000-8000-000000000201';
  vesper constant uuid := 'a0000000-0000-4000-8000-000000000202';
  iris constant uuid := 'a0000000-0000-4000-8000-000000000203';
  their_paladin constant uuid := 'b0000000-0000-4000-8000-000000000104';
  their_chatter constant uuid := 'b0000000-0000-4000-8000-000000000110';
  their_second constant uuid := 'b0000000-0000-4000-8000-000000000113';
  their_luna constant uuid := 'b0000000-0000-4000-8000-000000000201';
  today constant date := (now() at time zone 'Europe/Bucharest')::date;
  their_today constant date := (now() at time zone 'Asia/Kathmandu')::date;
  v_entry public.timesheets;
begin
  if exists (select from public.shift_series s where s.agency_id in (aurora, nightfall)) then
    return;
  end if;

  insert into public.model_assignments (
    id, agency_id, model_id, profile_id, duty, starts_on, ends_on, commission_override, created_by)
  values
    ('a0000000-0000-4000-8000-000000000501', aurora, luna, chatter, 'primary', today - 60, null, 0.1500, admin),
    ('a0000000-0000-4000-8000-000000000502', aurora, luna, smm, 'backup', today - 60, null, null, paladin),
    ('a0000000-0000-4000-8000-000000000503', aurora, vesper, smm, 'backup', today - 60, null, null, paladin),
    ('a0000000-0000-4000-8000-000000000504', aurora, iris, chatter, 'primary', today - 60, today - 20, null, paladin),
    ('b0000000-0000-4000-8000-000000000501', nightfall, their_luna, their_chatter, 'primary', their_today - 60, null, null,
      their_paladin),
    ('b0000000-0000-4000-8000-000000000502', nightfall, their_luna, their_second, 'primary', their_today - 60, null, null,
      their_paladin);

  insert into public.time_policies (id, agency_id, valid_from, rounding_mode, rounding_minutes, created_by)
  values ('a0000000-0000-4000-8000-000000000901', aurora, today - 60, 'nearest', 15, admin);

  insert into public.shift_series (
    id, agency_id, employee_id, model_id, title, timezone, start_on, local_start, local_end, rrule, generated_through,
    created_by)
  values
    ('a0000000-0000-4000-8000-000000000601', aurora, chatter, luna, 'Night', 'Europe/Bucharest', today - 14, '20:00',
      '04:00', 'FREQ=DAILY', today + 56, paladin),
    ('a0000000-0000-4000-8000-000000000602', aurora, smm, null, 'Day', 'Europe/Bucharest', today - 14, '10:00', '18:00',
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', today + 56, paladin),
    ('b0000000-0000-4000-8000-000000000601', nightfall, their_chatter, their_luna, 'Night', 'Asia/Kathmandu',
      their_today - 14, '22:00', '06:00', 'FREQ=DAILY', their_today + 56, their_paladin);

  -- Drafts first: a shift of the past that is published before its entry is there would be missed.
  insert into public.shifts (
    id, agency_id, employee_id, model_id, series_id, occurrence_date, title, timezone, start_time, end_time, created_by)
  select
    (left(s.id::text, 24) || lpad((10000 + 200 * (right(s.id::text, 1)::integer - 1) + n)::text, 12, '0'))::uuid,
    s.agency_id, s.employee_id, s.model_id, s.id, s.start_on + n, s.title, s.timezone,
    private.instant_of(s.start_on + n + s.local_start, s.timezone),
    private.instant_of(
      s.start_on + n + case when s.local_end <= s.local_start then 1 else 0 end + s.local_end, s.timezone),
    s.created_by
  from public.shift_series s cross join generate_series(0, 70) n
  where s.rrule = 'FREQ=DAILY' or extract(isodow from s.start_on + n) < 6;

  insert into public.shifts (
    id, agency_id, employee_id, model_id, title, timezone, start_time, end_time, created_by)
  values
    ('a0000000-0000-4000-8000-000000010901', aurora, null, vesper, 'Who is free?', 'Europe/Bucharest',
      private.instant_of(today + 1 + time '12:00', 'Europe/Bucharest'),
      private.instant_of(today + 1 + time '16:00', 'Europe/Bucharest'), paladin),
    ('a0000000-0000-4000-8000-000000010902', aurora, ranger, luna, null, 'Europe/Bucharest',
      date_trunc('hour', now()) - interval '1 hour', date_trunc('hour', now()) + interval '5 hours', paladin);

  -- Everybody was there, more or less: not on the fourth day, twenty minutes late on the sixth, and on the ninth the
  -- clock was forgotten.
  insert into public.timesheets (
    id, agency_id, employee_id, shift_id, clock_in, clock_out, status, review_reasons)
  select
    (left(s.id::text, 24) || '0000000' || (right(s.id::text, 5)::integer + 10000))::uuid, s.agency_id, s.employee_id, s.id,
    s.start_time + d.n * interval '53 seconds' - interval '6 minutes'
      + case d.n when 5 then interval '20 minutes' else interval '0' end,
    case d.n when 8 then s.end_time else s.end_time + (d.n * 7 % 13) * interval '1 minute' + interval '25 seconds' end,
    'completed', case d.n when 8 then '{auto_closed}'::text[] else '{}' end
  from public.shifts s join public.shift_series r on r.id = s.series_id
  cross join lateral (select s.occurrence_date - r.start_on as n) d
  where d.n <> 3 and s.end_time < now() - interval '30 minutes';

  insert into public.timesheet_breaks (agency_id, timesheet_id, started_at, ended_at)
  select t.agency_id, t.id, t.clock_in + interval '4 hours', t.clock_in + interval '4 hours 30 minutes'
  from public.timesheets t where t.agency_id in (aurora, nightfall);

  update public.timesheets t set clock_in = t.clock_in where t.agency_id in (aurora, nightfall);

  update public.shifts s set published_at = least(now(), s.start_time) - interval '7 days'
  where s.agency_id in (aurora, nightfall);

  for v_entry in
    select * from public.timesheets t where t.agency_id in (aurora, nightfall) order by t.clock_in, t.id
  loop
    perform operations.emit_timesheet(
      case when 'auto_closed' = any (v_entry.review_reasons) then 'auto_closed' else 'clocked_out' end, v_entry);
    if v_entry.review_reasons = '{}' and v_entry.clock_in < now() - interval '4 days' then
      update public.timesheets t
      set status = 'approved', approved_at = v_entry.clock_out + interval '10 hours',
          approved_by = case v_entry.agency_id when aurora then paladin else their_paladin end,
          approved_values = operations.approval_of(v_entry)
      where t.id = v_entry.id
      returning * into v_entry;
      perform operations.emit_timesheet('approved', v_entry);
    end if;
  end loop;

  insert into public.timesheets (id, agency_id, employee_id, shift_id, model_id, clock_in)
  values
    ('a0000000-0000-4000-8000-000000020902', aurora, ranger, 'a0000000-0000-4000-8000-000000010902', luna,
      date_trunc('hour', now()) - interval '58 minutes'),
    ('b0000000-0000-4000-8000-000000020902', nightfall, their_second, null, their_luna, now() - interval '90 minutes');
  for v_entry in
    select * from public.timesheets t where t.agency_id in (aurora, nightfall) and t.clock_out is null
  loop
    perform operations.emit_timesheet('clocked_in', v_entry);
  end loop;

  insert into public.timesheet_corrections (id, agency_id, timesheet_id, employee_id, clock_in, clock_out, reason)
  select 'a0000000-0000-4000-8000-000000000911', t.agency_id, t.id, t.employee_id, t.clock_in,
    t.clock_out + interval '20 minutes', 'Forgot to clock out, left at twenty past four'
  from public.timesheets t where t.id = 'a0000000-0000-4000-8000-000000020008';

  insert into public.shift_swaps (id, agency_id, shift_id, kind, requested_by, note)
  values ('a0000000-0000-4000-8000-000000000921', aurora, 'a0000000-0000-4000-8000-000000010017', 'cover', chatter,
    'My sister marries');

  -- One waits, and one the planner entered after a call.
  insert into public.time_off (
    id, agency_id, employee_id, kind, start_time, end_time, note, status, decided_by, decided_at, created_by)
  values
    ('a0000000-0000-4000-8000-000000000931', aurora, smm, 'leave',
      private.instant_of(today + 10 + time '00:00', 'Europe/Bucharest'),
      private.instant_of(today + 13 + time '00:00', 'Europe/Bucharest'), 'A long weekend', 'pending', null, null, smm),
    ('a0000000-0000-4000-8000-000000000932', aurora, ranger, 'sick',
      private.instant_of(today + 1 + time '00:00', 'Europe/Bucharest'),
      private.instant_of(today + 3 + time '00:00', 'Europe/Bucharest'), 'Called in the morning', 'approved', paladin, now(),
      paladin);

  insert into public.coverage_requirements (
    id, agency_id, model_id, weekdays, local_start, local_end, timezone, min_staff, starts_on, created_by)
  values ('a0000000-0000-4000-8000-000000000941', aurora, luna, '{1,2,3,4,5,6,7}', '18:00', '02:00', 'Europe/Bucharest', 2,
    today - 14, paladin);
end
$$;

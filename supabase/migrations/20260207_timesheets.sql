-- When people really worked: entries with their breaks, and what is asked and booked about them. Clients write nothing
-- here but notes, requests and adjustments; everything else is done by functions.
--
-- Triggers of timesheets, in the order in which they fire; their functions are in 20260208:
--   before write*  count_entry          locks the person's time and computes what follows from punches, shift and breaks
--   before update  timesheets_locked    paid: only note, addresses and the run's own release
--   before update  touch_updated_at     the row's tag
--   after write*   entry_moved          the shift's status follows, and who was its first and last
--   after write    write_audit          the audit trail
--   after write    forget_my_model_ids  who is at work may see other models
-- * of clock_in, clock_out or shift_id (entry_moved: status, too). Events are appended by the functions that write entries.
-- Breaks: guard_break before a write (not of a paid entry), break_stays_inside at the end of the transaction.

create table public.timesheets (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  employee_id uuid not null,
  shift_id uuid,
  model_id uuid,
  continues_id uuid,
  clock_in timestamptz not null default now(),
  clock_out timestamptz,
  client_clock_in timestamptz,
  client_clock_out timestamptz,
  clock_in_ip inet,
  clock_out_ip inet,
  source text not null default 'clock' check (source in ('clock', 'manual', 'correction')),
  status text not null default 'active' check (status in ('active', 'completed', 'approved', 'rejected', 'void')),
  timezone text not null,
  work_date date not null,
  is_late boolean not null default false,
  late_minutes integer not null default 0,
  is_early_leave boolean not null default false,
  early_leave_minutes integer not null default 0,
  overtime_minutes integer not null default 0,
  total_minutes integer,
  break_minutes integer,
  worked_minutes integer,
  payable_minutes integer,
  review_reasons text[] not null default '{}' check (review_reasons <@ '{auto_closed,manual,corrected,no_shift,too_long,break_missing,clock_skew,changed_after_approval}'),
  note text check (char_length(note) <= 500),
  approved_by uuid,
  approved_at timestamptz,
  rejected_reason text check (char_length(rejected_reason) between 3 and 500),
  approved_values jsonb,
  payout_run_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint timesheets_agency_id_id_key unique (agency_id, id),
  constraint timesheets_clock_out_check
    check (clock_out >= clock_in and clock_out - clock_in <= interval '24 hours'),
  constraint timesheets_open_is_active check ((status = 'active') = (clock_out is null)),
  constraint timesheets_counted_when_closed check ((clock_out is null) = (payable_minutes is null)
    and (clock_out is null) = (total_minutes is null) and (clock_out is null) = (break_minutes is null)
    and (clock_out is null) = (worked_minutes is null)),
  constraint timesheets_approved_since check ((status = 'approved') = (approved_at is not null)
    and (approved_by is null or approved_at is not null)),
  constraint timesheets_rejected_because check ((status = 'rejected') = (rejected_reason is not null)),
  constraint timesheets_paid_when_approved check (payout_run_id is null or status = 'approved'),
  constraint timesheets_network_prefix_only check (
    (clock_in_ip is null or masklen(clock_in_ip) <= case family(clock_in_ip) when 4 then 24 else 48 end)
    and (clock_out_ip is null or masklen(clock_out_ip) <= case family(clock_out_ip) when 4 then 24 else 48 end)),
  constraint timesheets_employee_id_fkey foreign key (agency_id, employee_id)
    references public.profiles (agency_id, id),
  constraint timesheets_shift_id_fkey foreign key (agency_id, shift_id) references public.shifts (agency_id, id),
  constraint timesheets_model_id_fkey foreign key (agency_id, model_id) references public.models (agency_id, id),
  constraint timesheets_continues_id_fkey foreign key (agency_id, continues_id)
    references public.timesheets (agency_id, id),
  constraint timesheets_approved_by_fkey foreign key (agency_id, approved_by)
    references public.profiles (agency_id, id)
);

create table public.timesheet_breaks (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  timesheet_id uuid not null,
  employee_id uuid not null,
  started_at timestamptz not null default now(),
  ended_at timestamptz check (ended_at >= started_at),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint timesheet_breaks_timesheet_id_fkey foreign key (agency_id, timesheet_id)
    references public.timesheets (agency_id, id) on delete cascade,
  constraint timesheet_breaks_employee_id_fkey foreign key (agency_id, employee_id)
    references public.profiles (agency_id, id),
  constraint timesheet_breaks_no_overlap exclude using gist (
    agency_id with =, timesheet_id with =, tstzrange(started_at, ended_at, '[)') with &&)
);

create table public.timesheet_corrections (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  timesheet_id uuid,
  employee_id uuid not null default private.my_id(),
  clock_in timestamptz not null,
  clock_out timestamptz not null,
  breaks jsonb not null default '[]',
  shift_id uuid,
  model_id uuid,
  reason text not null check (char_length(btrim(reason)) >= 3 and char_length(reason) <= 500),
  status text not null default 'pending' check (status in ('pending', 'approved', 'rejected', 'cancelled')),
  decided_by uuid,
  decided_at timestamptz,
  decision_note text check (char_length(decision_note) <= 500),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint timesheet_corrections_agency_id_id_key unique (agency_id, id),
  constraint timesheet_corrections_clock_out_check
    check (clock_out > clock_in and clock_out - clock_in <= interval '24 hours'),
  constraint timesheet_corrections_decided_since check ((status in ('approved', 'rejected')) = (decided_at is not null)),
  constraint timesheet_corrections_timesheet_id_fkey foreign key (agency_id, timesheet_id)
    references public.timesheets (agency_id, id),
  constraint timesheet_corrections_employee_id_fkey foreign key (agency_id, employee_id)
    references public.profiles (agency_id, id),
  constraint timesheet_corrections_shift_id_fkey foreign key (agency_id, shift_id)
    references public.shifts (agency_id, id),
  constraint timesheet_corrections_model_id_fkey foreign key (agency_id, model_id)
    references public.models (agency_id, id),
  constraint timesheet_corrections_decided_by_fkey foreign key (agency_id, decided_by)
    references public.profiles (agency_id, id)
);

create table public.timesheet_adjustments (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  employee_id uuid not null,
  timesheet_id uuid,
  work_date date not null default private.my_today(),
  minutes integer not null check (minutes between -1440 and 1440 and minutes <> 0),
  reason text not null check (char_length(btrim(reason)) >= 3 and char_length(reason) <= 500),
  created_by uuid default private.my_id(),
  correction_id uuid,
  payout_run_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint timesheet_adjustments_agency_id_id_key unique (agency_id, id),
  constraint timesheet_adjustments_employee_id_fkey foreign key (agency_id, employee_id)
    references public.profiles (agency_id, id),
  constraint timesheet_adjustments_timesheet_id_fkey foreign key (agency_id, timesheet_id)
    references public.timesheets (agency_id, id),
  constraint timesheet_adjustments_correction_id_fkey foreign key (agency_id, correction_id)
    references public.timesheet_corrections (agency_id, id),
  constraint timesheet_adjustments_created_by_fkey foreign key (agency_id, created_by)
    references public.profiles (agency_id, id)
);

create table operations.presence (
  timesheet_id uuid primary key,
  agency_id uuid not null references public.agencies (id) on delete cascade,
  employee_id uuid not null,
  last_seen_at timestamptz not null default now(),
  constraint presence_timesheet_id_fkey foreign key (agency_id, timesheet_id)
    references public.timesheets (agency_id, id) on delete cascade,
  constraint presence_employee_id_fkey foreign key (agency_id, employee_id) references public.profiles (agency_id, id)
) with (fillfactor = 70);

create unique index timesheets_one_open on public.timesheets (agency_id, employee_id) where clock_out is null;
-- After the unique index, which is asked first: of two clock-ins the second hears that it is one too many.
alter table public.timesheets add constraint timesheets_no_overlap exclude using gist (
  agency_id with =, employee_id with =, tstzrange(clock_in, clock_out, '[)') with &&)
  where (status not in ('void', 'rejected'));
create index idx_timesheets_employee on public.timesheets (employee_id);
create index timesheets_clock_in_idx on public.timesheets (agency_id, clock_in, id);
create index timesheets_employee_id_idx on public.timesheets (agency_id, employee_id, clock_in);
create index timesheets_payable_idx on public.timesheets (agency_id, work_date)
  where status = 'approved' and payout_run_id is null;
create index timesheets_shift_id_idx on public.timesheets (agency_id, shift_id);
create index timesheets_model_id_idx on public.timesheets (agency_id, model_id);
create index timesheets_payout_run_id_idx on public.timesheets (agency_id, payout_run_id);
create index timesheets_continues_id_idx on public.timesheets (agency_id, continues_id);
create index timesheets_approved_by_idx on public.timesheets (agency_id, approved_by);
create index timesheets_open_idx on public.timesheets (clock_in) where clock_out is null;
create index timesheets_with_ip_idx on public.timesheets (clock_in)
  where clock_in_ip is not null or clock_out_ip is not null;
create unique index timesheet_breaks_one_open on public.timesheet_breaks (agency_id, timesheet_id)
  where ended_at is null;
create index timesheet_breaks_timesheet_id_idx on public.timesheet_breaks (agency_id, timesheet_id, started_at);
create index timesheet_breaks_started_at_idx on public.timesheet_breaks (agency_id, started_at);
create index timesheet_breaks_employee_id_idx on public.timesheet_breaks (agency_id, employee_id);
create unique index timesheet_corrections_one_pending on public.timesheet_corrections (agency_id, timesheet_id)
  where status = 'pending';
create index timesheet_corrections_created_at_idx on public.timesheet_corrections (agency_id, created_at, id);
create index timesheet_corrections_timesheet_id_idx on public.timesheet_corrections (agency_id, timesheet_id);
create index timesheet_corrections_employee_id_idx on public.timesheet_corrections (agency_id, employee_id, created_at);
create index timesheet_corrections_shift_id_idx on public.timesheet_corrections (agency_id, shift_id);
create index timesheet_corrections_model_id_idx on public.timesheet_corrections (agency_id, model_id);
create index timesheet_corrections_decided_by_idx on public.timesheet_corrections (agency_id, decided_by);
create index timesheet_adjustments_created_at_idx on public.timesheet_adjustments (agency_id, created_at, id);
create index timesheet_adjustments_work_date_idx on public.timesheet_adjustments (agency_id, employee_id, work_date);
create index timesheet_adjustments_timesheet_id_idx on public.timesheet_adjustments (agency_id, timesheet_id);
create index timesheet_adjustments_correction_id_idx on public.timesheet_adjustments (agency_id, correction_id);
create index timesheet_adjustments_created_by_idx on public.timesheet_adjustments (agency_id, created_by);
create index timesheet_adjustments_payout_run_id_idx on public.timesheet_adjustments (agency_id, payout_run_id);
create index presence_employee_id_idx on operations.presence (agency_id, employee_id);
create index presence_timesheet_id_idx on operations.presence (agency_id, timesheet_id);

create or replace function private.is_clocked_in(p_agency uuid, p_profile uuid) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return exists (
    select from public.timesheets t
    where t.agency_id = p_agency and t.employee_id = p_profile and t.clock_out is null);
end
$$;

-- Models that a person is assigned to today, by the agency's date.
create or replace function private.assigned_model_ids_of(p_profile uuid) returns uuid[]
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_agency_id uuid;
  v_today date;
begin
  select a.id, (now() at time zone a.timezone)::date into v_agency_id, v_today
  from public.profiles p join public.agencies a on a.id = p.agency_id where p.id = p_profile;
  return array(
    select distinct m.model_id from public.model_assignments m
    where m.agency_id = v_agency_id and m.profile_id = p_profile
      and m.starts_on <= v_today and (m.ends_on is null or m.ends_on >= v_today));
end
$$;

-- The same, or none while off the clock where the agency's assigned_access is clocked_in.
create or replace function private.model_ids_of(p_profile uuid) returns uuid[]
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_agency_id uuid;
  v_access text;
begin
  select a.id, a.assigned_access into v_agency_id, v_access
  from public.profiles p join public.agencies a on a.id = p.agency_id where p.id = p_profile;
  -- A statement of its own: as part of the one above the planner would read all open entries of all agencies.
  if v_access = 'clocked_in' and not private.is_clocked_in(v_agency_id, p_profile) then
    return '{}';
  end if;
  return private.assigned_model_ids_of(p_profile);
end
$$;

select private.install_tenant_table('public.timesheets', p_redacted => array['clock_in_ip', 'clock_out_ip']);
select private.install_tenant_table('public.timesheet_breaks');
select private.install_tenant_table('public.timesheet_corrections');
select private.install_tenant_table('public.timesheet_adjustments');
create trigger forget_my_model_ids after insert or delete or update of clock_out on public.timesheets
  for each statement execute function private.forget_my_model_ids();

grant select (id, agency_id, employee_id, shift_id, model_id, continues_id, clock_in, clock_out, source, status,
  timezone, work_date, is_late, late_minutes, is_early_leave, early_leave_minutes, overtime_minutes, total_minutes,
  break_minutes, worked_minutes, payable_minutes, review_reasons, note, approved_by, approved_at, rejected_reason,
  payout_run_id, created_at, updated_at)
  on public.timesheets to authenticated;
grant select, update (note) on public.timesheets to operations_caller;
grant select on public.timesheet_breaks, operations.presence to operations_caller;
grant select, insert (timesheet_id, clock_in, clock_out, breaks, shift_id, model_id, reason)
  on public.timesheet_corrections to operations_caller;
grant select, delete, insert (employee_id, timesheet_id, work_date, minutes, reason)
  on public.timesheet_adjustments to operations_caller;

alter table operations.presence enable row level security;

create policy "People see their own time, managers all" on public.timesheets for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id())
    and ((select private.has_permission('view_all_timesheets'))
      or employee_id = (select private.my_id()) and (select private.has_permission('view_own_timesheet'))));
create policy "People note on their own time, editors on all" on public.timesheets for update to operations_caller
  using (agency_id = (select private.my_agency_id())
    and ((select private.has_permission('edit_timesheets'))
      or employee_id = (select private.my_id()) and (select private.has_permission('clock_in_out'))))
  with check (agency_id = (select private.my_agency_id())
    and ((select private.has_permission('edit_timesheets'))
      or employee_id = (select private.my_id()) and (select private.has_permission('clock_in_out'))));

create policy "People see their own breaks, managers all" on public.timesheet_breaks
  for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id())
    and ((select private.has_permission('view_all_timesheets'))
      or employee_id = (select private.my_id()) and (select private.has_permission('view_own_timesheet'))));

create policy "People see their own corrections, managers all" on public.timesheet_corrections
  for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id())
    and (employee_id = (select private.my_id()) or (select private.has_permission('view_all_timesheets'))));
create policy "People ask to correct their own time" on public.timesheet_corrections for insert to operations_caller
  with check (agency_id = (select private.my_agency_id()) and employee_id = (select private.my_id())
    and (select private.has_permission('clock_in_out')));

create policy "People see their own adjustments, managers all" on public.timesheet_adjustments
  for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id())
    and (employee_id = (select private.my_id()) or (select private.has_permission('view_all_timesheets'))));
create policy "Editors adjust" on public.timesheet_adjustments for insert to operations_caller
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('edit_timesheets')));
create policy "Editors take adjustments back" on public.timesheet_adjustments for delete to operations_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('edit_timesheets')));

create policy "People see their own presence, managers all" on operations.presence for select to onyx_caller
  using (agency_id = (select private.my_agency_id())
    and (employee_id = (select private.my_id()) or (select private.has_permission('view_all_timesheets'))));

-- An agency's rules of time, by the day from which they hold; the defaults are the columns' own.

create table public.time_policies (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  valid_from date not null,
  early_clock_in_minutes integer not null default 15 check (early_clock_in_minutes between 0 and 240),
  late_grace_minutes integer not null default 5 check (late_grace_minutes between 0 and 120),
  early_leave_grace_minutes integer not null default 5 check (early_leave_grace_minutes between 0 and 120),
  late_alert_minutes integer not null default 10 check (late_alert_minutes between 1 and 240),
  allow_unscheduled boolean not null default true,
  auto_close_after_minutes integer not null default 60 check (auto_close_after_minutes between 15 and 720),
  max_open_minutes integer not null default 960 check (max_open_minutes between 60 and 1440),
  rounding_mode text not null default 'none' check (rounding_mode in ('none', 'nearest', 'up', 'down')),
  rounding_minutes integer not null default 1 check (rounding_minutes in (1, 5, 6, 10, 15, 30)),
  pay_before_start boolean not null default false,
  pay_after_end boolean not null default true,
  paid_break_minutes integer not null default 0 check (paid_break_minutes between 0 and 120),
  break_required_after_minutes integer check (break_required_after_minutes between 1 and 1440),
  break_required_minutes integer not null default 30 check (break_required_minutes between 0 and 480),
  min_rest_minutes integer not null default 0 check (min_rest_minutes between 0 and 2880),
  approval_required boolean not null default true,
  correction_window_days integer not null default 14 check (correction_window_days between 0 and 366),
  created_by uuid default private.my_id(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint time_policies_agency_id_valid_from_key unique (agency_id, valid_from),
  constraint time_policies_created_by_fkey foreign key (agency_id, created_by)
    references public.profiles (agency_id, id)
);

create index time_policies_created_by_idx on public.time_policies (agency_id, created_by);

-- The rules in force on a day; without any, the defaults, in a row that has no id.
create function operations.policy_on(p_agency_id uuid, p_day date) returns public.time_policies
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_policy public.time_policies;
begin
  select * into v_policy from public.time_policies p
  where p.agency_id = p_agency_id and p.valid_from <= p_day order by p.valid_from desc limit 1;
  if not found then
    v_policy := jsonb_populate_record(v_policy, jsonb_build_object(
      'agency_id', p_agency_id, 'early_clock_in_minutes', 15, 'late_grace_minutes', 5, 'early_leave_grace_minutes', 5,
      'late_alert_minutes', 10, 'allow_unscheduled', true, 'auto_close_after_minutes', 60, 'max_open_minutes', 960,
      'rounding_mode', 'none', 'rounding_minutes', 1, 'pay_before_start', false, 'pay_after_end', true,
      'paid_break_minutes', 0, 'break_required_minutes', 30, 'min_rest_minutes', 0, 'approval_required', true,
      'correction_window_days', 14));
  end if;
  return v_policy;
end
$$;

-- The same for the caller's own agency.
create function operations.my_policy_on(p_day date) returns public.time_policies
language plpgsql stable security definer set search_path = '' as
$$
begin
  return operations.policy_on(private.my_agency_id(), p_day);
end
$$;

-- Days that are over have been counted by the rules that they had.
create function operations.guard_policy() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  if new.valid_from < private.my_today() then
    raise exception sqlstate 'PT400' using message = 'valid_from_past', column = 'valid_from';
  end if;
  return new;
end
$$;

create trigger guard_policy before insert on public.time_policies
  for each row when (current_user = 'operations_caller') execute function operations.guard_policy();
select private.install_tenant_table('public.time_policies');

grant select, delete,
  insert (valid_from, early_clock_in_minutes, late_grace_minutes, early_leave_grace_minutes, late_alert_minutes,
    allow_unscheduled, auto_close_after_minutes, max_open_minutes, rounding_mode, rounding_minutes, pay_before_start,
    pay_after_end, paid_break_minutes, break_required_after_minutes, break_required_minutes, min_rest_minutes,
    approval_required, correction_window_days)
  on public.time_policies to operations_caller;

grant execute on function operations.my_policy_on(date) to operations_caller;

create policy "Members know the rules" on public.time_policies for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id()));
create policy "Editors of timesheets set rules" on public.time_policies for insert to operations_caller
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('edit_timesheets')));
create policy "Editors of timesheets drop rules to come" on public.time_policies for delete to operations_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('edit_timesheets'))
    and valid_from > (select private.my_today()));

-- What payroll does to entries, and who did what to a row. lock_timesheets and release_timesheets are finance's to
-- execute.

-- Runs that pay nothing any more, which is for good. That one was finalised may be heard late or again, after this.
create table operations.void_runs (
  agency_id uuid not null references public.agencies (id) on delete cascade,
  payout_run_id uuid not null,
  voided_at timestamptz not null default now(),
  primary key (agency_id, payout_run_id)
);
alter table operations.void_runs enable row level security;

-- Marking and unmarking one run wait for each other: the later sees what the earlier has done.
create function operations.take_run(p_run uuid) returns void
language plpgsql set search_path = '' as
$$
begin
  perform pg_advisory_xact_lock(hashtextextended('operations.payout_run:' || p_run, 0));
end
$$;

-- Marks an agency's approved entries and its adjustments, as far as no run has them yet, in the order of their ids; none
-- for a run that is void.
create function operations.mark_paid(p_agency_id uuid, p_run uuid, p_timesheets uuid[], p_adjustments uuid[])
returns integer language plpgsql security definer set search_path = '' as
$$
declare
  v_timesheets integer;
  v_adjustments integer;
begin
  perform operations.take_run(p_run);
  if exists (select from operations.void_runs v where v.agency_id = p_agency_id and v.payout_run_id = p_run) then
    return 0;
  end if;
  with payable as (
    select t.id from public.timesheets t
    where t.id = any (p_timesheets) and t.agency_id = p_agency_id and t.status = 'approved' and t.payout_run_id is null
    order by t.id for no key update)
  update public.timesheets t set payout_run_id = p_run from payable p where t.id = p.id;
  get diagnostics v_timesheets = row_count;
  with payable as (
    select a.id from public.timesheet_adjustments a
    where a.id = any (p_adjustments) and a.agency_id = p_agency_id and a.payout_run_id is null
    order by a.id for no key update)
  update public.timesheet_adjustments a set payout_run_id = p_run from payable p where a.id = p.id;
  get diagnostics v_adjustments = row_count;
  return v_timesheets + v_adjustments;
end
$$;

create function operations.unmark_paid(p_agency_id uuid, p_run uuid) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_timesheets integer;
  v_adjustments integer;
begin
  perform operations.take_run(p_run);
  -- An agency may have gone before this is heard.
  insert into operations.void_runs (agency_id, payout_run_id)
  select a.id, p_run from public.agencies a where a.id = p_agency_id
  on conflict do nothing;
  with paid as (
    select t.id from public.timesheets t
    where t.agency_id = p_agency_id and t.payout_run_id = p_run order by t.id for no key update)
  update public.timesheets t set payout_run_id = null from paid p where t.id = p.id;
  get diagnostics v_timesheets = row_count;
  with paid as (
    select a.id from public.timesheet_adjustments a
    where a.agency_id = p_agency_id and a.payout_run_id = p_run order by a.id for no key update)
  update public.timesheet_adjustments a set payout_run_id = null from paid p where a.id = p.id;
  get diagnostics v_adjustments = row_count;
  return v_timesheets + v_adjustments;
end
$$;

-- Marks entries and adjustments as paid by a run, in the transaction that finalises it: all of them or, if one is not
-- what the run was computed from, none.
create function operations.lock_timesheets(p_run uuid, p_timesheets uuid[], p_adjustments uuid[]) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_marked integer;
begin
  perform private.require_permission('manage_payroll');
  v_marked := operations.mark_paid(private.my_agency_id(), p_run, p_timesheets, p_adjustments);
  if p_run is null or v_marked <> (select count(distinct i) from unnest(p_timesheets) i)
    + (select count(distinct i) from unnest(p_adjustments) i) then
    raise exception sqlstate 'PT409' using message = 'timesheets_changed';
  end if;
  return v_marked;
end
$$;

-- Takes a run's marks off again, when it is voided.
create function operations.release_timesheets(p_run uuid) returns integer
language plpgsql security definer set search_path = '' as
$$
begin
  perform private.require_permission('manage_payroll');
  return operations.unmark_paid(private.my_agency_id(), p_run);
end
$$;

-- May the caller see this row of one of operations' tables: what the tables' policies say, for one row.
create function operations.may_see(p_table text, p_id uuid) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_agency_id constant uuid := private.my_agency_id();
  v_me constant uuid := private.my_id();
begin
  return case p_table
    when 'shifts' then exists (
      select from public.shifts r where r.id = p_id and r.agency_id = v_agency_id
        and (private.has_permission('manage_shifts')
          or r.published_at is not null and (r.employee_id is null or r.employee_id = v_me
            or r.id = any (private.my_swap_shift_ids()))))
    when 'shift_series' then private.has_permission('manage_shifts')
      and exists (select from public.shift_series r where r.id = p_id and r.agency_id = v_agency_id)
    when 'timesheets' then exists (
      select from public.timesheets r where r.id = p_id and r.agency_id = v_agency_id
        and (private.has_permission('view_all_timesheets')
          or r.employee_id = v_me and private.has_permission('view_own_timesheet')))
    when 'timesheet_corrections' then exists (
      select from public.timesheet_corrections r where r.id = p_id and r.agency_id = v_agency_id
        and (r.employee_id = v_me or private.has_permission('view_all_timesheets')))
    when 'timesheet_adjustments' then exists (
      select from public.timesheet_adjustments r where r.id = p_id and r.agency_id = v_agency_id
        and (r.employee_id = v_me or private.has_permission('view_all_timesheets')))
    when 'time_off' then exists (
      select from public.time_off r where r.id = p_id and r.agency_id = v_agency_id
        and (r.employee_id = v_me or private.has_permission('manage_shifts')))
    when 'model_assignments' then exists (
      select from public.model_assignments r where r.id = p_id and r.agency_id = v_agency_id
        and (r.profile_id = v_me or private.has_permission('view_assignments')))
    else false
  end;
end
$$;

-- Who changed a row that the caller sees, newest first; an entry's with what was done to its breaks. The history of a
-- shift takes a permission that the shift itself does not: 403 for a caller who sees the shift, 404 for all others.
create function operations.row_history(p_table text, p_id uuid)
returns table (id uuid, at timestamptz, actor_id uuid, actor_kind text, action text, table_name text, changes jsonb,
  reason text)
language plpgsql stable security definer set search_path = '' as
$$
begin
  perform private.require_found(operations.may_see(p_table, p_id));
  if p_table = 'shifts' then
    perform private.require_permission('manage_shifts');
  end if;
  return query
    select e.id, e.at, e.actor_id, e.actor_kind, e.action, e.table_name, e.changes, e.reason
    from public.audit_entries e
    where e.agency_id = private.my_agency_id()
      and (e.table_name = p_table and e.row_id = p_id
        or p_table = 'timesheets' and e.table_name = 'timesheet_breaks' and e.row_id in (
          select b.id from public.timesheet_breaks b where b.timesheet_id = p_id))
    order by e.at desc, e.id desc;
end
$$;

grant execute on function operations.row_history(text, uuid) to operations_caller;

-- Sums over the rota and over what was worked, by instants: a calendar date joins nothing.

-- Needs as intervals of time, cut to a window. The nil model stands for the whole agency.
create function operations.needs_between(p_agency_id uuid, p_from timestamptz, p_to timestamptz, p_model uuid)
returns table (model_key uuid, start_time timestamptz, end_time timestamptz, min_staff integer)
language plpgsql stable security definer set search_path = '' as
$$
begin
  return query
    select coalesce(r.model_id, '00000000-0000-0000-0000-000000000000'), greatest(o.opens, p_from), least(o.closes, p_to),
      r.min_staff
    from public.coverage_requirements r
    cross join lateral generate_series(
      (p_from at time zone r.timezone)::date - 1, (p_to at time zone r.timezone)::date, interval '1 day') d (day)
    cross join lateral (
      select private.instant_of(d.day::date + r.local_start, r.timezone) as opens,
        private.instant_of(
          d.day::date + case when r.local_end <= r.local_start then 1 else 0 end + r.local_end, r.timezone) as closes
      -- Or each mention of the two would compute them again.
      offset 0) o
    where r.agency_id = p_agency_id and (p_model is null or r.model_id = p_model)
      and extract(isodow from d.day)::smallint = any (r.weekdays)
      and d.day::date between r.starts_on and coalesce(r.ends_on, 'infinity')
      and o.opens < p_to and o.closes > p_from and o.closes > o.opens;
end
$$;

-- Who is planned when for each of these models, without their time off; the nil model stands for the whole agency.
-- Shifts are read once, however many models are asked about. Planned with the values, because a plan for any window
-- expects a few shifts and loops over them.
create function operations.planned_between(
  p_agency_id uuid, p_from timestamptz, p_to timestamptz, p_models uuid[], p_include_drafts boolean)
returns table (model_key uuid, employee_id uuid, present tstzmultirange)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as
$$
declare
  v_nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  v_zone constant text := (select a.timezone from public.agencies a where a.id = p_agency_id);
begin
  return query
    with planned as materialized (
      select s.employee_id, s.model_id, (s.start_time at time zone v_zone)::date as day,
        tstzrange(greatest(s.start_time, p_from), least(s.end_time, p_to)) as during
      from public.shifts s
      where s.agency_id = p_agency_id and s.employee_id is not null and s.status not in ('cancelled', 'missed')
        and (s.published_at is not null or p_include_drafts)
        -- No shift is longer than a day: the index need not be read from its beginning.
        and s.start_time < p_to and s.start_time > p_from - interval '24 hours' and s.end_time > p_from),
    covering (model_key, employee_id, during) as (
      select p.model_id, p.employee_id, p.during from planned p where p.model_id = any (p_models)
      union all
      select v_nobody, p.employee_id, p.during from planned p where v_nobody = any (p_models)
      union all
      select a.model_id, p.employee_id, p.during
      from planned p
      join public.model_assignments a on a.agency_id = p_agency_id and a.profile_id = p.employee_id
        and a.model_id = any (p_models) and p.day between a.starts_on and coalesce(a.ends_on, 'infinity')
      where p.model_id is null),
    away as materialized (
      select o.employee_id, range_agg(tstzrange(o.start_time, o.end_time)) as during
      from public.time_off o
      where o.agency_id = p_agency_id and o.status = 'approved' and o.start_time < p_to and o.end_time > p_from
      group by o.employee_id)
    select c.model_key, c.employee_id, range_agg(c.during) - coalesce(a.during, '{}')
    from covering c left join away a on a.employee_id = c.employee_id
    group by c.model_key, c.employee_id, a.during;
end
$$;

-- Maximal intervals in which something is needed, with a constant number of people needed and planned. model_id null
-- is the whole agency.
create function operations.coverage_slots(
  p_from timestamptz, p_to timestamptz, p_model uuid default null, p_include_drafts boolean default false)
returns table (model_id uuid, start_time timestamptz, end_time timestamptz, required integer, scheduled integer)
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_agency_id constant uuid := private.my_agency_id();
begin
  perform private.require_permission('manage_shifts');
  return query
    with needs as materialized (
      select n.* from operations.needs_between(v_agency_id, p_from, p_to, p_model) n),
    present as materialized (
      select p.model_key, r as at_work
      from operations.planned_between(
        v_agency_id, p_from, p_to, array(select distinct n.model_key from needs n), p_include_drafts) p
      cross join lateral unnest(p.present) r),
    changes (model_key, at, people) as (
      select p.model_key, lower(p.at_work), 1 from present p
      union all select p.model_key, upper(p.at_work), -1 from present p
      union all select n.model_key, n.start_time, 0 from needs n
      union all select n.model_key, n.end_time, 0 from needs n),
    steps as (
      select c.model_key, c.at, lead(c.at) over w as until, (sum(sum(c.people)) over w)::integer as scheduled
      from changes c group by c.model_key, c.at
      window w as (partition by c.model_key order by c.at)),
    slots as (
      select s.model_key, s.at, s.until, s.scheduled, max(n.min_staff) as required
      from steps s join needs n on n.model_key = s.model_key and n.start_time <= s.at and n.end_time >= s.until
      group by s.model_key, s.at, s.until, s.scheduled),
    marked as (
      select s.*, s.at is distinct from lag(s.until) over w or s.required <> lag(s.required) over w
        or s.scheduled <> lag(s.scheduled) over w as begins
      from slots s
      window w as (partition by s.model_key order by s.at)),
    runs as (
      select m.*, count(*) filter (where m.begins) over (partition by m.model_key order by m.at) as run from marked m)
    select nullif(r.model_key, '00000000-0000-0000-0000-000000000000'), min(r.at), max(r.until), min(r.required),
      min(r.scheduled)
    from runs r group by r.model_key, r.run order by min(r.at), r.model_key;
end
$$;

-- Where fewer are planned than needed, and beside each gap how much of all that is needed is planned; covered_ratio is
-- null where nothing is needed. Without a gap there is one row, which has the sums alone.
create function operations.coverage_gaps(
  p_from timestamptz, p_to timestamptz, p_model uuid default null, p_include_drafts boolean default false)
returns table (model_id uuid, start_time timestamptz, end_time timestamptz, required integer, scheduled integer,
  required_minutes numeric, missing_minutes numeric, covered_ratio numeric)
language plpgsql stable security definer set search_path = '' as
$$
begin
  return query
    with slots as materialized (
      select c.*, extract(epoch from c.end_time - c.start_time) / 60 as minutes
      from operations.coverage_slots(p_from, p_to, p_model, p_include_drafts) c)
    select g.model_id, g.start_time, g.end_time, g.required, g.scheduled, t.required_minutes, t.missing_minutes,
      round((t.required_minutes - t.missing_minutes) / nullif(t.required_minutes, 0), 4)
    from (
      select coalesce(sum(s.required * s.minutes), 0) as required_minutes,
        coalesce(sum(greatest(s.required - s.scheduled, 0) * s.minutes), 0) as missing_minutes
      from slots s) t
    left join slots g on g.scheduled < g.required
    order by g.start_time, g.model_id;
end
$$;

-- The week in a zone of the planner's choice, hour by hour: people's minutes needed, planned and worked.
create function operations.coverage_hours(
  p_from timestamptz, p_to timestamptz, p_zone text, p_model uuid default null)
returns table (weekday integer, hour integer, required_minutes numeric, scheduled_minutes numeric,
  worked_minutes numeric)
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_agency_id constant uuid := private.my_agency_id();
begin
  perform private.require_permission('manage_shifts');
  if not private.is_iana_zone(p_zone) then
    raise exception sqlstate 'PT400' using message = 'invalid_value';
  end if;
  return query
    with pieces (kind, people, during) as (
      select 'required', s.required, tstzrange(s.start_time, s.end_time)
      from operations.coverage_slots(p_from, p_to, p_model) s
      union all
      select 'scheduled', 1, r
      from operations.planned_between(v_agency_id, p_from, p_to,
        array[coalesce(p_model, '00000000-0000-0000-0000-000000000000')], false) p cross join unnest(p.present) r
      union all
      select 'worked', 1, r
      from public.timesheets t
      cross join unnest(tstzmultirange(tstzrange(greatest(t.clock_in, p_from),
        least(coalesce(t.clock_out, greatest(now(), t.clock_in)), p_to))) - operations.breaks_of(t.id)) r
      where t.agency_id = v_agency_id and t.status not in ('void', 'rejected') and (p_model is null or t.model_id = p_model)
        and t.clock_in < p_to and t.clock_in > p_from - interval '24 hours' and coalesce(t.clock_out, now()) > p_from),
    -- Quarters of an hour, since every zone is some of them away from UTC.
    quarters as (
      select p.kind, b.at at time zone p_zone as wall, p.people * extract(epoch from
          least(upper(p.during), b.at + interval '15 minutes') - greatest(lower(p.during), b.at)) / 60 as minutes
      from pieces p
      cross join lateral generate_series(date_bin('15 minutes', lower(p.during), timestamptz 'epoch'),
        upper(p.during) - interval '1 microsecond', interval '15 minutes') b (at))
    select d.n, h.n, coalesce(sum(q.minutes) filter (where q.kind = 'required'), 0),
      coalesce(sum(q.minutes) filter (where q.kind = 'scheduled'), 0),
      coalesce(sum(q.minutes) filter (where q.kind = 'worked'), 0)
    from generate_series(1, 7) d (n) cross join generate_series(0, 23) h (n)
    left join quarters q on extract(isodow from q.wall) = d.n and extract(hour from q.wall) = h.n
    group by d.n, h.n order by d.n, h.n;
end
$$;

-- The person whose entries a caller's summary is about, null for all. With policies alone the whole agency would be read
-- to show one person's own.
create function operations.summed_employee(p_employee uuid) returns uuid
language plpgsql stable set search_path = '' as
$$
begin
  return case when p_employee is null and not private.has_permission('view_all_timesheets') then private.my_id()
    else p_employee end;
end
$$;

-- Closed entries that count and that the caller sees, by when they began.
create function operations.counted_entries(p_from timestamptz, p_to timestamptz, p_employee uuid)
returns table (id uuid, employee_id uuid, model_id uuid, shift_id uuid, work_date date, approved boolean,
  payable_minutes integer, late_minutes integer, overtime_minutes integer)
language plpgsql stable rows 10000 set search_path = '' set plan_cache_mode = force_custom_plan as
$$
declare
  v_agency_id constant uuid := private.my_agency_id();
  v_employee constant uuid := operations.summed_employee(p_employee);
begin
  return query
    select t.id, t.employee_id, t.model_id, t.shift_id, t.work_date, t.status = 'approved', t.payable_minutes,
      t.late_minutes, t.overtime_minutes
    from public.timesheets t
    where t.agency_id = v_agency_id and (v_employee is null or t.employee_id = v_employee)
      and t.clock_in > p_from and t.clock_in < p_to and t.status in ('completed', 'approved');
end
$$;

-- Closed entries that the caller sees, cut at midnight of a zone: the minutes of each day of it. What is paid belongs to the
-- work_date as a whole and is not cut. An entry's breaks lie within it and apart from each other. A day's minutes are the
-- whole minutes of the entry until the day's end less those until its beginning, so that the days of an entry always add up
-- to the entry's own minutes, and sums by any key to the same.
create function operations.worked_by_day(
  p_from timestamptz, p_to timestamptz, p_zone text, p_employee uuid default null)
returns table (timesheet_id uuid, day date, total_minutes integer, break_minutes integer, worked_minutes integer)
language plpgsql stable rows 10000 set search_path = '' set plan_cache_mode = force_custom_plan as
$$
declare
  v_employee constant uuid := operations.summed_employee(p_employee);
  v_agency_id constant uuid := private.my_agency_id();
  v_first constant date := (p_from at time zone p_zone)::date;
  -- Once for all entries: the days of the window begin at these instants, and the last of them ends at the last.
  v_midnights constant timestamptz[] := array(
    select private.instant_of((v_first + n)::timestamp, p_zone)
    from generate_series(0, (p_to at time zone p_zone)::date - v_first + 1) n order by n);
begin
  return query
    with pieces as materialized (
      select t.id, v_first + n - 1 as day, t.clock_in, greatest(t.clock_in, p_from, v_midnights[n]) as starts,
        least(t.clock_out, p_to, v_midnights[n + 1]) as ends
      from public.timesheets t
      cross join lateral generate_series(
        greatest((t.clock_in at time zone p_zone)::date - v_first + 1, 1),
        least((t.clock_out at time zone p_zone)::date - v_first + 1, cardinality(v_midnights) - 1)) n
      where t.agency_id = v_agency_id and (v_employee is null or t.employee_id = v_employee) and t.clock_out is not null
        and t.clock_in < p_to and t.clock_in > p_from - interval '24 hours' and t.clock_out > p_from
        and greatest(t.clock_in, p_from, v_midnights[n]) < least(t.clock_out, p_to, v_midnights[n + 1])),
    pauses as (
      select p.id, p.day,
        sum(extract(epoch from greatest(least(k.ended_at, p.starts) - k.started_at, interval '0'))) as before,
        sum(extract(epoch from least(k.ended_at, p.ends) - k.started_at)) as until
      from pieces p
      join public.timesheet_breaks k on k.timesheet_id = p.id and k.started_at < p.ends
      where k.agency_id = v_agency_id and (v_employee is null or k.employee_id = v_employee)
        and k.started_at < p_to and k.started_at > p_from - interval '24 hours'
      group by p.id, p.day),
    -- Seconds since the clock-in, at the beginning and at the end of each day's piece.
    marks as (
      select p.id, p.day, extract(epoch from p.starts - p.clock_in) as starts, extract(epoch from p.ends - p.clock_in) as ends,
        coalesce(b.before, 0) as paused_before, coalesce(b.until, 0) as paused_until
      from pieces p left join pauses b on b.id = p.id and b.day = p.day)
    select m.id, m.day, (floor(m.ends / 60) - floor(m.starts / 60))::integer,
      (floor(m.paused_until / 60) - floor(m.paused_before / 60))::integer,
      (floor((m.ends - m.paused_until) / 60) - floor((m.starts - m.paused_before) / 60))::integer
    from marks m;
end
$$;

grant execute on function
  operations.coverage_slots(timestamptz, timestamptz, uuid, boolean),
  operations.coverage_gaps(timestamptz, timestamptz, uuid, boolean),
  operations.coverage_hours(timestamptz, timestamptz, text, uuid),
  operations.summed_employee(uuid), operations.counted_entries(timestamptz, timestamptz, uuid),
  operations.worked_by_day(timestamptz, timestamptz, text, uuid)
  to operations_caller;

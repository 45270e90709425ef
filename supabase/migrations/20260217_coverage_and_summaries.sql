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
      select operations.instant_of(d.day::date + r.local_start, r.timezone) as opens,
        operations.instant_of(
          d.day::date + case when r.local_end <= r.local_start then 1 else 0 end + r.local_end, r.timezone) as closes) o
    where r.agency_id = p_agency_id and (p_model is null or r.model_id = p_model)
      and extract(isodow from d.day)::smallint = any (r.weekdays)
      and d.day::date between r.starts_on and coalesce(r.ends_on, 'infinity')
      and o.opens < p_to and o.closes > p_from and o.closes > o.opens;
end
$$;

-- Who is planned when, without their time off. p_model null: everybody; else whoever covers that model.
create function operations.planned_between(
  p_agency_id uuid, p_from timestamptz, p_to timestamptz, p_model uuid, p_include_drafts boolean)
returns table (employee_id uuid, present tstzmultirange)
language plpgsql stable security definer set search_path = '' as
$$
begin
  return query
    select p.employee_id, p.planned - coalesce((
      select range_agg(tstzrange(o.start_time, o.end_time)) from public.time_off o
      where o.agency_id = p_agency_id and o.employee_id = p.employee_id and o.status = 'approved'
        and o.start_time < p_to and o.end_time > p_from), '{}')
    from (
      select s.employee_id, range_agg(tstzrange(greatest(s.start_time, p_from), least(s.end_time, p_to))) as planned
      from public.shifts s
      where s.agency_id = p_agency_id and s.employee_id is not null and s.status not in ('cancelled', 'missed')
        and (s.published_at is not null or p_include_drafts)
        -- No shift is longer than a day: the index need not be read from its beginning.
        and s.start_time < p_to and s.start_time > p_from - interval '24 hours' and s.end_time > p_from
        and (p_model is null or s.model_id = p_model or s.model_id is null and operations.is_assigned(
          p_agency_id, s.employee_id, p_model, operations.agency_day(p_agency_id, s.start_time)))
      group by s.employee_id) p;
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
      select k.model_key, r as at_work
      from (select distinct n.model_key from needs n) k
      cross join lateral operations.planned_between(v_agency_id, p_from, p_to,
        nullif(k.model_key, '00000000-0000-0000-0000-000000000000'), p_include_drafts) p
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
      select s.*, (
          select max(n.min_staff) from needs n
          where n.model_key = s.model_key and n.start_time <= s.at and n.end_time >= s.until) as required
      from steps s where s.until is not null),
    marked as (
      select s.*, s.at is distinct from lag(s.until) over w or s.required <> lag(s.required) over w
        or s.scheduled <> lag(s.scheduled) over w as begins
      from slots s where s.required > 0
      window w as (partition by s.model_key order by s.at)),
    runs as (
      select m.*, count(*) filter (where m.begins) over (partition by m.model_key order by m.at) as run from marked m)
    select nullif(r.model_key, '00000000-0000-0000-0000-000000000000'), min(r.at), max(r.until), min(r.required),
      min(r.scheduled)
    from runs r group by r.model_key, r.run order by min(r.at), r.model_key;
end
$$;

-- How much of what is needed is planned; covered_ratio is null where nothing is needed.
create function operations.coverage_totals(
  p_from timestamptz, p_to timestamptz, p_model uuid default null, p_include_drafts boolean default false)
returns table (required_minutes numeric, missing_minutes numeric, covered_ratio numeric)
language plpgsql stable security definer set search_path = '' as
$$
begin
  return query
    select sum(s.required * m.minutes), sum(greatest(s.required - s.scheduled, 0) * m.minutes),
      round(sum(least(s.scheduled, s.required) * m.minutes) / nullif(sum(s.required * m.minutes), 0), 4)
    from operations.coverage_slots(p_from, p_to, p_model, p_include_drafts) s
    cross join lateral (select extract(epoch from s.end_time - s.start_time) / 60 as minutes) m;
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
      from operations.planned_between(v_agency_id, p_from, p_to, p_model, false) p cross join unnest(p.present) r
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

-- Closed entries that the caller sees, cut at midnight of a zone: what was worked and paused on each day of it. What is
-- paid belongs to the work_date as a whole and is not cut.
create function operations.worked_by_day(p_from timestamptz, p_to timestamptz, p_zone text)
returns table (timesheet_id uuid, day date, worked_seconds numeric, break_seconds numeric)
language plpgsql stable set search_path = '' as
$$
begin
  return query
    select t.id, d.day::date,
      operations.seconds_of(tstzmultirange(c.during) - b.breaks), operations.seconds_of(tstzmultirange(c.during) * b.breaks)
    from public.timesheets t
    cross join lateral (
      select coalesce(range_agg(tstzrange(k.started_at, k.ended_at)), '{}') as breaks
      from public.timesheet_breaks k where k.timesheet_id = t.id and k.agency_id = t.agency_id) b
    cross join lateral generate_series((t.clock_in at time zone p_zone)::date, (t.clock_out at time zone p_zone)::date,
      interval '1 day') d (day)
    cross join lateral (
      select tstzrange(t.clock_in, t.clock_out) * tstzrange(p_from, p_to) * tstzrange(
        operations.instant_of(d.day::date + time '00:00', p_zone),
        operations.instant_of(d.day::date + 1 + time '00:00', p_zone)) as during) c
    where t.agency_id = (select private.my_agency_id()) and t.clock_out is not null
      and t.clock_in < p_to and t.clock_in > p_from - interval '24 hours' and t.clock_out > p_from
      and not isempty(c.during);
end
$$;

revoke execute on function
  operations.needs_between(uuid, timestamptz, timestamptz, uuid),
  operations.planned_between(uuid, timestamptz, timestamptz, uuid, boolean),
  operations.coverage_slots(timestamptz, timestamptz, uuid, boolean),
  operations.coverage_totals(timestamptz, timestamptz, uuid, boolean),
  operations.coverage_hours(timestamptz, timestamptz, text, uuid),
  operations.worked_by_day(timestamptz, timestamptz, text)
  from public;
grant execute on function
  operations.coverage_slots(timestamptz, timestamptz, uuid, boolean),
  operations.coverage_totals(timestamptz, timestamptz, uuid, boolean),
  operations.coverage_hours(timestamptz, timestamptz, text, uuid),
  operations.worked_by_day(timestamptz, timestamptz, text), operations.seconds_of(tstzmultirange)
  to operations_caller;

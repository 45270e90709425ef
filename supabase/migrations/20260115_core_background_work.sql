-- Work that no request waits for. core_worker may execute these and has no right of its own to touch what they touch;
-- every replica may call them, locked rows are left to the one that has them.

create index models_left_on_idx on public.models (left_on) where left_on is not null and status in ('active', 'paused');
-- Append-only rows lie in the order of time: a block range index finds the old end for next to nothing.
create index audit_entries_at_idx on public.audit_entries using brin (at);

-- Agencies whose day has come, the longest overdue first.
create function core.closed_agencies() returns setof uuid
language plpgsql stable security definer set search_path = '' as
$$
begin
  return query select a.id from public.agencies a where a.closing_at <= now() order by a.closing_at, a.id;
end
$$;

-- Deletes such an agency with everything that it owns; false if it is no longer closing or another worker has it.
create function core.purge_agency(p_agency uuid) returns boolean
language plpgsql security definer set search_path = '' as
$$
begin
  perform from public.agencies a where a.id = p_agency and a.closing_at <= now() for update skip locked;
  if not found then
    return false;
  end if;
  perform core.emit('agency.closed', p_agency, p_agency, jsonb_build_object('agency_id', p_agency));
  delete from public.agencies a where a.id = p_agency;
  return true;
end
$$;

-- Archives models whose last day is over in their agency's zone; returns how many.
create function core.archive_departed_models(p_limit integer) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_count integer;
begin
  with due as (
    select m.id from public.models m join public.agencies a on a.id = m.agency_id
    where m.status in ('active', 'paused')
      -- No zone is a day ahead of UTC; the index can use this, the exact test below cannot.
      and m.left_on <= (now() at time zone 'UTC')::date
      and m.left_on < (now() at time zone a.timezone)::date
    order by m.left_on, m.id limit p_limit for update of m skip locked)
  update public.models m set status = 'archived', archived_at = now() from due where m.id = due.id;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

create function core.expire_audit_entries(p_limit integer) returns integer
language plpgsql security definer set search_path = '' as
$$
declare
  v_count integer;
begin
  delete from public.audit_entries e where e.id in (
    select o.id from public.audit_entries o where o.at < now() - interval '24 months'
    limit p_limit for update skip locked);
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

grant execute on function
  core.closed_agencies(), core.purge_agency(uuid), core.archive_departed_models(integer),
  core.expire_audit_entries(integer)
  to core_worker;

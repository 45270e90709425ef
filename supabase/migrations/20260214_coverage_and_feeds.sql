-- How many people a model needs when, where that is not met, and the calendars that people subscribe to.

create table public.coverage_requirements (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  model_id uuid,
  weekdays smallint[] not null check (cardinality(weekdays) between 1 and 7 and weekdays <@ '{1,2,3,4,5,6,7}'),
  local_start time not null,
  local_end time not null,
  timezone text not null default private.my_timezone() check (private.is_iana_zone(timezone)),
  min_staff integer not null check (min_staff between 1 and 50),
  starts_on date not null default private.my_today(),
  ends_on date,
  created_by uuid default private.my_id(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint coverage_requirements_ends_on_check check (ends_on >= starts_on),
  constraint coverage_requirements_model_id_fkey foreign key (agency_id, model_id)
    references public.models (agency_id, id),
  constraint coverage_requirements_created_by_fkey foreign key (agency_id, created_by)
    references public.profiles (agency_id, id)
);

create table public.calendar_feeds (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  profile_id uuid not null default private.my_id(),
  scope text not null default 'own' check (scope in ('own', 'agency', 'model')),
  model_id uuid,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  last_fetched_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint calendar_feeds_token_hash_key unique (token_hash),
  constraint calendar_feeds_model_of_scope check ((scope = 'model') = (model_id is not null)),
  constraint calendar_feeds_profile_id_fkey foreign key (agency_id, profile_id)
    references public.profiles (agency_id, id),
  constraint calendar_feeds_model_id_fkey foreign key (agency_id, model_id) references public.models (agency_id, id)
);

create index coverage_requirements_created_at_idx on public.coverage_requirements (agency_id, created_at, id);
create index coverage_requirements_model_id_idx on public.coverage_requirements (agency_id, model_id);
create index coverage_requirements_created_by_idx on public.coverage_requirements (agency_id, created_by);
create index calendar_feeds_profile_id_idx on public.calendar_feeds (agency_id, profile_id, created_at, id);
create index calendar_feeds_model_id_idx on public.calendar_feeds (agency_id, model_id);

select private.install_tenant_table('public.coverage_requirements');
select private.install_tenant_table('public.calendar_feeds', p_audited => false);
-- Not when it was fetched: a calendar asks several times an hour.
create trigger write_audit after insert or delete or update of revoked_at on public.calendar_feeds
  for each row execute function private.write_audit('token_hash');

grant select, delete,
  insert (model_id, weekdays, local_start, local_end, timezone, min_staff, starts_on, ends_on),
  update (model_id, weekdays, local_start, local_end, timezone, min_staff, starts_on, ends_on)
  on public.coverage_requirements to operations_caller;
grant select (id, agency_id, profile_id, scope, model_id, last_fetched_at, revoked_at, created_at, updated_at),
  insert (scope, model_id, token_hash), delete
  on public.calendar_feeds to operations_caller;

create policy "Planners see needs" on public.coverage_requirements for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_shifts')));
create policy "Planners state needs" on public.coverage_requirements for insert to operations_caller
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_shifts')));
create policy "Planners change needs" on public.coverage_requirements for update to operations_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_shifts')))
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_shifts')));
create policy "Planners drop needs" on public.coverage_requirements for delete to operations_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('manage_shifts')));

create policy "People see their calendars" on public.calendar_feeds for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id()) and profile_id = (select private.my_id()));
create policy "People subscribe to their shifts, planners to all" on public.calendar_feeds
  for insert to operations_caller
  with check (agency_id = (select private.my_agency_id()) and profile_id = (select private.my_id())
    and (scope = 'own' or (select private.has_permission('manage_shifts'))));
create policy "People give their calendars up" on public.calendar_feeds for delete to operations_caller
  using (agency_id = (select private.my_agency_id()) and profile_id = (select private.my_id()));

-- The feed of a token, while its owner still has the rights that it was made with: role and membership, not the second
-- factor, which a calendar program has not. All null if there is none.
create function operations.feed_of(p_token_hash bytea) returns public.calendar_feeds
language plpgsql stable security definer set search_path = '' as
$$
declare
  v_feed public.calendar_feeds;
begin
  select f.* into v_feed
  from public.calendar_feeds f
  join public.profiles p on p.id = f.profile_id and p.status = 'active'
  where f.token_hash = p_token_hash and f.revoked_at is null
    and case f.scope when 'own' then true else private.role_has_permission(p.role, 'manage_shifts') end;
  return v_feed;
end
$$;

-- What a calendar shows, by the token's hash alone: there is no caller. Unknown, revoked and powerless tokens are one
-- and the same refusal. Planned anew each time: a plan for any scope would read all of the agency for one person's own.
create function operations.feed_shifts(p_token_hash bytea)
returns table (feed_id uuid, zone text, id uuid, employee_id uuid, employee_name text, model_id uuid, model_name text,
  title text, start_time timestamptz, end_time timestamptz, status text, revision integer, updated_at timestamptz)
language plpgsql security definer set search_path = '' set plan_cache_mode = force_custom_plan as
$$
declare
  v_feed public.calendar_feeds := operations.feed_of(p_token_hash);
begin
  if v_feed.id is null then
    raise exception sqlstate 'PT404' using message = 'not_found';
  end if;
  update public.calendar_feeds f set last_fetched_at = now()
  where f.id = v_feed.id and (f.last_fetched_at is null or f.last_fetched_at < now() - interval '5 minutes');
  return query
    select v_feed.id, a.timezone, s.id, s.employee_id, coalesce(p.display_name, p.username), s.model_id, m.name, s.title,
      s.start_time, s.end_time, s.status, s.revision, s.updated_at
    from public.shifts s
    join public.agencies a on a.id = s.agency_id
    left join public.profiles p on p.id = s.employee_id
    left join public.models m on m.id = s.model_id
    where s.agency_id = v_feed.agency_id and s.published_at is not null
      and s.start_time >= now() - interval '90 days' and s.start_time < now() + interval '180 days'
      and case v_feed.scope when 'own' then s.employee_id = v_feed.profile_id
        when 'model' then s.model_id = v_feed.model_id else true end
    order by s.start_time, s.id;
end
$$;

grant execute on function operations.feed_shifts(bytea) to operations_caller, operations_worker;

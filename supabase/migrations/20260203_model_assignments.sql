-- Who is responsible for which model, by days of the agency.

create table public.model_assignments (
  id uuid primary key default extensions.uuid_generate_v4(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  model_id uuid not null,
  profile_id uuid not null,
  duty text not null default 'primary' check (duty in ('primary', 'backup')),
  starts_on date not null default private.my_today(),
  ends_on date,
  commission_override numeric(5,4) check (commission_override between 0 and 1),
  note text check (char_length(note) <= 300),
  created_by uuid default private.my_id(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint model_assignments_agency_id_id_key unique (agency_id, id),
  constraint model_assignments_ends_on_check check (ends_on >= starts_on),
  constraint model_assignments_model_id_fkey foreign key (agency_id, model_id)
    references public.models (agency_id, id),
  constraint model_assignments_profile_id_fkey foreign key (agency_id, profile_id)
    references public.profiles (agency_id, id),
  constraint model_assignments_created_by_fkey foreign key (agency_id, created_by)
    references public.profiles (agency_id, id),
  constraint model_assignments_no_overlap exclude using gist (
    agency_id with =, model_id with =, profile_id with =, daterange(starts_on, ends_on, '[]') with &&)
);

create index model_assignments_profile_id_idx on public.model_assignments (agency_id, profile_id, starts_on);
create index model_assignments_model_id_idx on public.model_assignments (agency_id, model_id, starts_on);
create index model_assignments_created_at_idx on public.model_assignments (agency_id, created_at, id);
create index model_assignments_created_by_idx on public.model_assignments (agency_id, created_by);

-- Fired for what clients write; the functions below say for themselves what they may.
create function operations.guard_assignment() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  perform operations.lock_person('assignments', new.agency_id, new.profile_id);
  if tg_op = 'INSERT' then
    perform operations.check_assignment(new);
    if new.commission_override is not null then
      perform operations.require_pay_authority(new.profile_id);
    end if;
    return new;
  end if;
  if old.starts_on <= private.my_today() and
    (new.model_id, new.profile_id, new.starts_on, new.commission_override)
      is distinct from (old.model_id, old.profile_id, old.starts_on, old.commission_override) then
    raise exception sqlstate 'PT409' using message = 'assignment_started';
  end if;
  if (new.model_id, new.profile_id) is distinct from (old.model_id, old.profile_id) then
    perform operations.check_assignment(new);
  end if;
  if new.commission_override is distinct from old.commission_override
    or new.commission_override is not null and new.profile_id <> old.profile_id then
    perform operations.require_pay_authority(old.profile_id);
    perform operations.require_pay_authority(new.profile_id);
  end if;
  return new;
end
$$;

create function operations.check_assignment(p_assignment public.model_assignments) returns void
language plpgsql stable security definer set search_path = '' as
$$
begin
  if exists (select from public.models m where m.id = p_assignment.model_id
    and m.agency_id = p_assignment.agency_id and m.status = 'archived') then
    raise exception sqlstate 'PT400' using message = 'model_inactive', column = 'model_id';
  end if;
  if exists (select from public.profiles p where p.id = p_assignment.profile_id
    and p.agency_id = p_assignment.agency_id and p.status <> 'active') then
    raise exception sqlstate 'PT400' using message = 'not_schedulable', column = 'profile_id';
  end if;
end
$$;

-- A person's pay is set by managers of payroll, and never by that person.
create function operations.require_pay_authority(p_profile_id uuid) returns void
language plpgsql stable security definer set search_path = '' as
$$
begin
  if p_profile_id = private.my_id() then
    raise exception sqlstate 'PT403' using message = 'own_pay', column = 'commission_override';
  end if;
  perform private.require_permission('manage_payroll');
end
$$;

create function operations.assignment_changed() returns trigger
language plpgsql security definer set search_path = '' set timezone = 'UTC' as
$$
declare
  v_row public.model_assignments := coalesce(new, old);
  v_verb text;
begin
  if tg_op = 'INSERT' then
    v_verb := 'started';
  elsif tg_op = 'DELETE' then
    v_verb := 'removed';
  elsif new.ends_on is distinct from old.ends_on and new.ends_on is not null then
    v_verb := 'ended';
  elsif (new.model_id, new.profile_id, new.duty, new.starts_on, new.ends_on, new.commission_override)
    is distinct from (old.model_id, old.profile_id, old.duty, old.starts_on, old.ends_on, old.commission_override) then
    v_verb := 'changed';
  else
    return null;
  end if;
  perform operations.emit('model_assignment.' || v_verb, v_row.id, v_row.agency_id, jsonb_build_object(
    'model_assignment_id', v_row.id, 'model_id', v_row.model_id, 'profile_id', v_row.profile_id, 'duty', v_row.duty,
    'starts_on', v_row.starts_on, 'ends_on', v_row.ends_on));
  return null;
end
$$;

-- The assignment, locked, for a caller who may change it.
create function operations.lock_assignment(p_assignment uuid) returns public.model_assignments
language plpgsql security definer set search_path = '' as
$$
declare
  v_row public.model_assignments;
begin
  select * into v_row from public.model_assignments a
  where a.id = p_assignment and a.agency_id = private.my_agency_id()
    and (a.profile_id = private.my_id() or private.has_permission('view_assignments'))
  for no key update;
  perform private.require_found(found);
  perform private.require_permission('assign_models');
  return v_row;
end
$$;

-- Ends the row the day before and begins its successor, which is returned. Only what p_changes names differs:
-- commission_override, duty.
create function operations.revise_assignment(p_assignment uuid, p_effective_on date, p_changes jsonb)
returns public.model_assignments language plpgsql security definer set search_path = '' as
$$
declare
  v_old public.model_assignments := operations.lock_assignment(p_assignment);
  v_new public.model_assignments := v_old;
begin
  if p_effective_on <= v_old.starts_on or p_effective_on > v_old.ends_on then
    raise exception sqlstate 'PT400' using message = 'outside_assignment', column = 'effective_on';
  end if;
  if p_changes ? 'commission_override' then
    v_new.commission_override := (p_changes ->> 'commission_override')::numeric;
    perform operations.require_pay_authority(v_old.profile_id);
  end if;
  v_new.duty := coalesce(p_changes ->> 'duty', v_old.duty);
  perform operations.lock_person('assignments', v_old.agency_id, v_old.profile_id);
  update public.model_assignments a set ends_on = p_effective_on - 1 where a.id = v_old.id;
  insert into public.model_assignments (
    agency_id, model_id, profile_id, duty, starts_on, ends_on, commission_override, note)
  values (v_old.agency_id, v_old.model_id, v_old.profile_id, v_new.duty, p_effective_on, v_old.ends_on,
    v_new.commission_override, v_old.note)
  returning * into v_new;
  return v_new;
end
$$;

create function operations.end_assignment(p_assignment uuid, p_ends_on date) returns public.model_assignments
language plpgsql security definer set search_path = '' as
$$
declare
  v_row public.model_assignments := operations.lock_assignment(p_assignment);
begin
  if p_ends_on < v_row.starts_on then
    raise exception sqlstate 'PT400' using message = 'outside_assignment', column = 'ends_on';
  end if;
  if v_row.ends_on <= p_ends_on then
    raise exception sqlstate 'PT409' using message = 'already_ended';
  end if;
  update public.model_assignments a set ends_on = p_ends_on where a.id = v_row.id returning * into v_row;
  return v_row;
end
$$;

-- The share that an assignment pays, for the person it pays and for payroll; to others it does not exist.
create function operations.visible_commission(p_assignment uuid) returns numeric
language plpgsql stable security definer set search_path = '' as
$$
begin
  return (
    select a.commission_override from public.model_assignments a
    where a.id = p_assignment and a.agency_id = private.my_agency_id()
      and (a.profile_id = private.my_id() or private.has_permission('view_payroll')));
end
$$;

create trigger guard_assignment before insert or update on public.model_assignments
  for each row when (current_user = 'operations_caller') execute function operations.guard_assignment();
select private.install_tenant_table('public.model_assignments', p_redacted => array['commission_override']);
create trigger events after insert or update or delete on public.model_assignments
  for each row execute function operations.assignment_changed();
create trigger forget_my_model_ids after insert or update or delete on public.model_assignments
  for each statement execute function private.forget_my_model_ids();

grant select (id, agency_id, model_id, profile_id, duty, starts_on, ends_on, note, created_by, created_at, updated_at)
  on public.model_assignments to authenticated, operations_caller;
grant
  insert (model_id, profile_id, duty, starts_on, ends_on, commission_override, note),
  update (model_id, profile_id, duty, starts_on, ends_on, commission_override, note),
  delete
  on public.model_assignments to operations_caller;

grant execute on function
  operations.revise_assignment(uuid, date, jsonb), operations.end_assignment(uuid, date),
  operations.visible_commission(uuid)
  to operations_caller;

create policy "People see their assignments, planners all" on public.model_assignments
  for select to authenticated, onyx_caller
  using (agency_id = (select private.my_agency_id())
    and (profile_id = (select private.my_id()) or (select private.has_permission('view_assignments'))));
create policy "Assigners assign" on public.model_assignments for insert to operations_caller
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('assign_models')));
create policy "Assigners change assignments" on public.model_assignments for update to operations_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('assign_models')))
  with check (agency_id = (select private.my_agency_id()) and (select private.has_permission('assign_models')));
create policy "Assigners delete what has not begun" on public.model_assignments for delete to operations_caller
  using (agency_id = (select private.my_agency_id()) and (select private.has_permission('assign_models'))
    and starts_on > (select private.my_today()));

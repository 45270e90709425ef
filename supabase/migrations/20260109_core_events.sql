-- What core tells the other services. An event that one row's change tells by itself is appended by a trigger of
-- that table, so that no writer can forget it; an event that needs to know more is appended by the function that does.

insert into core.event_types (type, required, optional) values
  ('io.onyxos.core.agency.created.v1', '{agency_id,owner_id,timezone,currency,week_start}', '{}'),
  ('io.onyxos.core.agency.settings_changed.v1', '{agency_id,changed,timezone,currency,week_start,assigned_access}', '{}'),
  ('io.onyxos.core.agency.ownership_transferred.v1', '{agency_id,from_id,to_id}', '{}'),
  ('io.onyxos.core.agency.closing_scheduled.v1', '{agency_id,closing_at}', '{}'),
  ('io.onyxos.core.agency.closing_cancelled.v1', '{agency_id}', '{}'),
  ('io.onyxos.core.agency.closed.v1', '{agency_id}', '{}'),
  ('io.onyxos.core.profile.joined.v1', '{profile_id,role,invited_by,invitation_id}', '{}'),
  ('io.onyxos.core.profile.updated.v1', '{profile_id,changed}', '{}'),
  ('io.onyxos.core.profile.role_changed.v1', '{profile_id,from,to,changed_by}', '{}'),
  ('io.onyxos.core.profile.deactivated.v1', '{profile_id,by,at}', '{}'),
  ('io.onyxos.core.profile.reactivated.v1', '{profile_id}', '{}'),
  ('io.onyxos.core.profile.erased.v1', '{profile_id}', '{}'),
  ('io.onyxos.core.model.created.v1', '{model_id,status}', '{}'),
  ('io.onyxos.core.model.updated.v1', '{model_id,changed}', '{}'),
  ('io.onyxos.core.model.activated.v1', '{model_id,from,at}', '{}'),
  ('io.onyxos.core.model.paused.v1', '{model_id,from,at}', '{}'),
  ('io.onyxos.core.model.restored.v1', '{model_id,from,at}', '{}'),
  ('io.onyxos.core.model.archived.v1', '{model_id,from,at}', '{}'),
  ('io.onyxos.core.model.accounts_changed.v1', '{model_id}', '{}'),
  ('io.onyxos.core.model.terms_changed.v1', '{model_id,term_id,revenue_type,valid_from,valid_to}', '{}'),
  ('io.onyxos.core.model.deleted.v1', '{model_id}', '{}');

create function core.agency_changed() returns trigger
language plpgsql security definer set search_path = '' set timezone = 'UTC' as
$$
declare
  v_changed text[] := private.changed_columns(to_jsonb(old), to_jsonb(new), 'closing_at');
begin
  if cardinality(v_changed) > 0 then
    perform core.emit('agency.settings_changed', new.id, new.id, jsonb_build_object(
      'agency_id', new.id, 'changed', v_changed, 'timezone', new.timezone, 'currency', new.currency,
      'week_start', new.week_start, 'assigned_access', new.assigned_access));
  end if;
  if new.closing_at is distinct from old.closing_at then
    if new.closing_at is null then
      perform core.emit('agency.closing_cancelled', new.id, new.id, jsonb_build_object('agency_id', new.id));
    else
      perform core.emit('agency.closing_scheduled', new.id, new.id,
        jsonb_build_object('agency_id', new.id, 'closing_at', new.closing_at));
    end if;
  end if;
  return null;
end
$$;

create function core.profile_changed() returns trigger
language plpgsql security definer set search_path = '' set timezone = 'UTC' as
$$
declare
  v_changed text[] := private.changed_columns(to_jsonb(old), to_jsonb(new),
    'role', 'status', 'deactivated_at', 'deactivated_by', 'deactivation_reason', 'invited_by', 'erased_at');
begin
  if new.erased_at is distinct from old.erased_at then
    perform core.emit('profile.erased', new.id, new.agency_id, jsonb_build_object('profile_id', new.id));
  elsif cardinality(v_changed) > 0 then
    perform core.emit('profile.updated', new.id, new.agency_id,
      jsonb_build_object('profile_id', new.id, 'changed', v_changed));
  end if;
  if new.role <> old.role then
    perform core.emit('profile.role_changed', new.id, new.agency_id, jsonb_build_object(
      'profile_id', new.id, 'from', old.role, 'to', new.role, 'changed_by', private.my_id()));
  end if;
  if new.status <> old.status then
    if new.status = 'active' then
      perform core.emit('profile.reactivated', new.id, new.agency_id, jsonb_build_object('profile_id', new.id));
    else
      perform core.emit('profile.deactivated', new.id, new.agency_id, jsonb_build_object(
        'profile_id', new.id, 'by', new.deactivated_by, 'at', new.deactivated_at));
    end if;
  end if;
  return null;
end
$$;

create function core.model_changed() returns trigger
language plpgsql security definer set search_path = '' set timezone = 'UTC' as
$$
declare
  v_changed text[];
begin
  if tg_op = 'INSERT' then
    perform core.emit('model.created', new.id, new.agency_id,
      jsonb_build_object('model_id', new.id, 'status', new.status));
    return null;
  end if;
  if tg_op = 'DELETE' then
    perform core.emit('model.deleted', old.id, old.agency_id, jsonb_build_object('model_id', old.id));
    return null;
  end if;
  v_changed := private.changed_columns(to_jsonb(old), to_jsonb(new), 'status', 'archived_at');
  if cardinality(v_changed) > 0 then
    perform core.emit('model.updated', new.id, new.agency_id,
      jsonb_build_object('model_id', new.id, 'changed', v_changed));
  end if;
  if new.status <> old.status then
    perform core.emit(
      case
        when new.status = 'archived' then 'model.archived'
        when old.status = 'archived' then 'model.restored'
        when new.status = 'active' then 'model.activated'
        else 'model.paused'
      end,
      new.id, new.agency_id, jsonb_build_object('model_id', new.id, 'from', old.status, 'at', now()));
  end if;
  return null;
end
$$;

create function core.model_accounts_changed() returns trigger language plpgsql security definer set search_path = '' as
$$
declare
  v_account public.model_accounts := coalesce(new, old);
begin
  if tg_op = 'UPDATE' and cardinality(private.changed_columns(to_jsonb(old), to_jsonb(new))) = 0 then
    return null;
  end if;
  -- Accounts that go with their model are told by model.deleted.
  if exists (select from public.models m where m.id = v_account.model_id) then
    perform core.emit('model.accounts_changed', v_account.model_id, v_account.agency_id,
      jsonb_build_object('model_id', v_account.model_id));
  end if;
  return null;
end
$$;

create function core.model_terms_changed() returns trigger language plpgsql security definer set search_path = '' as
$$
declare
  v_term public.model_terms := coalesce(new, old);
begin
  if tg_op = 'UPDATE' and cardinality(private.changed_columns(to_jsonb(old), to_jsonb(new), 'notes')) = 0 then
    return null;
  end if;
  if exists (select from public.models m where m.id = v_term.model_id) then
    perform core.emit('model.terms_changed', v_term.model_id, v_term.agency_id, jsonb_build_object(
      'model_id', v_term.model_id, 'term_id', v_term.id, 'revenue_type', v_term.revenue_type,
      'valid_from', v_term.valid_from, 'valid_to', v_term.valid_to));
  end if;
  return null;
end
$$;

-- A caller who demands a second factor of all has shown one in this session, or the demand would lock the caller out.
create function core.enrol_before_requiring_mfa() returns trigger language plpgsql set search_path = '' as
$$
begin
  if nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'aal' is distinct from 'aal2' then
    raise exception sqlstate 'PT409' using message = 'enrol_first';
  end if;
  return new;
end
$$;

create trigger events after update on public.agencies for each row execute function core.agency_changed();
create trigger events after update on public.profiles for each row execute function core.profile_changed();
create trigger events after insert or update or delete on public.models
  for each row execute function core.model_changed();
create trigger events after insert or update or delete on public.model_accounts
  for each row execute function core.model_accounts_changed();
create trigger events after insert or update or delete on public.model_terms
  for each row execute function core.model_terms_changed();
create trigger enrol_before_requiring_mfa before update on public.agencies
  for each row when (new.require_mfa and not old.require_mfa) execute function core.enrol_before_requiring_mfa();

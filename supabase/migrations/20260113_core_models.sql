-- The statuses of a model, and the record of reads of the private file.

-- p_from narrows a move to the state that its verb starts from: pause and restore both lead to paused.
create function core.set_model_status(p_model uuid, p_status text, p_from text default null) returns public.models
language plpgsql security definer set search_path = '' as
$$
declare
  v_model public.models;
begin
  perform private.require_found(p_model is not null and private.can_see_model(p_model));
  perform private.require_permission('manage_models');
  update public.models m
  set status = p_status,
      archived_at = case when p_status = 'archived' then now() end,
      -- Kept, a day that has passed would have offboarding archive the restored model again.
      left_on = case when m.status = 'archived' and m.left_on < private.my_today() then null else m.left_on end
  where m.id = p_model and m.agency_id = private.my_agency_id() and m.status = coalesce(p_from, m.status)
    and (m.status, p_status) in (
      ('onboarding', 'active'), ('paused', 'active'), ('active', 'paused'), ('archived', 'paused'),
      ('onboarding', 'archived'), ('active', 'archived'), ('paused', 'archived'))
  returning * into v_model;
  if not found then
    raise exception sqlstate 'PT409' using message = 'invalid_transition';
  end if;
  return v_model;
end
$$;

create function core.log_private_read(p_model uuid) returns void
language plpgsql security definer set search_path = '' as
$$
begin
  perform private.require_found(p_model is not null and private.can_see_model(p_model));
  perform private.require_permission('view_model_private');
  insert into public.audit_entries (
    agency_id, actor_id, actor_kind, action, table_name, row_id, changes, reason, request_id)
  select f.agency_id, private.my_id(), 'person', 'read', 'model_private', f.id, '{}',
    nullif(current_setting('onyx.reason', true), ''), nullif(current_setting('onyx.request_id', true), '')
  from public.model_private f where f.model_id = p_model and f.agency_id = private.my_agency_id();
end
$$;

grant execute on function core.set_model_status(uuid, text, text), core.log_private_read(uuid) to core_caller;

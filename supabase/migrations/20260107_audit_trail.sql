-- Who changed what, when and why, for the tables of every service that attach private.write_audit.

create table public.audit_entries (
  id uuid primary key default private.uuid_v7(),
  agency_id uuid not null default private.my_agency_id() references public.agencies (id) on delete cascade,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_kind text not null check (actor_kind in ('person', 'system')),
  action text not null check (action in ('insert', 'update', 'delete', 'read')),
  table_name text not null,
  row_id uuid not null,
  changes jsonb not null default '{}',
  reason text,
  request_id text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index audit_entries_newest_idx on public.audit_entries (agency_id, at, id);
create index audit_entries_row_idx on public.audit_entries (agency_id, table_name, row_id, at);
create index audit_entries_actor_idx on public.audit_entries (agency_id, actor_id, at);

-- Arguments: the columns whose values stay out of the trail.
create function private.write_audit() returns trigger language plpgsql security definer set search_path = '' as
$$
declare
  v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  v_row jsonb := coalesce(v_new, v_old);
  v_redacted text[] := coalesce(tg_argv, '{}');
  v_changes jsonb;
begin
  select jsonb_object_agg(c.key, jsonb_build_array(
    case when c.before <> 'null' and c.key = any (v_redacted) then '"[redacted]"' else c.before end,
    case when c.after <> 'null' and c.key = any (v_redacted) then '"[redacted]"' else c.after end))
  into v_changes
  from (
    select k.key, coalesce(v_old -> k.key, 'null') as before, coalesce(v_new -> k.key, 'null') as after
    from jsonb_object_keys(v_row) k(key)
    where k.key not in ('id', 'agency_id', 'created_at', 'updated_at')) c
  where c.before <> c.after;
  if v_changes is null and tg_op = 'UPDATE' then
    return null;
  end if;
  insert into public.audit_entries (
    agency_id, actor_id, actor_kind, action, table_name, row_id, changes, reason, request_id)
  select a.id, auth.uid(), case when auth.uid() is null then 'system' else 'person' end, lower(tg_op), tg_table_name,
    (v_row ->> 'id')::uuid, coalesce(v_changes, '{}'), nullif(left(current_setting('onyx.reason', true), 500), ''),
    nullif(left(current_setting('onyx.request_id', true), 200), '')
  -- No row for what vanishes with its agency, whose trail vanishes too.
  from public.agencies a
  where a.id = (v_row ->> case tg_table_name when 'agencies' then 'id' else 'agency_id' end)::uuid;
  return null;
end
$$;

create trigger touch_updated_at before update on public.audit_entries
  for each row execute function private.touch_updated_at();

-- Every table of core but the two that are trails themselves.
create trigger write_audit after insert or update or delete on public.agencies
  for each row execute function private.write_audit();
create trigger write_audit after insert or update or delete on public.agency_billing
  for each row execute function private.write_audit();
create trigger write_audit after insert or update or delete on public.profiles
  for each row execute function private.write_audit();
create trigger write_audit after insert or update or delete on public.profile_contacts
  for each row execute function private.write_audit();
create trigger write_audit after insert or update or delete on public.models
  for each row execute function private.write_audit();
create trigger write_audit after insert or update or delete on public.model_private
  for each row execute function private.write_audit('legal_name', 'birth_date', 'email', 'phone', 'country', 'notes');
create trigger write_audit after insert or update or delete on public.model_accounts
  for each row execute function private.write_audit();
create trigger write_audit after insert or update or delete on public.model_terms
  for each row execute function private.write_audit();

grant select on public.audit_entries to core_caller;

alter table public.audit_entries enable row level security;

create policy "Auditors see the trail, people their own acts" on public.audit_entries for select to onyx_caller
  using (agency_id = (select private.my_agency_id())
    and ((select private.has_permission('view_audit_log')) or actor_id = (select private.my_id())));

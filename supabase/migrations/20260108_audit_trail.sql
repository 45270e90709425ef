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

select private.install_tenant_table('public.audit_entries', p_audited => false);

grant select on public.audit_entries to core_caller;

create policy "Auditors see the trail, people their own acts" on public.audit_entries for select to onyx_caller
  using (agency_id = (select private.my_agency_id())
    and ((select private.has_permission('view_audit_log')) or actor_id = (select private.my_id())));

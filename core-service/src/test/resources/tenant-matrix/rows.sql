-- What the demo data has no row of, for both agencies.
insert into public.model_private (agency_id, model_id, legal_name)
select m.agency_id, m.id, 'Legal name of ' || m.name from public.models m;
insert into public.audit_entries (agency_id, actor_id, actor_kind, action, table_name, row_id)
select p.agency_id, p.id, 'person', 'update', 'profiles', p.id from public.profiles p;

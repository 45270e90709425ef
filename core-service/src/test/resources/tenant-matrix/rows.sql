-- What the demo data has no row of, for both agencies.
insert into public.model_private (agency_id, model_id, legal_name)
select m.agency_id, m.id, 'Legal name of ' || m.name from public.models m;
insert into public.audit_entries (agency_id, actor_id, actor_kind, action, table_name, row_id)
select p.agency_id, p.id, 'person', 'update', 'profiles', p.id from public.profiles p;
-- The chatters have one model each, and no other.
insert into public.model_assignments (agency_id, model_id, profile_id, starts_on)
select m.agency_id, m.id, p.id, '2020-01-01'
from public.models m join public.profiles p on p.agency_id = m.agency_id
where m.name = 'Luna' and p.username in ('aurora-chatter', 'nightfall-chatter')
on conflict do nothing;

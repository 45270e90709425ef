-- Who may do what: ten roles, their ranks and one matrix, the same for every agency. This file is its only source.

create table private.roles (
  name text primary key,
  rank integer not null check (rank > 0),
  caption text not null,
  -- Each a list of names in one text, every name between two spaces, so that a request finds them by the role's key alone.
  -- Kept by summarise_roles: the permissions with a second factor, those without one where the agency demands it, and the
  -- roles of lower rank.
  permissions text not null default ' ',
  permissions_without_second_factor text not null default ' ',
  outranks text not null default ' '
);

create table private.permissions (
  name text primary key check (name ~ '^[a-z]+(_[a-z]+)+$'),
  domain text not null check (domain in ('core', 'finance', 'operations', 'content', 'social', 'academy')),
  sensitive boolean not null default false,
  description text not null
);

create table private.role_permissions (
  role text not null references private.roles (name),
  permission text not null references private.permissions (name),
  primary key (role, permission)
);

create index role_permissions_permission_idx on private.role_permissions (permission);

alter table private.roles enable row level security;
alter table private.permissions enable row level security;
alter table private.role_permissions enable row level security;

create function private.summarise_roles() returns trigger
language plpgsql security definer set search_path = '' as
$$
begin
  update private.roles r
  set permissions = concat(' ', s.every, ' '), permissions_without_second_factor = concat(' ', s.plain, ' '),
      outranks = concat(' ', (select string_agg(l.name, ' ' order by l.name) from private.roles l where l.rank < r.rank), ' ')
  from (
    select o.name as role, string_agg(p.name, ' ' order by p.name) as every,
      string_agg(p.name, ' ' order by p.name) filter (where not p.sensitive) as plain
    from private.roles o
    left join private.role_permissions rp on rp.role = o.name
    left join private.permissions p on p.name = rp.permission
    group by o.name) s
  where r.name = s.role;
  return null;
end
$$;

create trigger summarise_roles after insert or update or delete on private.role_permissions
  for each statement execute function private.summarise_roles();
create trigger summarise_roles after update on private.permissions
  for each statement execute function private.summarise_roles();

insert into private.roles (name, rank, caption) values
  ('owner', 100, 'Owner'),
  ('admin', 90, 'Administrator'),
  ('grandmaster', 80, 'Chief executive'),
  ('paladin', 70, 'Head of operations'),
  ('alchemist', 50, 'Head of content'),
  ('ranger', 50, 'Head of marketing'),
  ('rogue', 50, 'Head of sales'),
  ('smm', 40, 'Social media manager'),
  ('recruiter', 40, 'Recruiter'),
  ('chatter', 30, 'Chatter');

-- Sensitive permissions need a second factor in agencies that demand one. The roles stand in the order of rank.
with matrix (name, domain, sensitive, description, roles) as (values
  ('manage_ownership', 'core', true, 'Transfer or close the agency, erase people',
    '{owner}'),
  ('edit_agency_settings', 'core', true, 'Change the agency, its billing and its settings',
    '{owner}'),
  ('view_agency_settings', 'core', false, 'See tax, billing and the history of settings',
    '{owner,admin,grandmaster,paladin}'),
  ('view_team_management', 'core', false, 'See contacts and access of colleagues',
    '{owner,admin,grandmaster,paladin}'),
  ('manage_team', 'core', true, 'Change roles, deactivate and reactivate people of lower rank',
    '{owner,admin,grandmaster}'),
  ('view_audit_log', 'core', false, 'Read the audit trail',
    '{owner,admin,grandmaster}'),
  ('view_model_private', 'core', false, 'Read and keep the private file of a model',
    '{owner,admin,grandmaster}'),
  ('manage_model_terms', 'core', false, 'Agree on revenue splits with models',
    '{owner,admin,grandmaster}'),
  ('view_all_models', 'core', false, 'See every model instead of assigned ones',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,rogue,recruiter}'),
  ('manage_models', 'core', false, 'Create, change and archive models and their accounts',
    '{owner,admin,grandmaster,paladin}'),
  ('view_model_terms', 'core', false, 'See revenue splits',
    '{owner,admin,grandmaster,paladin}'),
  ('view_agency_revenue', 'finance', false, 'See what the agency earns',
    '{owner,admin,grandmaster,paladin}'),
  ('view_financials', 'finance', false, 'See profit, loss and forecasts',
    '{owner,admin,grandmaster,paladin}'),
  ('view_expenses', 'finance', false, 'See every expense',
    '{owner,admin,grandmaster,paladin}'),
  ('manage_expenses', 'finance', false, 'Book expenses and decide claims',
    '{owner,admin,grandmaster,paladin}'),
  ('view_payroll', 'finance', false, 'See everybody''s pay',
    '{owner,admin,grandmaster}'),
  ('manage_revenue', 'finance', false, 'Book and correct revenue',
    '{owner,admin,grandmaster}'),
  ('manage_payroll', 'finance', true, 'Keep pay rules, run and pay the payroll',
    '{owner,admin}'),
  ('manage_shifts', 'operations', false, 'Plan shifts and see all of them',
    '{owner,admin,grandmaster,paladin}'),
  ('assign_models', 'operations', false, 'Assign models to people',
    '{owner,admin,grandmaster,paladin}'),
  ('view_all_timesheets', 'operations', false, 'See everybody''s hours',
    '{owner,admin,grandmaster,paladin}'),
  ('approve_timesheets', 'operations', false, 'Approve hours and corrections of others',
    '{owner,admin,grandmaster,paladin}'),
  ('edit_timesheets', 'operations', false, 'Set the time policy, enter and change hours of others',
    '{owner,admin}'),
  ('view_assignments', 'operations', false, 'See who is assigned to which model',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,rogue}'),
  ('clock_in_out', 'operations', false, 'Record one''s own working time',
    '{admin,grandmaster,paladin,alchemist,ranger,rogue,smm,recruiter,chatter}'),
  ('view_own_timesheet', 'operations', false, 'See one''s own hours',
    '{admin,grandmaster,paladin,alchemist,ranger,rogue,smm,recruiter,chatter}'),
  ('view_content', 'content', false, 'See planned and posted content',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,rogue,smm,chatter}'),
  ('access_vault', 'content', false, 'See the assets of the vault',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,rogue,smm,chatter}'),
  ('manage_content', 'content', false, 'Plan and edit content',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,rogue,smm}'),
  ('approve_content', 'content', false, 'Approve content of others',
    '{owner,admin,grandmaster,paladin}'),
  ('manage_consents', 'content', false, 'Create, link and revoke consents, and see names in them',
    '{owner,admin,grandmaster,paladin}'),
  ('manage_vault', 'content', false, 'Upload, tag and remove assets',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,smm}'),
  ('view_bio_pages', 'content', false, 'See bio pages before they are public',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,smm}'),
  ('manage_bio_pages', 'content', false, 'Build and publish bio pages',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,smm}'),
  ('delete_content', 'content', false, 'Delete content for good',
    '{owner,admin,grandmaster}'),
  ('moderate_bio_pages', 'content', false, 'Ban bio pages and answer abuse reports',
    '{owner,admin}'),
  ('view_analytics', 'social', false, 'See figures of audience and traffic',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,smm}'),
  ('view_social', 'social', false, 'See connected accounts and their figures',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,smm}'),
  ('view_tracking', 'social', false, 'See links and their clicks',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,smm}'),
  ('view_competitors', 'social', false, 'See watched accounts',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,smm}'),
  ('manage_competitors', 'social', false, 'Choose watched accounts',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,smm}'),
  ('manage_social', 'social', true, 'Connect and revoke social accounts',
    '{owner,admin,grandmaster,paladin}'),
  ('manage_tracking', 'social', false, 'Create and change tracking links',
    '{owner,admin,grandmaster,paladin,ranger,smm}'),
  ('record_social_stats', 'social', false, 'Enter figures by hand',
    '{owner,admin,grandmaster,paladin,ranger,smm}'),
  ('manage_invitations', 'academy', false, 'Invite people up to one''s own rank',
    '{owner,admin,grandmaster,recruiter}'),
  ('view_invitations', 'academy', false, 'See everybody''s invitations',
    '{owner,admin,grandmaster}'),
  ('view_knowledge_base', 'academy', false, 'Read the articles meant for one''s role',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,rogue,smm,recruiter,chatter}'),
  ('manage_knowledge_base', 'academy', false, 'Write articles',
    '{owner,admin,grandmaster}'),
  ('delete_knowledge_base', 'academy', false, 'Delete articles',
    '{owner,admin}'),
  ('view_scripts', 'academy', false, 'Read chat scripts',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,rogue,smm,recruiter,chatter}'),
  ('manage_scripts', 'academy', false, 'Write chat scripts',
    '{owner,admin,grandmaster,paladin}'),
  ('delete_scripts', 'academy', false, 'Delete chat scripts',
    '{owner,admin}'),
  ('view_quests', 'academy', false, 'See quests',
    '{owner,admin,grandmaster,paladin,alchemist,ranger,rogue,smm,recruiter,chatter}'),
  ('manage_quests', 'academy', false, 'Set quests and review results',
    '{owner,admin,grandmaster}')
), permission as (
  insert into private.permissions (name, domain, sensitive, description)
  select name, domain, sensitive, description from matrix
)
insert into private.role_permissions (role, permission)
select role, name from matrix, unnest(roles::text[]) role;

create function private.role_rank(p_role text) returns integer
language plpgsql stable security definer set search_path = '' as
$$
begin
  return coalesce((select r.rank from private.roles r where r.name = p_role), 0);
end
$$;

create function private.role_has_permission(p_role text, p_permission text) returns boolean
language plpgsql stable security definer set search_path = '' as
$$
begin
  return exists (
    select from private.role_permissions rp where rp.role = p_role and rp.permission = p_permission);
end
$$;

grant execute on function private.role_rank(text), private.role_has_permission(text, text)
  to authenticated, onyx_caller, onyx_worker;

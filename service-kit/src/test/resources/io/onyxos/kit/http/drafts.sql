create role kit_login login noinherit password 'kit_login';
create role kit_caller nologin;
create role kit_worker nologin;
grant kit_caller, kit_worker to kit_login;
alter role kit_login set lock_timeout = '3s';
create schema private;
grant usage on schema private to kit_login, kit_caller;
create function private.take_standing() returns text[] language sql
  return array[current_setting('request.jwt.claims')::jsonb ->> 'sub', null, 'owner', ' read ', ' read burn ', ' chatter '];
create schema kit;
grant usage on schema kit to kit_caller;

create function kit.my_id() returns uuid language sql stable
  return (current_setting('request.jwt.claims')::jsonb ->> 'sub')::uuid;

create table private.members (id uuid primary key, role text not null);
create function private.my_agency_id() returns uuid language sql stable return kit.my_id();
create function private.my_role() returns text language sql stable security definer
  return (select m.role from private.members m where m.id = kit.my_id());

create table drafts (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default kit.my_id(),
  parent_id uuid constraint drafts_agency_id_parent_id_fkey references drafts (id),
  short_title text not null,
  amount numeric(19, 4) constraint drafts_amount_check check (amount >= 0),
  status text not null default 'open',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint drafts_agency_id_short_title_key unique (agency_id, short_title),
  constraint drafts_no_two_sealed exclude (agency_id with =) where (status = 'sealed')
);
create function kit.touch() returns trigger language plpgsql as $$
begin
  if new.short_title = 'forbidden title' then
    raise exception 'title_refused' using errcode = 'PT422';
  end if;
  new.updated_at := clock_timestamp();
  return new;
end
$$;
create trigger drafts_touch before update on drafts for each row execute function kit.touch();
grant select, insert (parent_id, short_title, amount, status), update (parent_id, short_title, amount, status), delete
  on drafts to kit_caller;
alter table drafts enable row level security;
create policy "everybody reads" on drafts for select to kit_caller
  using (agency_id = kit.my_id() or status = 'public');
create policy "owners insert" on drafts for insert to kit_caller
  with check (agency_id = kit.my_id() and short_title <> 'not allowed');
create policy "owners update" on drafts for update to kit_caller using (agency_id = kit.my_id());
create policy "owners delete" on drafts for delete to kit_caller using (agency_id = kit.my_id() and status <> 'kept');

create table kit.idempotency_keys (
  scope text not null,
  key text not null,
  request_hash bytea not null,
  status smallint,
  headers jsonb,
  body text,
  standing text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '24 hours',
  primary key (scope, key)
);
grant select, insert, update on kit.idempotency_keys to kit_caller;
alter table kit.idempotency_keys enable row level security;
create policy "own keys are seen" on kit.idempotency_keys for select to kit_caller
  using (split_part(scope, ' ', 1) = kit.my_id()::text);
create policy "own keys are kept" on kit.idempotency_keys for insert to kit_caller
  with check (split_part(scope, ' ', 1) = kit.my_id()::text);
create policy "own keys are answered" on kit.idempotency_keys for update to kit_caller
  using (split_part(scope, ' ', 1) = kit.my_id()::text);

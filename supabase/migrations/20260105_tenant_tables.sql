-- What every table of an agency's rows has beside its columns, made by one function that a migration calls for each.

create function private.touch_updated_at() returns trigger language plpgsql set search_path = '' as
$$
begin
  -- Strictly increasing, because it is the row's ETag: two updates within one tick of the clock must differ.
  new.updated_at := greatest(clock_timestamp(), old.updated_at + interval '1 microsecond');
  return new;
end
$$;

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

-- Keeps updated_at, writes the audit trail unless the table is a trail itself, and turns Row Level Security on. Grants and
-- policies stay with the table, where a reader looks for them. p_redacted: columns whose values stay out of the trail.
create function private.install_tenant_table(
  p_table regclass, p_redacted text[] default '{}', p_audited boolean default true) returns void
language plpgsql set search_path = '' as
$$
begin
  execute format('create trigger touch_updated_at before update on %s
    for each row execute function private.touch_updated_at()', p_table);
  if p_audited then
    execute format('create trigger write_audit after insert or update or delete on %s
      for each row execute function private.write_audit(%s)', p_table,
      (select string_agg(quote_literal(c), ', ') from unnest(p_redacted) c));
  end if;
  execute format('alter table %s enable row level security', p_table);
end
$$;

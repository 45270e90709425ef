-- Closing an agency: for thirty days everything works except joining, and the owner may cancel.

create function core.schedule_closing() returns public.agencies
language plpgsql security definer set search_path = '' as
$$
declare
  v_agency public.agencies;
begin
  perform private.require_permission('manage_ownership');
  update public.agencies a set closing_at = now() + interval '30 days'
  where a.id = private.my_agency_id() and a.closing_at is null
  returning * into v_agency;
  if not found then
    raise exception sqlstate 'PT409' using message = 'agency_closing';
  end if;
  return v_agency;
end
$$;

create function core.cancel_closing() returns public.agencies
language plpgsql security definer set search_path = '' as
$$
declare
  v_agency public.agencies;
begin
  perform private.require_permission('manage_ownership');
  update public.agencies a set closing_at = null
  where a.id = private.my_agency_id() and a.closing_at is not null
  returning * into v_agency;
  if not found then
    raise exception sqlstate 'PT409' using message = 'not_closing';
  end if;
  return v_agency;
end
$$;

grant execute on function core.schedule_closing(), core.cancel_closing() to core_caller;

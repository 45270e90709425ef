-- two agencies of 2,000 creators each, so that a plan which reads the other agency's rows shows
insert into public.models (agency_id, name, bio)
select a.id, 'Creator ' || n, repeat('Lorem ipsum ', 10)
  from public.agencies a, generate_series(1, 2000) n;
analyze public.models;

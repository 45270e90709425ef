insert into public.models (
  agency_id, -- owner
  name, bio, language, tags, joined_on, agency_split_percentage)
values (
  :agency, -- owner
  :name, :bio, coalesce(:language, 'en'), coalesce(:tags::text[], '{}'), :joined_on, coalesce(:agency_split_percentage::numeric, 50))
returning id, agency_id, name, avatar_url, banner_url, bio, timezone, language, tags, boundaries, handover_notes,
  status, joined_on, left_on, manager_id, agency_split_percentage, archived_at, created_at, updated_at

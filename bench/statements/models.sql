select m.id, m.agency_id, m.name, m.avatar_url, m.banner_url, m.bio, m.timezone, m.language, m.tags, m.boundaries, m.handover_notes,
  m.status, m.joined_on, m.left_on, m.manager_id, m.agency_split_percentage, m.archived_at, m.created_at, m.updated_at
from public.models m
where m.archived_at is null
  and m.agency_id = :agency -- owner
order by m.name, m.id
limit 51

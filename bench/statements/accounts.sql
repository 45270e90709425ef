select a.id, a.agency_id, a.model_id, a.platform, a.external_id, a.username, a.url, a.is_primary, a.created_at, a.updated_at
from public.model_accounts a
where a.model_id = any(:models)
  and a.agency_id = :agency -- owner
order by a.platform, a.username, a.id

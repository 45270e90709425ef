select id, agency_id, name, status, language, timezone, bio, created_at, updated_at from public.models order by created_at, id limit 50

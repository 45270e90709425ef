select id, agency_id, name, status, language, timezone, bio, created_at, updated_at from public.models where id = :id

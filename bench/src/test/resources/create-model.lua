-- Models of different names, since a name is taken once.
local body = '{"name": "Bench %d %d", "bio": "Night owl, dancer.", "language": "en", "tags": ["dance", "fitness"], '
  .. '"joined_on": "2026-02-01", "agency_split_percentage": "50"}'

-- Argument: a file with the header that signs somebody in.
function init(args)
  headers = { ["Authorization"] = io.lines(args[1])(), ["Content-Type"] = "application/json" }
  run = os.time()
  sent = 0
end

function request()
  sent = sent + 1
  return wrk.format("POST", "/core/v1/models", headers, body:format(run, sent))
end

-- Each thread is one connection, on which one person after the other clocks in and out: many entries of one shift would make
-- each clock-out slower than the one before.
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

-- Arguments: a file of headers that sign people in, the number of threads.
function init(args)
  punches = {}
  local line = 0
  for bearer in io.lines(args[1]) do
    line = line + 1
    if line % args[2] == number % args[2] then
      local headers = { ["Authorization"] = bearer, ["Content-Type"] = "application/json" }
      table.insert(punches, wrk.format("POST", "/operations/v1/clock/in", headers, "{}"))
      table.insert(punches, wrk.format("POST", "/operations/v1/clock/out", headers, "{}"))
    end
  end
  -- wrk asks the first thread once for a request that it does not send
  sent = number == 1 and -1 or 0
end

function request()
  sent = sent + 1
  return punches[(sent - 1) % #punches + 1]
end

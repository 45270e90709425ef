-- Each thread is one person with one connection, who clocks in and out in turn.
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  local headers = { ["Authorization"] = args[number], ["Content-Type"] = "application/json" }
  punches = {
    wrk.format("POST", "/operations/v1/clock/in", headers, "{}"),
    wrk.format("POST", "/operations/v1/clock/out", headers, "{}"),
  }
  -- wrk asks the first thread once for a request that it does not send
  sent = number == 1 and 1 or 0
end

function request()
  sent = sent + 1
  return punches[2 - sent % 2]
end

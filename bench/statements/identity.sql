select set_config('transaction_read_only', :read_only, true), set_config('onyx.request_id', :request_id, true),
  set_config('onyx.reason', :reason, true), set_config('onyx.traceparent', :traceparent, true),
  set_config('request.jwt.claims', :claims, true), private.take_standing() as standing, set_config('role', :role, true)

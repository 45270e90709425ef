select id from operations.clock_out(:client_time, :address::text::inet)

select id from operations.clock_in(:shift_id, :model_id, :note, :client_time, :address::text::inet)

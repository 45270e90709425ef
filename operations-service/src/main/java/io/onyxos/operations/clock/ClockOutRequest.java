package io.onyxos.operations.clock;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A clock-out.
 *
 * @param clientTime what the device's clock says, evidence only
 */
@Schema(examples = """
        {
          "client_time": "2026-03-11T02:12:39Z"
        }\
        """)
record ClockOutRequest(Instant clientTime) {}

package io.onyxos.operations.series;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a series ends.
 *
 * @param on its last day
 */
@Schema(examples = """
        {"on": "2026-06-30"}\
        """)
record SeriesEndRequest(@NotNull LocalDate on) {}

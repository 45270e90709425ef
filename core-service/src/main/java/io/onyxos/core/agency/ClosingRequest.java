package io.onyxos.core.agency;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The agency's name, as confirmation. */
@Schema(examples = """
        {"confirm_name": "Aurora"}\
        """)
record ClosingRequest(@NotNull String confirmName) {}

package io.onyxos.operations.correction;

import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a manager says to a decision. */
@Schema(examples = """
        {
          "note": "As the chat shows."
        }\
        """)
record DecisionRequest(@MultiLine @Size(max = 500) String note) {}

package io.onyxos.operations.shift;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was published.
 *
 * @param published how many drafts there were
 */
@Schema(examples = """
        {
          "published": 12
        }\
        """)
record PublicationResponse(int published) {}

package io.onyxos.operations.bulk;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of each item, in the order of the request. */
@Schema(examples = """
        {
          "items": [{"index": 0, "status": 201, "id": "01890a5d-ac96-774b-bcce-b302099a8057"}, {"index": 1,
          "status": 409, "id": null, "code": "shift_overlap",
          "detail": "This person has another shift at that time."}]
        }\
        """)
public record BulkResponse(List<BulkItemResponse> items) {}

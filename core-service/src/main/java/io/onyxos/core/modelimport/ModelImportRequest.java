package io.onyxos.core.modelimport;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Models as platforms know them. What is wrong with one item is answered with that item and harms no other. */
@Schema(examples = """
        {
          "items": [
            {"platform": "fanvue", "external_id": "creator-1", "username": "@luna", "name": "Luna"},
            {"platform": "myspace", "external_id": "7", "username": "nova", "name": "Nova"}
          ]
        }""")
public record ModelImportRequest(@NotEmpty @Size(max = 500) List<@NotNull ImportedModel> items) {}

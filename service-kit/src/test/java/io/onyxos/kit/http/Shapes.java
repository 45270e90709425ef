package io.onyxos.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A body with every kind of list and text. */
record Shapes(
        @Size(max = 3) List<@NotNull @Valid Part> parts,
        List<@NotNull Instant> instants,
        List<List<LocalDate>> weeks,
        @Size(max = 2) Map<String, String> names,
        JsonNode anything,
        Integer number,
        @Size(max = 5) String line,
        @Size(min = 2) String title,
        @MultiLine String note) {

    /** An item that is never valid when it is empty. */
    record Part(
            @NotBlank String name,
            @NotNull Instant from,
            @NotNull Instant to,
            List<@NotBlank String> tags) {}
}

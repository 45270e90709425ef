package io.onyxos.operations.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is different from a day on.
 *
 * @param effectiveOn first day of the successor
 * @param commissionOverride absent keeps it, null gives the person's own setting back
 * @param duty absent keeps it
 */
@Schema(examples = """
        {
          "effective_on": "2026-04-01", "commission_override": "0.2000"
        }\
        """)
record RevisionRequest(
        @NotNull LocalDate effectiveOn,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonDeserialize(using = Given.class)
        Optional<@DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4) BigDecimal> commissionOverride,

        Duty duty) {

    /** As {@code operations.revise_assignment} takes them. */
    JsonObject changes() {
        JsonObject changes = new JsonObject();
        if (commissionOverride != null) {
            changes.put(
                    "commission_override",
                    commissionOverride.map(BigDecimal::toPlainString).orElse(null));
        }
        if (duty != null) {
            changes.put("duty", duty.stored);
        }
        return changes;
    }

    /** Jackson's own makes no difference between an absent field and null. */
    static final class Given extends JsonDeserializer<Optional<BigDecimal>> {

        @Override
        public Optional<BigDecimal> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Optional.of(context.readValue(parser, BigDecimal.class));
        }

        @Override
        public Optional<BigDecimal> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}

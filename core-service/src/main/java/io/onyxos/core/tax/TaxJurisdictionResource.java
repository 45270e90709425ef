package io.onyxos.core.tax;

import io.onyxos.kit.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/core/v1/tax-jurisdictions")
@Tag(name = "Tax jurisdictions")
class TaxJurisdictionResource {

    private static final Page<TaxJurisdictionResponse> SUGGESTIONS = new Page<>(
            List.of(
                    suggestion("AE", "0.09"),
                    suggestion("DE", "0.30"),
                    suggestion("EE", "0"),
                    suggestion("FR", "0.25"),
                    suggestion("GB", "0.25"),
                    suggestion("PT", "0.21"),
                    suggestion("RO", "0.11"),
                    suggestion("US", "0")),
            null);

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Suggested tax rates by country")
    public Page<TaxJurisdictionResponse> list() {
        return SUGGESTIONS;
    }

    private static TaxJurisdictionResponse suggestion(String country, String rate) {
        return new TaxJurisdictionResponse(country, new BigDecimal(rate));
    }
}

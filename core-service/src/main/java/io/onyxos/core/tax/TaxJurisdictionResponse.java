package io.onyxos.core.tax;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A suggestion, no advice: what an agency owes is for its accountant to say.
 *
 * @param country ISO 3166-1 alpha-2
 * @param rate a fraction, 0.25 for 25 %
 */
@Schema(examples = """
        {"country": "RO", "rate": "0.11"}\
        """)
record TaxJurisdictionResponse(String country, BigDecimal rate) {}

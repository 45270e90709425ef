package io.onyxos.core.modelprivate;

import io.onyxos.kit.code.CountryCode;
import io.onyxos.kit.http.MultiLine;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client writes of a private file.
 *
 * @param birthDate at least 18 years ago
 * @param phone E.164, such as +40712345678
 * @param country ISO 3166-1 alpha-2
 */
@Schema(examples = """
        {
          "legal_name": "Maria Ionescu", "birth_date": "1998-04-17", "email": "maria@example.com", "phone": "+40712345678",
          "country": "RO", "notes": "Prefers calls after noon."
        }""")
record ModelPrivateRequest(
        @Size(max = 200) String legalName,
        LocalDate birthDate,
        @Size(max = 320) @Email String email,
        @Pattern(regexp = "\\+[1-9][0-9]{6,14}") String phone,
        @CountryCode String country,
        @MultiLine @Size(max = 4000) String notes) {

    static ModelPrivateRequest of(ModelPrivate file) {
        return new ModelPrivateRequest(
                file.legalName, file.birthDate, file.email, file.phone, file.country, file.notes);
    }
}

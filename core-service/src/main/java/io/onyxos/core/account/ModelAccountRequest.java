package io.onyxos.core.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client writes of an account.
 *
 * @param externalId the platform's own id
 * @param username a leading @ is dropped
 * @param isPrimary at most one of a model's accounts on a platform; absent means false
 */
@Schema(examples = """
        {
          "platform": "fanvue", "external_id": "creator-1", "username": "luna", "url": "https://www.fanvue.com/luna", "is_primary": true
        }""")
public record ModelAccountRequest(
        @NotNull Platform platform,
        @Size(min = 1, max = 128) String externalId,

        @NotBlank @Size(max = 64) @Pattern(regexp = "[^@\\s]\\S*") String username,

        @Size(max = 2048) @Pattern(regexp = "https://\\S+") String url,
        Boolean isPrimary) {

    public ModelAccountRequest {
        username = withoutAt(username);
    }

    /** A username as it is stored: {@code @luna} and {@code luna} are one. */
    public static String withoutAt(String username) {
        return username == null ? null : username.strip().replaceFirst("^@", "");
    }

    static ModelAccountRequest of(ModelAccount account) {
        return new ModelAccountRequest(
                Platform.named(account.platform), account.externalId, account.username, account.url, account.isPrimary);
    }
}

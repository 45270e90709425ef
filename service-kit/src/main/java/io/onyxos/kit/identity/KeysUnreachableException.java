package io.onyxos.kit.identity;

import jakarta.ws.rs.ServiceUnavailableException;

/** A token cannot be checked, because the issuer's keys cannot be fetched: 503, for it may be a good one. */
class KeysUnreachableException extends ServiceUnavailableException {

    private static final long RETRY_AFTER_SECONDS = 5;

    KeysUnreachableException(Throwable cause) {
        super("The identity provider's keys are not reachable", RETRY_AFTER_SECONDS, cause);
    }
}

package io.onyxos.localstack.auth;

import java.time.Instant;

/**
 * A mail that never left this machine.
 *
 * @param link what its button opens, empty if it has none
 * @param code what can be typed instead of following the link, empty if it has none
 */
public record Mail(Instant at, String to, String subject, String text, String link, String code) {}

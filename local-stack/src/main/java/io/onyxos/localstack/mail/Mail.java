package io.onyxos.localstack.mail;

import java.time.Instant;

/**
 * A mail that never left this machine.
 *
 * @param text its plain text, empty if it has none
 * @param html the same for mail programs that show HTML, empty if it has none
 * @param link what its button opens, empty if it has none
 * @param code what can be typed instead of following the link, empty if it has none
 */
public record Mail(
        Instant at, String from, String to, String subject, String text, String html, String link, String code) {}

package io.onyxos.localstack.portal;

import java.nio.file.Path;

/**
 * What the portal tells of the parts that it does not ask.
 *
 * @param database as {@code psql} takes it
 * @param kafka bootstrap server of the broker whose events are shown
 * @param smtp where services send mails, as {@code host:port}
 * @param logs the folder with {@code <part>.log}
 */
public record StackFacts(String database, String kafka, String smtp, Path logs) {}

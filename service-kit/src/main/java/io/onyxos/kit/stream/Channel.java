package io.onyxos.kit.stream;

import java.util.UUID;

/**
 * What a stream is about. All who watch the same channel see the same.
 *
 * @param agencyId whose it is
 * @param subject a row of the agency, or null for a source that has one channel for each agency
 */
public record Channel(UUID agencyId, UUID subject) {}

package io.onyxos.kit.http;

import java.util.UUID;

/** What is told once. */
record SharedDraft(UUID id, String secret) {}

package io.onyxos.kit.stream;

import java.util.UUID;

/** What an event means to those who watch. */
public sealed interface StreamChange {

    /** All who watch the channel are sent the message. */
    record News(Channel channel, StreamMessage message) implements StreamChange {}

    /** The channel shows something that no message can tell: it is read again. */
    record Outdated(Channel channel) implements StreamChange {}

    /** The permissions of a person may have changed: they are checked at once. */
    record PermissionsChanged(UUID agencyId, UUID person) implements StreamChange {}
}

package io.onyxos.kit.events;

import java.util.UUID;

/** What a consumer of {@link ParcelSent} needs of it. */
@EventType("io.onyxos.kit.parcel.sent.v1")
record ParcelSeen(UUID parcelId, int number) {}

package io.onyxos.kit.events;

import java.util.UUID;

@EventType("io.onyxos.kit.parcel.sent.v1")
record ParcelSent(UUID parcelId, int number, String content) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return parcelId;
    }
}

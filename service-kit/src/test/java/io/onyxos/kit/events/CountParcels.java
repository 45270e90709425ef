package io.onyxos.kit.events;

import io.onyxos.kit.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Writes many parcels in one statement; the table refuses the number {@link #REFUSED}. */
@ApplicationScoped
class CountParcels implements EventBatchHandler<ParcelSeen> {

    static final int REFUSED = 13;

    @Override
    public Class<ParcelSeen> consumes() {
        return ParcelSeen.class;
    }

    @Override
    public String name() {
        return "parcel-counter";
    }

    @Override
    public Uni<?> handle(List<Delivered<ParcelSeen>> events) {
        return Sql.run(
                "insert into kit.counted select * from unnest($1::uuid[], $2::uuid[], $3::int[]) on conflict do nothing",
                Sql.array(
                        UUID.class,
                        events.stream().map(event -> event.about().id()).toList()),
                Sql.array(
                        UUID.class,
                        events.stream().map(event -> event.event().parcelId()).toList()),
                Sql.array(
                        Integer.class,
                        events.stream().map(event -> event.event().number()).toList()));
    }
}

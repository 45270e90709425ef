package io.onyxos.kit.events;

import io.onyxos.kit.testing.EventBroker;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Aggregates whose events may be too large for their topic. */
final class Parcels {

    private Parcels() {}

    /** A parcel in the same bucket. */
    static UUID besides(UUID other) throws SQLException {
        return UUID.fromString(Sql.one("""
                select id from (select gen_random_uuid() as id from generate_series(1, 2000)) parcels
                where (hashtextextended('parcel:' || id, 0) & 31) = (hashtextextended('parcel:%s', 0) & 31) limit 1
                """.formatted(other)));
    }

    /** Random content, which does not compress. */
    static void send(UUID parcel, int number, int length) throws SQLException {
        Sql.run("""
                select kit.append_event('io.onyxos.kit.parcel.sent.v1', '%1$s', '%2$s',
                  jsonb_build_object('parcel_id', '%1$s', 'number', %3$d, 'content',
                    (select string_agg(gen_random_uuid()::text, '') from generate_series(0, %4$d / 36))))
                """.formatted(parcel, EventsWorld.AGENCY, number, length));
    }

    /** Appends small events of one parcel in one transaction. */
    static void append(UUID parcel, int first, int last) throws SQLException {
        Sql.run("""
                select kit.append_event('io.onyxos.kit.parcel.sent.v1', '%1$s', '%2$s',
                  jsonb_build_object('parcel_id', '%1$s', 'number', number, 'content', ''))
                from generate_series(%3$d, %4$d) number
                """.formatted(parcel, EventsWorld.AGENCY, first, last));
    }

    static Map<UUID, List<Integer>> arrived(int count, UUID... parcels) {
        return Notes.firstNumbers(
                EventBroker.read("kit.parcel", records -> Notes.count(Notes.firstNumbers(records, parcels)) >= count),
                parcels);
    }
}

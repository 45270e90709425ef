package io.onyxos.kit.database;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One row of a statement, read by the names of its columns; each method is null where the column is. A name that the
 * statement does not select fails.
 */
public final class SqlRow {

    private final Row row;

    SqlRow(Row row) {
        this.row = row;
    }

    public UUID uuid(String column) {
        return row.getUUID(column);
    }

    public String text(String column) {
        return row.getString(column);
    }

    public Boolean bool(String column) {
        return row.getBoolean(column);
    }

    /** A smallint or integer. */
    public Integer integer(String column) {
        return row.getInteger(column);
    }

    /** A whole number of any type: sums of integers are bigint, sums of those numeric. */
    public Long bigint(String column) {
        Number number = (Number) row.getValue(column);
        return number == null ? null : number.longValue();
    }

    public BigDecimal numeric(String column) {
        return row.getBigDecimal(column);
    }

    public Instant instant(String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    public LocalDate date(String column) {
        return row.getLocalDate(column);
    }

    public LocalTime time(String column) {
        return row.getLocalTime(column);
    }

    /** A constant that is stored by its name in lower case. */
    public <E extends Enum<E>> E constant(Class<E> type, String column) {
        String stored = row.getString(column);
        return stored == null ? null : Enum.valueOf(type, stored.toUpperCase(Locale.ROOT));
    }

    public byte[] bytes(String column) {
        Buffer octets = row.getBuffer(column);
        return octets == null ? null : octets.getBytes();
    }

    /** A {@code json} or {@code jsonb} object as a record whose names are those of its fields in snake_case. */
    public <T> T json(Class<T> type, String column) {
        JsonObject object = row.getJsonObject(column);
        return object == null ? null : object.mapTo(type);
    }

    public List<String> texts(String column) {
        return listed(row.getArrayOfStrings(column));
    }

    public List<LocalDate> dates(String column) {
        return listed(row.getArrayOfLocalDates(column));
    }

    private static <T> List<T> listed(T[] elements) {
        return elements == null ? null : List.of(elements);
    }
}

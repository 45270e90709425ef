package io.onyxos.kit.entity;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/**
 * Stores an enum under its names in lower case, as JSON writes them; Hibernate alone would store the upper case.
 *
 * <pre>{@code
 * static class Stored extends StoredEnum<ModelStatus> {
 *     Stored() {
 *         super(ModelStatus.class);
 *     }
 * }
 * }</pre>
 *
 * @param <E> the enum
 */
public abstract class StoredEnum<E extends Enum<E>> implements AttributeConverter<E, String> {

    private final Class<E> type;

    protected StoredEnum(Class<E> type) {
        this.type = type;
    }

    @Override
    public final String convertToDatabaseColumn(E constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public final E convertToEntityAttribute(String stored) {
        return stored == null ? null : Enum.valueOf(type, stored.toUpperCase(Locale.ROOT));
    }
}

package io.onyxos.operations.person;

import java.util.UUID;

/** Whom a row is about, in short. */
public record PersonResponse(UUID id, String username, String role) {

    /** Selects the username of the person in this column, in the row's own query. */
    public static final String USERNAME_OF_EMPLOYEE =
            "(select p.username from public.profiles p where p.id = employee_id)";

    /** Selects the role of the person in this column, in the row's own query. */
    public static final String ROLE_OF_EMPLOYEE = "(select p.role from public.profiles p where p.id = employee_id)";

    /** Null where the id is null. */
    public static PersonResponse of(UUID id, String username, String role) {
        return id == null ? null : new PersonResponse(id, username, role);
    }
}

package io.onyxos.core.profile;

import io.onyxos.kit.testing.Person;
import io.onyxos.kit.testing.ServiceStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.UUID;

/** Arranges people behind the service's back, so that tests need not spoil the demo people for each other. */
public final class Members {

    private Members() {}

    /** A new active member of the agency of {@code colleague}, with the username {@code m-<id>}. */
    public static UUID join(Person colleague, String role) throws Exception {
        UUID id = UUID.randomUUID();
        run("insert into auth.users (id, email) values (?, 'm-' || ? || '@members.test')", id, id.toString());
        run(
                "select core.add_member(?, (select agency_id from public.profiles where id = ?), ?, 'm-' || ?,"
                        + " 'm-' || ? || '@members.test')",
                id,
                colleague.id(),
                role,
                id.toString(),
                id.toString());
        return id;
    }

    /** Makes a person of the demo data what the demo data say. */
    public static void restore(Person person, String role) throws Exception {
        run(
                "update public.profiles set role = ?, status = 'active', deactivated_at = null, deactivated_by = null,"
                        + " deactivation_reason = null where id = ?",
                role,
                person.id());
    }

    /** Runs one statement above all policies. */
    public static void run(String sql, Object... values) throws Exception {
        try (Connection connection = ServiceStack.superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}

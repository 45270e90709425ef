package io.onyxos.kit.testing.matrix;

import io.onyxos.kit.testing.Person;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who the people of the demo data are, and what the permission matrix gives them. */
record People(Map<Person, Standing> standings, Map<String, Integer> ranks, Set<String> permissions) {

    private static final String STANDING = """
            select p.agency_id::text, p.role, r.rank,
              array(select rp.permission from private.role_permissions rp where rp.role = p.role),
              private.model_ids_of(p.id)::text[]
            from public.profiles p join private.roles r on r.name = p.role
            where p.id = ?::uuid and p.status = 'active'""";

    static People in(Connection superuser) throws SQLException {
        Map<Person, Standing> standings = new EnumMap<>(Person.class);
        for (Person person : Person.values()) {
            standings.put(person, standing(superuser, person));
        }
        Map<String, Integer> ranks = new HashMap<>();
        Set<String> permissions = new HashSet<>();
        try (var statement = superuser.createStatement()) {
            var roles = statement.executeQuery("select name, rank from private.roles");
            while (roles.next()) {
                ranks.put(roles.getString(1), roles.getInt(2));
            }
            var names = statement.executeQuery("select name from private.permissions");
            while (names.next()) {
                permissions.add(names.getString(1));
            }
        }
        return new People(standings, ranks, permissions);
    }

    Standing of(Person person) {
        return person == null ? Standing.NOBODY : standings.get(person);
    }

    private static Standing standing(Connection superuser, Person person) throws SQLException {
        String id = person.id().toString();
        try (var statement = superuser.prepareStatement(STANDING)) {
            statement.setString(1, id);
            var row = statement.executeQuery();
            return row.next()
                    ? new Standing(
                            id,
                            row.getString(1),
                            row.getString(2),
                            row.getInt(3),
                            texts(row.getArray(4)),
                            texts(row.getArray(5)))
                    : new Standing(id, null, null, 0, Set.of(), Set.of());
        }
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}

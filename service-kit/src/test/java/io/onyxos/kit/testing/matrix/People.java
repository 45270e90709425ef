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

/**
 * Who the people of the demo data are, and what the permission matrix gives them.
 *
 * @param sensitive the permissions that are withheld from a session without a second factor, where the agency asks for one
 * @param strict the agencies that do
 */
record People(
        Map<Person, Standing> standings,
        Map<String, Integer> ranks,
        Set<String> permissions,
        Set<String> sensitive,
        Set<String> strict) {

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
        try (var statement = superuser.createStatement()) {
            var roles = statement.executeQuery("select name, rank from private.roles");
            while (roles.next()) {
                ranks.put(roles.getString(1), roles.getInt(2));
            }
        }
        return new People(
                standings,
                ranks,
                names(superuser, "select name from private.permissions"),
                names(superuser, "select name from private.permissions where sensitive"),
                names(superuser, "select id from public.agencies where require_mfa"));
    }

    Standing of(Principal who) {
        if (who.person() == null) {
            return Standing.NOBODY;
        }
        Standing standing = standings.get(who.person());
        return who.secondFactor() || !strict.contains(standing.agency()) ? standing : standing.without(sensitive);
    }

    private static Set<String> names(Connection superuser, String sql) throws SQLException {
        Set<String> names = new HashSet<>();
        try (var statement = superuser.createStatement()) {
            var rows = statement.executeQuery(sql);
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
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

package io.onyxos.localstack.portal;

import io.onyxos.localstack.auth.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What the page shows of the database: people who can sign in, and the events that services may append. */
final class PortalData {

    private static final String PEOPLE = """
            select u.id, u.email, p.username, p.display_name, p.role, p.status, a.name as agency
              from auth.users u
              left join public.profiles p on p.id = u.id
              left join public.agencies a on a.id = p.agency_id
             where u.deleted_at is null and u.email_confirmed_at is not null
             order by a.name nulls last, private.role_rank(p.role) desc, p.username, u.email
             limit 500
            """;

    private static final String SERVICES_WITH_EVENTS = """
            select schemaname as service from pg_catalog.pg_tables where tablename = 'event_types' order by schemaname
            """;

    private final DataSource database;

    PortalData(DataSource database) {
        this.database = database;
    }

    JsonArray people() throws SQLException {
        List<JsonObject> people = Sql.inTransaction(database, sql -> sql.all(PEOPLE));
        return new JsonArray(people);
    }

    /** Topics with their event types: {@code io.onyxos.core.profile.joined.v1} travels on {@code core.profile}. */
    JsonArray topics() throws SQLException {
        var topics = new TreeMap<String, JsonArray>();
        Sql.inTransaction(database, sql -> {
            for (var row : sql.all(SERVICES_WITH_EVENTS)) {
                var types = "select type from \"" + row.getString("service") + "\".event_types order by type";
                for (var event : sql.all(types)) {
                    var type = event.getString("type");
                    var parts = type.split("\\.");
                    topics.computeIfAbsent(parts[2] + "." + parts[3], topic -> new JsonArray())
                            .add(type);
                }
            }
            return null;
        });
        var described = new JsonArray();
        topics.forEach((topic, types) ->
                described.add(new JsonObject().put("topic", topic).put("types", types)));
        return described;
    }
}

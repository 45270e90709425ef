package io.onyxos.bench;

import static java.util.stream.Collectors.joining;

import io.onyxos.bench.Endpoint.Call;
import io.onyxos.kit.testing.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The endpoints that are measured. Reads are Aurora's, writes Nightfall's, so that no write changes what is read. */
final class Endpoints {

    /** As many requests of several callers are under way at once. */
    static final int CONNECTIONS = 16;

    private static final UUID READER = Person.AURORA_PALADIN.id();
    private static final UUID WRITER = Person.NIGHTFALL_PALADIN.id();
    private static final String AURORA = "a0000000-0000-4000-8000-000000000001";
    private static final String NIGHTFALL = "b0000000-0000-4000-8000-000000000001";
    private static final String MY_LAST_ENTRY = "(select id from public.timesheets where agency_id = '" + NIGHTFALL
            + "' and employee_id = private.my_id() order by clock_in desc limit 1)";

    private Endpoints() {}

    static List<Endpoint> all() throws Exception {
        String model = World.aModel();
        String page = World.values("select id from public.models where agency_id = '" + AURORA
                        + "' and archived_at is null order by name, id limit 50")
                .stream()
                .collect(joining(",", "{", "}"));
        UUID atWork = UUID.fromString("a0000000-0000-4000-8000-000000001000");
        String entry = World.values(
                        "select id from public.timesheets where employee_id = '" + atWork + "' and clock_out is null")
                .get(0);
        String from = LocalDate.now(ZoneOffset.UTC).plusDays(7) + "T00:00:00Z";
        String to = LocalDate.now(ZoneOffset.UTC).plusDays(14) + "T00:00:00Z";
        return List.of(
                Endpoint.read(
                        "one model",
                        "core",
                        READER,
                        "/core/v1/models/" + model,
                        Map.of("agency", AURORA, "id", model, "models", "{" + model + "}"),
                        "model",
                        "accounts"),
                Endpoint.read(
                        "list of 50 models",
                        "core",
                        READER,
                        "/core/v1/models",
                        Map.of("agency", AURORA, "models", page),
                        "models",
                        "accounts"),
                me(),
                clock(atWork, entry),
                clockInAndOut(),
                createModel(),
                Endpoint.read(
                        "week of shifts, 200",
                        "operations",
                        READER,
                        "/operations/v1/shifts?from=" + from + "&to=" + to + "&limit=200",
                        Map.of("agency", AURORA, "since", from, "until", to),
                        "week-of-shifts"));
    }

    private static Endpoint me() {
        return new Endpoint(
                "me",
                "core",
                List.of(READER),
                List.of(Call.get("/core/v1/me")),
                null,
                List.of(List.of("me")),
                Map.of(),
                true,
                Set.of());
    }

    private static Endpoint clock(UUID atWork, String entry) {
        return new Endpoint(
                "clock",
                "operations",
                List.of(atWork),
                List.of(Call.get("/operations/v1/clock")),
                null,
                List.of(List.of("clock-plan", "open-entry", "breaks")),
                Map.of("agency", AURORA, "me", atWork.toString(), "entry", entry),
                false,
                Set.of("elapsed_seconds", "server_time"));
    }

    private static Endpoint clockInAndOut() throws Exception {
        Map<String, String> values =
                new HashMap<>(Map.of("agency", NIGHTFALL, "entry", MY_LAST_ENTRY, "address", "127.0.0.1"));
        for (String unsaid : List.of("shift_id", "model_id", "note", "client_time")) {
            values.put(unsaid, null);
        }
        return new Endpoint(
                "clock in, clock out",
                "operations",
                World.values("select id from public.profiles where agency_id = '" + NIGHTFALL
                                + "' and id >= 'b0000000-0000-4000-8000-000000005000' order by id")
                        .stream()
                        .map(UUID::fromString)
                        .toList(),
                List.of(
                        new Call("POST", "/operations/v1/clock/in", "{}"),
                        new Call("POST", "/operations/v1/clock/out", "{}")),
                "clock-in-and-out.lua",
                List.of(List.of("clock-in", "entry", "breaks"), List.of("clock-out", "entry", "breaks")),
                values,
                true,
                Set.of(
                        "id",
                        "username",
                        "name",
                        "shift_id",
                        "clock_in",
                        "clock_out",
                        "created_at",
                        "updated_at",
                        "late_minutes",
                        "early_leave_minutes"));
    }

    private static Endpoint createModel() {
        String body =
                "{\"name\": \"Bench %s\", \"bio\": \"Night owl, dancer.\", \"language\": \"en\", \"tags\": [\"dance\", \"fitness\"],"
                        + " \"joined_on\": \"2026-02-01\", \"agency_split_percentage\": \"50\"}";
        return new Endpoint(
                "create a model",
                "core",
                List.of(WRITER),
                List.of(new Call("POST", "/core/v1/models", body)),
                "create-model.lua",
                List.of(List.of("create-model", "accounts")),
                Map.of(
                        "agency",
                        NIGHTFALL,
                        "name",
                        "('Bench ' || gen_random_uuid())",
                        "bio",
                        "Night owl, dancer.",
                        "language",
                        "en",
                        "tags",
                        "{dance,fitness}",
                        "joined_on",
                        "2026-02-01",
                        "agency_split_percentage",
                        "50",
                        "models",
                        "{" + UUID.randomUUID() + "}"),
                true,
                Set.of("id", "name", "created_at", "updated_at"));
    }
}

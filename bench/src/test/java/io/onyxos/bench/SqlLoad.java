package io.onyxos.bench;

import io.onyxos.kit.testing.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** pgbench with the kit's login, statements and claims; 16 connections as the kit's pool, prepared statements. */
record SqlLoad(String url, Person reader, UUID creator) {

    private static final Pattern TRANSACTIONS = Pattern.compile("tps = ([0-9.]+)");

    Turns.Figures transact(String script, int seconds) throws Exception {
        var address = URI.create(url);
        var command = List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=16",
                "--time=" + seconds,
                "--host=" + address.getHost(),
                "--port=" + address.getPort(),
                "--username=core_login",
                "--define=creator=" + creator,
                "--define=claims={\"sub\":\"" + reader.id() + "\",\"role\":\"authenticated\",\"aal\":\"aal1\"}",
                "--file=bench/src/test/resources/" + script,
                "postgres");
        return new Turns.Figures(Tool.number(TRANSACTIONS, Tool.run(command, Map.of("PGPASSWORD", "core_login"))), 0);
    }
}

package io.onyxos.localstack;

import io.onyxos.localstack.machine.Ports;
import io.onyxos.localstack.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The addresses and keys of the stack by the names that front-end tools read: Next.js, Vite and Supabase's own. */
record EnvFile(Path file) {

    private static final String MARK = "# Written by ./stack at every start";
    private static final List<String> PUBLIC_PREFIXES = List.of("NEXT_PUBLIC_", "VITE_");

    /** Leaves a file that somebody else wrote as it is. */
    void write(String supabase, String publishableKey, String serviceRoleKey) throws IOException {
        if (Files.exists(file) && !Files.readString(file).startsWith(MARK)) return;
        var content = new StringBuilder(MARK + ": copy it into your application, or link it there.\n");
        for (var prefix : PUBLIC_PREFIXES) {
            content.append('\n');
            set(content, prefix + "SUPABASE_URL", supabase);
            set(content, prefix + "SUPABASE_PUBLISHABLE_KEY", publishableKey);
            set(content, prefix + "SUPABASE_ANON_KEY", publishableKey);
            for (var service : Service.values()) {
                var name = prefix + service.name().toUpperCase(Locale.ROOT) + "_URL";
                set(content, name, "http://" + Ports.HOST + ":" + service.port());
            }
        }
        content.append("\n# for servers only: this key bypasses row level security\n");
        set(content, "SUPABASE_URL", supabase);
        set(content, "SUPABASE_SERVICE_ROLE_KEY", serviceRoleKey);
        Files.writeString(file, content);
    }

    private static void set(StringBuilder content, String name, String value) {
        content.append(name).append('=').append(value).append('\n');
    }
}

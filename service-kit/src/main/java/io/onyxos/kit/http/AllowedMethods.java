package io.onyxos.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.util.ClassPathUtils;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods an address has, as the contract says; Quarkus answers 405 without the {@code Allow} of RFC 9110. */
@ApplicationScoped
class AllowedMethods {

    private static final String CONTRACT = OpenApiConstants.BASE_NAME + ".JSON";

    private final ObjectMapper json;
    private Map<Pattern, TreeSet<String>> methods;

    AllowedMethods(ObjectMapper json) {
        this.json = json;
    }

    /** For {@code Allow}, empty for an address that the contract does not have. */
    String at(String path) {
        TreeSet<String> allowed = new TreeSet<>();
        known().forEach((address, offered) -> {
            if (address.matcher(path).matches()) {
                allowed.addAll(offered);
            }
        });
        return String.join(", ", allowed);
    }

    private synchronized Map<Pattern, TreeSet<String>> known() {
        if (methods == null) {
            Map<Pattern, TreeSet<String>> read = new LinkedHashMap<>();
            contract().path("paths").properties().forEach(path -> {
                TreeSet<String> offered = new TreeSet<>();
                path.getValue().fieldNames().forEachRemaining(method -> offered.add(method.toUpperCase(Locale.ROOT)));
                read.put(Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/]+")), offered);
            });
            methods = read;
        }
        return methods;
    }

    private JsonNode contract() {
        JsonNode[] found = {json.createObjectNode()};
        try {
            ClassPathUtils.consumeAsStreams(CONTRACT, stream -> {
                try {
                    found[0] = json.readTree(stream);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found[0];
    }
}

package io.onyxos.kit.http;

import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** 201 with {@code Location}: the answer to a POST that has made something with an address of its own. */
public final class Created {

    private Created() {}

    /** @param path of what was made, from the service's first segment on: {@code /core/v1/models/…} */
    public static <T> RestResponse<T> at(String path, T body) {
        return RestResponse.ResponseBuilder.<T>created(URI.create(path))
                .entity(body)
                .build();
    }

    /** The same, or 200 without an address where a dry run has made nothing. */
    public static <T> RestResponse<T> at(String path, T body, boolean dryRun) {
        return dryRun ? RestResponse.ok(body) : at(path, body);
    }
}

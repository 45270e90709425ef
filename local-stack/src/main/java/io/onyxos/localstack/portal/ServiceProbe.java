package io.onyxos.localstack.portal;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks the services on behalf of the page, which a browser would not let ask other ports. */
final class ServiceProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE_FOR_ANSWERS = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<PortalService> services;

    ServiceProbe(List<PortalService> services) {
        this.services = services;
    }

    /** Every service with its state: {@code ready}, {@code starting} (answers, but is not ready) or {@code down}. */
    JsonArray states() {
        var asked = services.stream().map(this::state).toList();
        return new JsonArray(asked.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<JsonObject> state(PortalService service) {
        var description = new JsonObject()
                .put("name", service.name())
                .put("purpose", service.purpose())
                .put("swagger", service.address() + "/q/swagger-ui")
                .put("openapi", service.address() + "/q/openapi");
        var request = HttpRequest.newBuilder(URI.create(service.address() + "/q/health/ready"))
                .timeout(PATIENCE)
                .build();
        return client.sendAsync(request, BodyHandlers.discarding()).handle((answer, failure) -> {
            if (failure != null) return description.put("state", "down");
            return description.put("state", answer.statusCode() == 200 ? "ready" : "starting");
        });
    }

    /** What core says about the holder of the token. */
    CompletableFuture<HttpResponse<String>> me(String authorization) {
        var core = services.stream()
                .filter(service -> service.name().equals("core"))
                .findFirst()
                .orElseThrow();
        var request = HttpRequest.newBuilder(URI.create(core.address() + "/core/v1/me"))
                .header("Authorization", authorization)
                .timeout(PATIENCE_FOR_ANSWERS)
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }
}

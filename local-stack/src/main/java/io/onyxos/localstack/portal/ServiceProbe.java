package io.onyxos.localstack.portal;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the services on behalf of the page, which a browser would not let ask other ports. */
final class ServiceProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE_FOR_ANSWERS = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<PortalService> services;
    private final Map<String, Integer> operations = new ConcurrentHashMap<>();

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
                .put("swagger", "api-docs?service=" + service.name())
                .put("address", service.address())
                .put("openapi", service.address() + "/q/openapi?format=json")
                .put("log", "logs/" + service.name());
        return client.sendAsync(get(service.address() + "/q/health/ready"), BodyHandlers.discarding())
                .thenCompose(answer -> {
                    if (answer.statusCode() != 200) return completedFuture(description.put("state", "starting"));
                    return operations(service)
                            .thenApply(
                                    count -> description.put("state", "ready").put("operations", count));
                })
                .exceptionally(failure -> description.put("state", "down"));
    }

    /** How many operations the contract of the service has, asked once; -1 where it does not tell. */
    private CompletableFuture<Integer> operations(PortalService service) {
        var known = operations.get(service.name());
        if (known != null) return completedFuture(known);
        return client.sendAsync(get(service.address() + "/q/openapi?format=json"), BodyHandlers.ofString())
                .thenApply(answer -> {
                    if (answer.statusCode() != 200) return -1;
                    var paths = new JsonObject(answer.body()).getJsonObject("paths", new JsonObject());
                    var count = paths.stream()
                            .mapToInt(path -> ((JsonObject) path.getValue()).size())
                            .sum();
                    operations.put(service.name(), count);
                    return count;
                });
    }

    private static HttpRequest get(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
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

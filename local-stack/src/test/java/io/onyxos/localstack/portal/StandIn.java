package io.onyxos.localstack.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A small HTTP server that answers the portal as a service does. */
final class StandIn implements AutoCloseable {

    private static final String CONTRACT = """
            {"openapi":"3.1.0","info":{"title":"core","version":"1"},"servers":[{"url":"/"}],"paths":%s}
            """;
    static final String ME = """
            {"/core/v1/me":{"get":{"operationId":"me","responses":{"200":{"description":"The caller"}}}}}""";

    private final HttpServer server;

    StandIn(String paths) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/q/health/ready", exchange -> answer(exchange, "{}"));
        server.createContext("/q/openapi", exchange -> answer(exchange, CONTRACT.formatted(paths)));
        server.createContext("/core/v1/me", exchange -> {
            var token = exchange.getRequestHeaders().getFirst("Authorization");
            var active = token != null && token.startsWith("Bearer ey");
            answer(exchange, "{\"standing\":\"%s\"}".formatted(active ? "active" : "none"));
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Headers", "authorization");
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.onyxos.kit.testing.rough;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers every request by one function, however wrong that is. */
final class RoughServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(Client.IN_FLIGHT);

    /** How the server answers; a status of 0 is no answer. */
    interface Behaviour {

        Reply to(HttpExchange request, String body);
    }

    /** @param type of the body; a body with a {@code type} of null is not sent */
    record Reply(int status, String type, String body) {

        static Reply json(int status, String body) {
            return new Reply(status, "application/json", body);
        }

        static Reply problem(int status, String code) {
            return new Reply(status, "application/problem+json", """
                    {"status": %d, "code": "%s", "request_id": "7"}""".formatted(status, code));
        }
    }

    private RoughServer(HttpServer server) {
        this.server = server;
    }

    static RoughServer start(Behaviour behaviour) throws IOException {
        var started = new RoughServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        started.server.setExecutor(started.threads);
        started.server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, behaviour.to(exchange, body));
        });
        started.server.start();
        return started;
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.status() == 0) {
            return;
        }
        byte[] body = reply.type() == null ? new byte[0] : reply.body().getBytes(StandardCharsets.UTF_8);
        if (reply.type() != null) {
            exchange.getResponseHeaders().set("Content-Type", reply.type());
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

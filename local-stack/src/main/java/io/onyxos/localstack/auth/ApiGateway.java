package io.onyxos.localstack.auth;

import io.onyxos.localstack.machine.Part;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The address of Supabase's API: one listener on which parts mount their prefixes. It keeps its port, so closing and
 * starting it is an outage of everything mounted.
 */
public final class ApiGateway implements Part {

    /** The port of the API in {@code supabase start}. */
    public static final int SUPABASE_PORT = 54321;

    private static final String HOST = "127.0.0.1";
    private static final Set<String> OWN_NAMES = Set.of(HOST, "localhost");

    private final Map<String, Function<Vertx, Router>> mounts = new ConcurrentHashMap<>();
    private final Map<String, Router> routers = new ConcurrentHashMap<>();
    private int port;
    private Vertx vertx;

    /** Port 0 takes a free one at the first start. */
    public ApiGateway(int port) {
        this.port = port;
    }

    @Override
    public String name() {
        return "api";
    }

    @Override
    public String address() {
        return "http://" + HOST + ":" + port;
    }

    @Override
    public synchronized void start() throws Exception {
        LocalOnly.check();
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(8));
        mounts.forEach((prefix, part) -> routers.put(prefix, part.apply(vertx)));
        try {
            port = await(listen()).actualPort();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("Port " + port + " of " + HOST + " is not free: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        if (vertx == null) return;
        try {
            await(vertx.close());
        } catch (Exception e) {
            throw new IllegalStateException("The API did not stop", e);
        } finally {
            vertx = null;
            routers.clear();
        }
    }

    /** Serves everything below the prefix, for example {@code /auth/v1}, with the router; until {@link #unmount}. */
    public synchronized void mount(String prefix, Function<Vertx, Router> part) {
        mounts.put(prefix, part);
        if (vertx != null) routers.put(prefix, part.apply(vertx));
    }

    /** What is below the prefix answers 503 from now on, like the real gateway before a dead server. */
    public synchronized void unmount(String prefix) {
        mounts.remove(prefix);
        routers.remove(prefix);
    }

    private Future<HttpServer> listen() {
        var router = Router.router(vertx);
        router.route().handler(ApiGateway::refuseForeignNames);
        router.route("/*").handler(this::dispatch);
        return vertx.createHttpServer(new HttpServerOptions().setHost(HOST).setPort(port))
                .requestHandler(router)
                .listen();
    }

    /** A web site whose name resolves to this machine (DNS rebinding) is not a client of ours. */
    public static void refuseForeignNames(RoutingContext context) {
        var authority = context.request().authority();
        if (authority != null && OWN_NAMES.contains(authority.host())) context.next();
        else context.response().setStatusCode(421).end();
    }

    private void dispatch(RoutingContext context) {
        var path = context.normalizedPath();
        for (var mount : routers.entrySet()) {
            if (path.equals(mount.getKey()) || path.startsWith(mount.getKey() + "/")) {
                mount.getValue().handle(context.request());
                return;
            }
        }
        context.response()
                .setStatusCode(503)
                .putHeader("Content-Type", "application/json")
                .putHeader("Access-Control-Allow-Origin", "*")
                .end("{\"message\":\"no part of the local stack answers here\"}");
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }
}

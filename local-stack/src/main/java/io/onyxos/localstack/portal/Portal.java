package io.onyxos.localstack.portal;

import io.onyxos.localstack.auth.ApiGateway;
import io.onyxos.localstack.auth.LocalAuth;
import io.onyxos.localstack.machine.Part;
import io.onyxos.localstack.mail.Mail;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** The start page of the local stack: what runs, who can sign in, which events there are, which mails were sent. */
public final class Portal implements Part {

    /** The port of a local run. */
    public static final int PORT = 8080;

    /** The password of everybody in {@code supabase/seed.sql}. */
    public static final String DEMO_PASSWORD = "onyx-demo-2026";

    /** The API pages ask the services at their own ports, and Swagger UI writes styles into its elements. */
    private static final String POLICY = "default-src 'self'; connect-src 'self' http://127.0.0.1:*;"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private static final System.Logger LOG = System.getLogger(Portal.class.getName());

    private final ApiGateway listener;
    private final LocalAuth auth;
    private final PortalData data;
    private final ServiceProbe probe;
    private final StackFacts facts;
    private final EventFeed events;
    private final ServiceLogs logs;

    /**
     * @param port 0 takes a free one
     * @param database as a user who may read {@code auth.users}, profiles, agencies and event types
     */
    public Portal(int port, DataSource database, LocalAuth auth, List<PortalService> services, StackFacts facts) {
        this.listener = new ApiGateway(port);
        this.auth = auth;
        this.facts = facts;
        this.events = new EventFeed(facts.kafka());
        this.logs = new ServiceLogs(facts.logs());
        this.data = new PortalData(database);
        this.probe = new ServiceProbe(services);
    }

    @Override
    public String name() {
        return "portal";
    }

    @Override
    public String address() {
        return listener.address();
    }

    @Override
    public void start() throws Exception {
        listener.mount("", this::router);
        listener.start();
    }

    @Override
    public void close() {
        listener.close();
    }

    private Router router(Vertx vertx) {
        var router = Router.router(vertx);
        router.route().handler(Portal::protect);
        router.route().failureHandler(Portal::explain);
        router.get("/api/services").blockingHandler(context -> context.json(probe.states()), false);
        router.get("/api/people").blockingHandler(this::people, false);
        router.post("/api/people/:id/sign-in").blockingHandler(this::signIn, false);
        router.get("/api/topics").blockingHandler(answer(data::topics), false);
        router.get("/api/stack").handler(context -> context.json(describe()));
        router.get("/api/events").handler(events::stream);
        router.get("/api/me").handler(this::me);
        router.get("/api/mails").handler(context -> context.json(mails()));
        router.delete("/api/mails").handler(context -> {
            auth.mailbox().clear();
            context.response().setStatusCode(204).end();
        });
        router.get("/logs/:name").blockingHandler(logs::show, false);
        for (var page : List.of("events", "mailbox", "api-docs")) {
            router.get("/" + page).handler(context -> context.reroute("/" + page + ".html"));
        }
        router.get("/swagger-ui/*").handler(StaticHandler.create("META-INF/resources/openapi-ui"));
        router.get("/*")
                .handler(StaticHandler.create("io/onyxos/localstack/portal").setCachingEnabled(false));
        return router;
    }

    private static void protect(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
        context.next();
    }

    private static void explain(RoutingContext context) {
        var failure = context.failure();
        if (failure != null)
            LOG.log(System.Logger.Level.ERROR, context.request().path(), failure);
        if (context.response().ended()) return;
        context.response()
                .setStatusCode(context.statusCode() < 400 ? 500 : context.statusCode())
                .end(failure == null ? "" : String.valueOf(failure.getMessage()));
    }

    private void people(RoutingContext context) {
        answer(() -> new JsonObject().put("password", DEMO_PASSWORD).put("people", data.people()))
                .handle(context);
    }

    private void signIn(RoutingContext context) {
        try {
            var token = auth.tokenFor(UUID.fromString(context.pathParam("id")));
            context.json(new JsonObject().put("access_token", token));
        } catch (IllegalArgumentException e) {
            context.response().setStatusCode(404).end("Nobody has this id");
        }
    }

    private void me(RoutingContext context) {
        var authorization = context.request().getHeader("Authorization");
        probe.me(authorization == null ? "" : authorization).whenComplete((answer, failure) -> {
            var response = context.response();
            if (failure != null) response.setStatusCode(503).end();
            else
                response.setStatusCode(answer.statusCode())
                        .putHeader("Content-Type", "application/json")
                        .end(answer.body());
        });
    }

    private JsonObject describe() {
        return new JsonObject()
                .put("supabase_url", auth.address().replace("/auth/v1", ""))
                .put("publishable_key", auth.anonKey())
                .put("service_role_key", auth.serviceRoleKey())
                .put("database", facts.database())
                .put("kafka", facts.kafka())
                .put("smtp", facts.smtp());
    }

    private JsonArray mails() {
        var shown = new JsonArray();
        for (Mail mail : auth.mailbox().newestFirst()) {
            shown.add(new JsonObject()
                    .put("at", mail.at())
                    .put("from", mail.from())
                    .put("to", mail.to())
                    .put("subject", mail.subject())
                    .put("text", mail.text())
                    .put("html", mail.html())
                    .put("link", mail.link())
                    .put("code", mail.code()));
        }
        return shown;
    }

    private static Handler<RoutingContext> answer(Callable<?> content) {
        return context -> {
            try {
                context.json(content.call());
            } catch (Exception e) {
                context.fail(e);
            }
        };
    }
}

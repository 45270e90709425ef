package io.onyxos.localstack.auth;

import io.onyxos.localstack.machine.Part;
import io.onyxos.localstack.mail.Mailbox;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CorsHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Supabase Auth as far as its clients use it, over the same tables: passwords, refresh tokens, second factors, invitations,
 * administration. Its issuer is its own address, so services trust it by their default configuration. Tests take tokens
 * from it without a conversation.
 */
public final class LocalAuth implements Part {

    private static final String PREFIX = "/auth/v1";

    private final ApiGateway gateway;
    private final DataSource database;
    private final AuthSettings settings;
    private final SigningKeys keys;
    private final Mailbox mailbox;

    /**
     * @param database as a user who may write schema {@code auth}, for example {@code supabase_auth_admin}
     * @param data the folder that keeps the signing keys
     */
    public LocalAuth(ApiGateway gateway, DataSource database, Path data, Mailbox mailbox, AuthSettings settings)
            throws IOException {
        this.gateway = gateway;
        this.database = database;
        this.settings = settings;
        this.mailbox = mailbox;
        this.keys = SigningKeys.keptIn(data.resolve("signing-keys.json"));
    }

    @Override
    public String name() {
        return "auth";
    }

    /** The issuer of its tokens. */
    @Override
    public String address() {
        return gateway.address() + PREFIX;
    }

    @Override
    public void start() {
        LocalOnly.check();
        gateway.mount(PREFIX, this::router);
    }

    /** The gateway goes on and answers 503 for it. */
    @Override
    public void close() {
        gateway.unmount(PREFIX);
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    /** An access token of a new session of this user, as the password grant returns it. */
    public String tokenFor(UUID userId) {
        return mintFor(userId).token();
    }

    /** The same, to be changed before it is signed. */
    public TokenMint mintFor(UUID userId) {
        try {
            return Sql.inTransaction(database, sql -> {
                var user = Users.byId(sql, userId).orElseThrow(() -> new IllegalArgumentException("No user " + userId));
                return tokens().mint(user, Sessions.open(sql, userId, "password"));
            });
        } catch (SQLException e) {
            throw new IllegalStateException("No session for " + userId, e);
        }
    }

    /** The key of clients without a signed-in user. */
    public String anonKey() {
        return tokens().apiKey("anon");
    }

    /** The key that may administer users and bypasses row level security. */
    public String serviceRoleKey() {
        return tokens().apiKey("service_role");
    }

    /** Standby becomes current, current becomes previous; all three are published. */
    public void rotateKey() {
        keys.rotate();
    }

    /** Tokens signed before the last rotation are worthless from now on. */
    public void revokePreviousKeys() {
        keys.revokePrevious();
    }

    private AccessTokens tokens() {
        return new AccessTokens(keys, settings, address());
    }

    private Router router(Vertx vertx) {
        var root = Router.router(vertx);
        var router = Router.router(vertx);
        router.route().handler(crossOrigin());
        router.route().handler(BodyHandler.create(false).setBodyLimit(1 << 20));
        new Discovery(keys, settings, address()).mount(router);
        var endpoints = new Endpoints(router, database);
        var mails = new MailLinks(settings, address(), mailbox);
        var callers = new Callers(tokens());
        var signIn = new SignIn(settings, tokens(), mails);
        signIn.mount(endpoints);
        new Account(callers, mails, settings).mount(endpoints);
        new Verification(signIn, mails, settings).mount(endpoints);
        new SecondFactors(callers, signIn).mount(endpoints);
        new Invitations(callers, mails, settings).mount(endpoints);
        new Administration(callers, settings).mount(endpoints);
        router.route().handler(LocalAuth::refuseUnknown);
        root.route(PREFIX + "/*").subRouter(router);
        return root;
    }

    private static void refuseUnknown(RoutingContext context) {
        var request = context.request().method() + " " + context.normalizedPath();
        Answer.refusing(new AuthError(404, "not_found", "There is no " + request))
                .send(context);
    }

    private static CorsHandler crossOrigin() {
        return CorsHandler.create()
                .addOrigin("*")
                .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE))
                .allowedHeaders(
                        Set.of("authorization", "apikey", "content-type", "x-client-info", "x-supabase-api-version"))
                .exposedHeaders(Set.of("X-Total-Count", "Link", "X-Supabase-Api-Version"))
                .maxAgeSeconds(3600);
    }
}

package io.onyxos.kit.database;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;

/** Where the identity of the running transaction is kept: a local of the request's own Vert.x context. */
final class Door {

    private static final String ACCESS = Access.class.getName();
    private static final String CONNECTION = IdentityConnection.class.getName();
    private static final String STANDING = Standing.class.getName();

    private Door() {}

    static Access current() {
        Context context = Vertx.currentContext();
        return context == null ? null : context.getLocal(ACCESS);
    }

    static void open(Access access) {
        Vertx.currentContext().putLocal(ACCESS, access);
    }

    static void close() {
        Vertx.currentContext().removeLocal(ACCESS);
        Vertx.currentContext().removeLocal(CONNECTION);
        Vertx.currentContext().removeLocal(STANDING);
    }

    static void begun(SqlConnection connection, Future<Standing> standing) {
        Vertx.currentContext().putLocal(CONNECTION, connection);
        Vertx.currentContext().putLocal(STANDING, standing);
    }

    /** What the identity statement answers; fails where a worker asks. */
    static Future<Standing> standing() {
        Future<Standing> standing = Vertx.currentContext().getLocal(STANDING);
        if (standing == null) {
            throw outsideTransaction();
        }
        return standing;
    }

    /** The connection of the running transaction. */
    static SqlConnection connection() {
        SqlConnection connection = Vertx.currentContext().getLocal(CONNECTION);
        if (connection == null) {
            throw outsideTransaction();
        }
        return connection;
    }

    /** W3C trace context of the running span, empty where nothing is traced; events carry it on. */
    static String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : "";
    }

    static IllegalStateException outsideTransaction() {
        return new IllegalStateException("SQL outside a transaction of " + Database.class.getName());
    }
}

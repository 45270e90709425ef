package io.onyxos.localstack.auth;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs each endpoint on a worker thread in one transaction. */
final class Endpoints {

    private static final System.Logger LOG = System.getLogger(Endpoints.class.getName());

    private final Router router;
    private final DataSource database;

    Endpoints(Router router, DataSource database) {
        this.router = router;
        this.database = database;
    }

    void on(HttpMethod method, String path, Action action) {
        router.route(method, path)
                .blockingHandler(context -> answer(action, context).send(context), false);
    }

    private Answer answer(Action action, RoutingContext context) {
        try {
            return Sql.inTransaction(database, sql -> action.answer(new Request(context), sql));
        } catch (AuthError refusal) {
            return Answer.refusing(refusal);
        } catch (SQLException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    context.request().method() + " " + context.request().path(),
                    e);
            return Answer.refusing(
                    new AuthError(500, "unexpected_failure", "Unexpected failure, see the server's log"));
        }
    }

    /** An endpoint. */
    interface Action {
        Answer answer(Request request, Sql sql) throws SQLException;
    }
}

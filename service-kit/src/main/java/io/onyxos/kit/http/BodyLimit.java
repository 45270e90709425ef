package io.onyxos.kit.http;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers 413 to a body that says it is too long, and to one that turns out to be while it is read. */
@Provider
@ApplicationScoped
public class BodyLimit implements ReaderInterceptor {

    private final long longest;

    BodyLimit(@ConfigProperty(name = "onyx.http.longest-body") long longest) {
        this.longest = longest;
    }

    void refuseAnnounced(@Observes Router router) {
        // after RequestId, so that the refusal has a name
        router.route().order(Integer.MIN_VALUE + 1).handler(request -> {
            String announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            if (announced != null && Long.parseLong(announced) > longest) {
                request.fail(tooLarge());
            } else {
                request.next();
            }
        });
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        body.setInputStream(new Counted(body.getInputStream()));
        return body.proceed();
    }

    private Problem tooLarge() {
        // what is not read must not be taken for the next request on this connection
        return Problem.refused("body_too_large", "A body may have " + longest + " bytes.")
                .header("Connection", "close");
    }

    private final class Counted extends FilterInputStream {

        private long read;

        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > longest) {
                throw tooLarge();
            }
        }
    }
}

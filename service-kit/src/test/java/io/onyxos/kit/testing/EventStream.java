package io.onyxos.kit.testing;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of server-sent events that reads as they come, with half a minute's patience for each. */
public final class EventStream implements AutoCloseable, Flow.Subscriber<String> {

    /** The name of what is no event but a comment. */
    public static final String COMMENT = "comment";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Event END = new Event(null, "end", null);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One event; without an id or data where it had none. */
    public record Event(String id, String name, String data) {}

    private final CompletableFuture<ResponseInfo> answer = new CompletableFuture<>();
    private final CompletableFuture<?> exchange;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile Flow.Subscription lines;
    private Event read = new Event(null, null, null);

    private EventStream(HttpRequest request) {
        BodyHandler<Void> handler = info -> {
            answer.complete(info);
            return BodySubscribers.fromLineSubscriber(this, all -> null, StandardCharsets.UTF_8, null);
        };
        exchange = CLIENT.sendAsync(request, handler).whenComplete((done, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            }
        });
    }

    /** Connects as the bearer of a token: the value of the {@code Authorization} header, null for none. */
    public static EventStream open(String path, String bearer) {
        return open(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path), bearer);
    }

    /** Connects to an absolute address. */
    public static EventStream open(URI address, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (bearer != null) {
            request.header("Authorization", bearer);
        }
        return new EventStream(request.build());
    }

    /** Waits for the head of the answer. */
    public ResponseInfo answer() {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception none) {
            throw new AssertionError("no answer", none);
        }
    }

    /** The next event or comment. */
    public Event next() {
        return next(event -> true);
    }

    /** The next event of this name; others are passed over. */
    public Event next(String name) {
        return next(event -> name.equals(event.name()));
    }

    /** The next event that is like this; others are passed over. */
    public Event next(Predicate<Event> wanted) {
        Instant deadline = Instant.now().plus(PATIENCE);
        try {
            while (true) {
                Event next =
                        events.poll(Duration.between(Instant.now(), deadline).toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    throw new AssertionError("nothing like it comes");
                }
                if (wanted.test(next)) {
                    return next;
                }
                if (next == END) {
                    throw new AssertionError("the stream has ended");
                }
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Waits until the server ends the stream. */
    public void awaitEnd() {
        next(END.name());
    }

    /** Goes away without a word, as when a page is closed. */
    @Override
    public void close() {
        if (lines != null) {
            lines.cancel();
        }
        exchange.cancel(true);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        lines = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        String value = line.substring(line.indexOf(':') + 1).stripLeading();
        if (line.startsWith(":")) {
            events.add(new Event(null, COMMENT, value));
        } else if (line.startsWith("id:")) {
            read = new Event(value, read.name(), read.data());
        } else if (line.startsWith("event:")) {
            read = new Event(read.id(), value, read.data());
        } else if (line.startsWith("data:")) {
            read = new Event(read.id(), read.name(), read.data() == null ? value : read.data() + "\n" + value);
        } else if (line.isEmpty()) {
            if (read.data() != null) {
                events.add(read);
            }
            read = new Event(null, null, null);
        } else if (!line.startsWith("retry:")) {
            // no field of a stream: a problem, for example
            events.add(new Event(null, null, line));
        }
    }

    @Override
    public void onError(Throwable lost) {
        events.add(END);
    }

    @Override
    public void onComplete() {
        events.add(END);
    }
}

package io.onyxos.kit.testing.rough;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Sends requests to the service under test as they are, eight at a time on connections that stay open. */
final class Client {

    static final int IN_FLIGHT = 8;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore free = new Semaphore(IN_FLIGHT);
    private final String address;
    private final Duration patience;

    /**
     * @param address scheme, host and port
     * @param patience how long an answer may take: far more than a service needs on a busy machine
     */
    Client(String address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** Waits until fewer than eight requests are in flight. */
    CompletableFuture<Answer> send(Request request) {
        free.acquireUninterruptibly();
        return attempt(request)
                // a connection that the service was closing when it was reused says nothing about the request
                .handle((answer, failure) -> failure != null && cause(failure) instanceof IOException
                        ? attempt(request)
                        : CompletableFuture.completedFuture(answer == null ? Answer.none(failure) : answer))
                .thenCompose(Function.identity())
                .exceptionally(Answer::none)
                .whenComplete((answer, failure) -> free.release());
    }

    private CompletableFuture<Answer> attempt(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address + request.uri()))
                .method(
                        request.method(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::setHeader);
        return http.sendAsync(builder.build(), Client::body)
                .thenApply(response -> new Answer(response.statusCode(), response.headers(), response.body()))
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A stream of events has no end to wait for. */
    private static BodySubscriber<String> body(ResponseInfo answer) {
        boolean endless = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        return endless
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), Client::hangUp)
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    private static String hangUp(InputStream events) {
        try {
            events.close();
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }
}

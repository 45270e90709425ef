package io.onyxos.kit.stream;

import io.onyxos.kit.identity.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * One open stream. All of it happens on the Vert.x context of its request, whichever thread calls: nothing is locked, and
 * between two messages it is a few timers and no thread.
 */
final class LiveStream {

    private final Caller caller;
    private final int longestQueue;
    private final Context context;
    private final HttpServerResponse response;
    private final List<Long> timers = new ArrayList<>();
    private final Queue<StreamMessage> held = new ArrayDeque<>();
    private Runnable onEnd = () -> {};
    private MultiEmitter<? super StreamMessage> emitter;
    private int holds;
    private int queued;
    private boolean stalled;
    private boolean ended;

    LiveStream(Caller caller, int longestQueue, Context context, HttpServerResponse response) {
        this.caller = caller;
        this.longestQueue = longestQueue;
        this.context = context;
        this.response = response;
    }

    Caller caller() {
        return caller;
    }

    /**
     * @param begin called once the client listens
     * @param end called when the stream ends, for whatever reason
     */
    Multi<StreamMessage> messages(Runnable begin, Runnable end) {
        onEnd = end;
        return Multi.createFrom()
                .<StreamMessage>emitter(
                        downstream -> {
                            emitter = downstream;
                            downstream.onTermination(this::leave);
                            here(begin);
                        },
                        BackPressureStrategy.BUFFER)
                .invoke(taken -> queued--);
    }

    /** Keeps news back until a snapshot is sent that may have been read before it happened. */
    void hold() {
        here(() -> holds++);
    }

    /** Ends {@link #hold}. */
    void release() {
        here(() -> {
            holds--;
            while (holds == 0 && !held.isEmpty() && !ended) {
                emit(held.remove());
            }
        });
    }

    /** Sends a snapshot, also while news is kept back. */
    void show(StreamMessage snapshot) {
        here(() -> emit(snapshot));
    }

    void tell(StreamMessage news) {
        here(() -> {
            if (holds == 0) {
                emit(news);
            } else if (held.size() < longestQueue) {
                held.add(news);
            } else {
                cutOff();
            }
        });
    }

    void beatEvery(Duration interval) {
        every(interval, () -> {
            if (queued == 0) {
                stalled = false;
                emit(StreamMessage.HEARTBEAT);
            } else if (stalled) {
                cutOff();
            } else {
                stalled = true;
            }
        });
    }

    void every(Duration interval, Runnable work) {
        timers.add(context.owner().setPeriodic(interval.toMillis(), due -> here(work)));
    }

    void endAt(Instant end) {
        long left = Duration.between(Instant.now(), end).toMillis();
        timers.add(context.owner().setTimer(Math.max(1, left), due -> end()));
    }

    void end() {
        here(() -> {
            leave();
            emitter.complete();
        });
    }

    /** Does the work on the stream's context, unless the stream has ended by then. */
    void here(Runnable work) {
        context.runOnContext(now -> {
            if (!ended) {
                work.run();
            }
        });
    }

    private void emit(StreamMessage message) {
        if (queued >= longestQueue) {
            cutOff();
        } else {
            queued++;
            emitter.emit(message);
        }
    }

    /** A client that does not read would never see an orderly end behind all that waits for it. */
    private void cutOff() {
        leave();
        response.reset();
    }

    private void leave() {
        if (!ended) {
            ended = true;
            timers.forEach(context.owner()::cancelTimer);
            held.clear();
            onEnd.run();
        }
    }
}

package io.onyxos.operations.presence;

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
 * One open stream. All of it happens on the Vert.x context of its request, whoever calls: nothing is locked, and between
 * two messages it is a few timers and no thread.
 */
final class ClockStream {

    private final Watcher watcher;
    private final ClockFeed feed;
    private final Context context;
    private final HttpServerResponse response;
    private final List<Long> timers = new ArrayList<>();
    private final Queue<ClockMessage> held = new ArrayDeque<>();
    private MultiEmitter<? super ClockMessage> emitter;
    private int holds;
    private int queued;
    private boolean stalled;
    private boolean ended;

    ClockStream(Watcher watcher, ClockFeed feed, Context context, HttpServerResponse response) {
        this.watcher = watcher;
        this.feed = feed;
        this.context = context;
        this.response = response;
    }

    Watcher watcher() {
        return watcher;
    }

    Multi<ClockMessage> messages() {
        return Multi.createFrom()
                .<ClockMessage>emitter(
                        downstream -> {
                            emitter = downstream;
                            downstream.onTermination(this::leave);
                            here(this::open);
                        },
                        BackPressureStrategy.BUFFER)
                .invoke(taken -> queued--);
    }

    /** News is kept back until a snapshot is told that may have been read before it happened. */
    void hold() {
        here(() -> holds++);
    }

    /** Ends {@link #hold} with the snapshot that it waited for, or without one. */
    void release(ClockMessage snapshot) {
        here(() -> {
            if (snapshot != null) {
                send(snapshot);
            }
            holds--;
            while (holds == 0 && !held.isEmpty() && !ended) {
                send(held.remove());
            }
        });
    }

    void tell(ClockMessage news) {
        here(() -> {
            if (holds == 0) {
                send(news);
            } else if (held.size() < feed.settings().queue()) {
                held.add(news);
            } else {
                cutOff();
            }
        });
    }

    /** Ends the stream unless its watcher may still watch; a doubt that the database cannot settle now ends it, too. */
    void recheck() {
        here(() -> feed.standing(watcher.caller())
                .subscribe()
                .with(
                        standing -> {
                            if (!standing.agencyId().equals(watcher.agencyId())) {
                                end();
                            }
                        },
                        refused -> end()));
    }

    void end() {
        here(() -> {
            leave();
            emitter.complete();
        });
    }

    private void open() {
        // requirePlace has seen a free place; who comes at the same moment may have taken it
        if (!feed.join(this)) {
            end();
            return;
        }
        every(feed.settings().heartbeat(), this::beat);
        every(feed.settings().recheck(), this::recheck);
        Duration left = Duration.between(Instant.now(), watcher.caller().expiresAt());
        timers.add(context.owner().setTimer(Math.max(1, left.toMillis()), expired -> end()));
        hold();
        feed.snapshot(watcher.caller()).subscribe().with(this::release, unreadable -> end());
    }

    private void beat() {
        if (queued == 0) {
            stalled = false;
            send(ClockMessage.HEARTBEAT);
        } else if (stalled) {
            cutOff();
        } else {
            stalled = true;
        }
    }

    private void send(ClockMessage message) {
        if (queued >= feed.settings().queue()) {
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
            feed.leave(this);
        }
    }

    private void every(Duration interval, Runnable work) {
        timers.add(context.owner().setPeriodic(interval.toMillis(), due -> here(work)));
    }

    private void here(Runnable work) {
        context.runOnContext(now -> {
            if (!ended) {
                work.run();
            }
        });
    }
}

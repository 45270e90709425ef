package io.onyxos.operations.presence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.onyxos.kit.database.Database;
import io.onyxos.kit.events.ReceivedEvent;
import io.onyxos.kit.http.Problem;
import io.onyxos.kit.identity.Caller;
import io.onyxos.kit.liveness.WorkersLive;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Brings what happens on the clock to everybody who watches it here. Every replica reads all events and passes each to the
 * streams of its agency; while no events arrive it asks the database, once for each agency that is watched.
 */
@ApplicationScoped
class ClockFeed implements EventTail.Listener {

    private static final Logger LOG = Logger.getLogger(ClockFeed.class);
    private static final String PEOPLE = "io.onyxos.core.profile.";
    private static final Set<String> TOPICS = Set.of("operations.timesheet", "operations.shift", "core.profile");
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int READS_AT_ONCE = 4;

    private final Map<UUID, ClockAudience> audiences = new ConcurrentHashMap<>();
    private final ClockStreamSettings settings;
    private final Database database;
    private final ClockNews news;
    private final EventTail tail;
    private final WorkersLive live;
    private final boolean enabled;
    private volatile boolean leaving;

    ClockFeed(
            ClockStreamSettings settings,
            Database database,
            ClockNews news,
            WorkersLive live,
            MeterRegistry metrics,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "onyx.events.enabled") boolean enabled) {
        this.settings = settings;
        this.database = database;
        this.news = news;
        this.live = live;
        this.tail = new EventTail(kafka, TOPICS, this);
        this.enabled = enabled;
        Gauge.builder("clock.streams", () -> audiences.values().stream()
                        .mapToInt(ClockAudience::size)
                        .sum())
                .register(metrics);
    }

    void start(@Observes StartupEvent started) {
        if (enabled) {
            tail.start();
            live.watch(tail.thread());
        }
    }

    /** Other replicas go on; a stream that stayed would hold up the end of this one until it is cut. */
    void sayGoodbye(@Observes ShutdownDelayInitiatedEvent leaves) {
        leaving = true;
        audiences.values().forEach(ClockAudience::end);
    }

    void stop(@Observes ShutdownEvent stopped) {
        live.forget(tail.thread());
        tail.close();
    }

    @Override
    public void connected() {
        // what has happened while no events arrived
        refresh(true).subscribe().with(done -> LOG.debug("Snapshots told"));
    }

    @Override
    public void received(ReceivedEvent event) {
        ClockAudience audience = event.agencyId() == null ? null : audiences.get(event.agencyId());
        if (audience == null) {
            return;
        }
        if (event.type().startsWith(PEOPLE)) {
            audience.recheck(event.aggregateId());
        } else if (news.isCorrection(event)) {
            refresh(audience, true).subscribe().with(done -> LOG.debug("Snapshot told"));
        } else {
            news.of(event).ifPresent(audience::tell);
        }
    }

    @Scheduled(every = "{onyx.clock-stream.poll}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return tail.isConnected() ? Uni.createFrom().voidItem() : refresh(false);
    }

    /** @throws Problem where there is no place for one more stream */
    void requirePlace(UUID agencyId) {
        if (leaving) {
            throw Problem.unavailable(RETRY_AFTER_SECONDS);
        }
        ClockAudience audience = audiences.get(agencyId);
        if (audience != null && audience.size() >= settings.places()) {
            throw Problem.refused("too_many_streams").retryAfter(RETRY_AFTER_SECONDS);
        }
    }

    /** Whether there was a place. */
    boolean join(ClockStream stream) {
        AtomicBoolean joined = new AtomicBoolean();
        audiences.compute(stream.watcher().agencyId(), (agencyId, present) -> {
            ClockAudience audience = present == null ? new ClockAudience() : present;
            joined.set(!leaving && audience.size() < settings.places());
            if (joined.get()) {
                audience.add(stream);
            }
            return audience;
        });
        return joined.get();
    }

    void leave(ClockStream stream) {
        audiences.computeIfPresent(
                stream.watcher().agencyId(), (agencyId, audience) -> audience.remove(stream) ? null : audience);
    }

    ClockStreamSettings settings() {
        return settings;
    }

    Uni<Watcher> standing(Caller caller) {
        return Watcher.of(database, caller);
    }

    Uni<LiveResponse> live(Caller caller) {
        return database.readAside(caller, () -> OnTheClock.read());
    }

    Uni<ClockMessage> snapshot(Caller caller) {
        return live(caller).map(news::snapshot);
    }

    ClockMessage message(LiveResponse live) {
        return news.snapshot(live);
    }

    private Uni<Void> refresh(boolean anyway) {
        return Multi.createFrom()
                .iterable(List.copyOf(audiences.values()))
                .onItem()
                .transformToUni(audience -> refresh(audience, anyway))
                .merge(READS_AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Does not fail: what cannot be read now is read at the next turn. */
    private Uni<Void> refresh(ClockAudience audience, boolean anyway) {
        return audience.refresh(this, anyway)
                .onFailure()
                .invoke(unreadable -> LOG.debugf("No snapshot this time: %s", unreadable.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}

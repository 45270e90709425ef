package io.onyxos.operations.presence;

import io.onyxos.kit.database.Database;
import io.onyxos.kit.events.ReceivedEvent;
import io.onyxos.kit.identity.Caller;
import io.onyxos.kit.stream.Channel;
import io.onyxos.kit.stream.Snapshot;
import io.onyxos.kit.stream.StreamChange;
import io.onyxos.kit.stream.StreamSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who is on the clock of an agency, for those who may see all its hours: what one of them sees, all of them see. */
@ApplicationScoped
class ClockStreamSource implements StreamSource {

    private static final String PEOPLE = "io.onyxos.core.profile.";
    private static final String ADMIT =
            "select private.my_agency_id() as agency_id, private.require_permission('view_all_timesheets')::text";

    private final Database database;
    private final ClockNews news;

    ClockStreamSource(Database database, ClockNews news) {
        this.database = database;
        this.news = news;
    }

    @Override
    public Set<String> topics() {
        return Set.of("operations.timesheet", "operations.shift", "core.profile");
    }

    @Override
    public Uni<UUID> admit(Caller caller, UUID noSubject) {
        return database.row(caller, ADMIT, row -> row.uuid("agency_id"));
    }

    @Override
    public Uni<Snapshot> snapshot(Caller caller, Channel channel) {
        return database.readAside(caller, () -> OnTheClock.read()).map(news::snapshot);
    }

    @Override
    public List<StreamChange> changes(ReceivedEvent event) {
        if (event.type().startsWith(PEOPLE)) {
            return List.of(new StreamChange.PermissionsChanged(event.agencyId(), event.aggregateId()));
        }
        Channel channel = new Channel(event.agencyId(), null);
        if (news.isCorrection(event)) {
            return List.of(new StreamChange.Outdated(channel));
        }
        return news.of(event)
                .<List<StreamChange>>map(message -> List.of(new StreamChange.News(channel, message)))
                .orElse(List.of());
    }
}

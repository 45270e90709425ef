package io.onyxos.kit.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.onyxos.kit.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what happened, in the transaction in which it happened: both are committed or neither. */
@ApplicationScoped
public class Outbox {

    private final EventContracts contracts;
    private final ObjectMapper json;
    private final String append;

    Outbox(@ConfigProperty(name = "onyx.service") String service, EventContracts contracts, ObjectMapper json) {
        this.contracts = contracts;
        this.json = json.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        this.append = "select " + service + ".append_event($1, $2, $3, $4::text::jsonb)";
    }

    /**
     * Appends an event of the agency for which the transaction runs.
     *
     * @return fails, and with it the transaction, for an unknown type or a payload that its schema does not allow
     */
    public Uni<Void> append(DomainEvent event) {
        return append(event, null);
    }

    /** Appends an event where the transaction itself names no agency: workers across agencies. */
    public Uni<Void> append(DomainEvent event, UUID agencyId) {
        return Uni.createFrom().deferred(() -> {
            String type = EventName.of(event.getClass()).type();
            JsonNode payload = json.valueToTree(event);
            contracts.check(type, payload);
            return Sql.run(append, type, event.aggregateId(), agencyId, payload.toString())
                    .replaceWithVoid();
        });
    }

    /**
     * Appends events of several aggregates, in the order of their ids: whoever appends to the same aggregates at the
     * same time waits for its turn and meets no deadlock. Events of one aggregate keep their order.
     */
    public Uni<Void> appendAll(List<? extends DomainEvent> events) {
        Uni<Void> appended = Uni.createFrom().voidItem();
        for (DomainEvent event : events.stream()
                .sorted(Comparator.comparing(DomainEvent::aggregateId))
                .toList()) {
            appended = appended.call(() -> append(event));
        }
        return appended;
    }
}

package io.onyxos.kit.database;

import io.onyxos.kit.identity.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One resource for each way through the door. */
@Path("/notes")
class NoteResource {

    private final Database database;
    private final SecurityIdentity identity;

    NoteResource(Database database, SecurityIdentity identity) {
        this.database = database;
        this.identity = identity;
    }

    @GET
    @AsCaller
    public Uni<List<UUID>> owners() {
        return Note.<Note>listAll()
                .map(notes -> notes.stream().map(note -> note.agencyId).toList());
    }

    @GET
    @Path("raw")
    public Uni<List<UUID>> ownersWithoutHibernate() {
        return database.list(
                (Caller) identity.getPrincipal(), "select agency_id from notes", row -> row.uuid("agency_id"));
    }

    @GET
    @Path("write-while-reading")
    @AsCaller
    public Uni<Void> writesWhileReading() {
        return Sql.run("insert into notes (body) values ('never')").replaceWithVoid();
    }

    /** What transactions inside the running read-only one come to; its own statements follow. */
    @GET
    @Path("inner")
    @AsCaller
    public Uni<List<String>> innerTransactions() {
        Caller caller = (Caller) identity.getPrincipal();
        Caller stranger = new Caller(UUID.randomUUID(), "", "aal1", caller.expiresAt(), "{}");
        return outcome(database.read(caller, () -> Note.count()))
                .flatMap(read -> outcome(database.write(caller, "", "", () -> Note.count()))
                        .flatMap(written -> outcome(database.read(stranger, () -> Note.count()))
                                .map(foreign -> List.of(read, written, foreign))))
                .call(outcomes -> Sql.run("select 1"));
    }

    private static Uni<String> outcome(Uni<Long> inner) {
        return inner.map(String::valueOf).onFailure().recoverWithItem(Throwable::getMessage);
    }

    /** Whether Hibernate kept snapshots of what was read, which a change of it would be compared with. */
    @GET
    @Path("snapshots")
    @AsCaller
    public Uni<Boolean> snapshotsOfWhatIsRead() {
        return Note.<Note>listAll()
                .invoke(notes -> notes.get(0).body = "changed while reading")
                .flatMap(notes ->
                        Panache.getSession().map(session -> !notes.stream().allMatch(session::isReadOnly)));
    }

    @GET
    @Path("slow")
    @AsCaller
    public Uni<Integer> slow() {
        return Sql.run("select pg_sleep(0.05)")
                .flatMap(slept -> Note.<Note>listAll())
                .map(List::size)
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(20));
    }

    @GET
    @Path("no-door")
    public Uni<Long> withoutTransaction() {
        return Panache.withSession(() -> Note.count());
    }

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @AsCaller
    public Uni<Note> create(String body) {
        Note note = new Note();
        note.body = body;
        return note.insert().replaceWith(note);
    }

    @POST
    @Path("half")
    @Consumes(MediaType.TEXT_PLAIN)
    @AsCaller
    public Uni<Note> createThenFail(String body) {
        return create(body).invoke(written -> {
            throw new IllegalStateException("after the insert");
        });
    }
}

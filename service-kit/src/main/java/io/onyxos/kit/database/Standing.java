package io.onyxos.kit.database;

import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the caller stands: what the identity statement of the running transaction found, and what Row Level Security
 * decides by. It came with the transaction's first answer, so that asking costs no statement.
 *
 * <p>A transaction that changes its own caller's standing goes on with the new one in the database; here it is asked for by
 * {@link #renewed}.
 *
 * @param id the caller's own
 * @param agencyId null for a caller without an active membership
 * @param role null for such a caller
 * @param permissions what the caller may do in this session
 * @param permissionsWithSecondFactor what the caller could do after signing in with a second factor
 * @param outranks roles of lower rank than the caller's
 */
public record Standing(
        UUID id,
        UUID agencyId,
        String role,
        Set<String> permissions,
        Set<String> permissionsWithSecondFactor,
        Set<String> outranks) {

    private static final String RENEWAL = "select private.take_standing() as standing";

    /** Three lists for each role, so there are few. */
    private static final Map<String, Set<String>> NAMES = new ConcurrentHashMap<>();

    /** Of the caller whose transaction runs; fails outside of one and in a worker's. */
    public static Uni<Standing> ofCaller() {
        return Uni.createFrom()
                .completionStage(() -> Door.standing().toCompletionStage())
                .onItem()
                .ifNull()
                .failWith(Door::outsideTransaction);
    }

    /** Of a caller whose standing this very transaction has changed; asks the database again. */
    public static Uni<Standing> renewed() {
        return Uni.createFrom().completionStage(() -> {
            Door.begun(
                    Door.connection(),
                    Door.connection().preparedQuery(RENEWAL).execute().map(Standing::taken));
            return Door.standing().toCompletionStage();
        });
    }

    /** Refuses a caller without the permission: 403 {@code forbidden}, or {@code mfa_required} where a second factor gives it. */
    public static Uni<Standing> requiring(String permission) {
        return ofCaller().invoke(standing -> standing.require(permission));
    }

    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    /** 403 {@code forbidden}, or {@code mfa_required} where a second factor would give the permission. */
    public void require(String permission) {
        if (!may(permission)) {
            Problem refusal = permissionsWithSecondFactor.contains(permission)
                    ? Problem.refused("mfa_required")
                    : Problem.forbidden();
            throw refusal.with("permission", permission);
        }
    }

    /** Of the identity statement's answer; null for a worker. */
    static Standing taken(RowSet<Row> answer) {
        Row row = answer.iterator().next();
        int column = row.getColumnIndex("standing");
        if (column < 0) {
            return null;
        }
        Iterator<String> taken = Arrays.asList(row.getArrayOfStrings(column)).iterator();
        return new Standing(
                id(taken.next()),
                id(taken.next()),
                taken.next(),
                names(taken.next()),
                names(taken.next()),
                names(taken.next()));
    }

    private static UUID id(String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static Set<String> names(String list) {
        return NAMES.computeIfAbsent(
                list, text -> text.isBlank() ? Set.of() : Set.of(text.strip().split(" ")));
    }
}

package io.onyxos.core.profile;

import io.onyxos.kit.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Set;
import java.util.UUID;

/**
 * What the caller may decide about other members, asked of the database once for a whole list.
 *
 * @param me the caller
 * @param managesTeam whether in this session, with its second factor or without
 * @param over roles whose holders the caller may decide about
 */
record Authority(UUID me, boolean managesTeam, Set<String> over) {

    private static final String SQL = "select private.my_id(), private.has_permission('manage_team'), array("
            + "select r.name from private.roles r where private.my_role() = 'owner' or r.rank < private.my_rank())";

    static Uni<Authority> ofCaller(Database database) {
        return database.sql(SQL, Tuple.tuple())
                .map(rows -> rows.iterator().next())
                .map(Authority::of);
    }

    ProfileRights over(Profile profile) {
        boolean decides = managesTeam && over.contains(profile.role);
        boolean active = profile.status.equals(ProfileStatus.ACTIVE.toString());
        boolean erased = profile.erasedAt != null;
        return new ProfileRights(!erased && (decides || profile.id.equals(me)), decides && active, decides && active);
    }

    private static Authority of(Row row) {
        return new Authority(row.getUUID(0), row.getBoolean(1), Set.of(row.getArrayOfStrings(2)));
    }
}

package io.onyxos.core.profile;

import io.onyxos.kit.database.Sql;
import io.onyxos.kit.database.SqlRow;
import io.onyxos.kit.entity.Order;
import io.onyxos.kit.entity.PageQuery;
import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** A person's membership of an agency; its id is the Supabase Auth user's. Role and status move by functions only. */
@Entity
@DynamicUpdate
@Table(name = "profiles")
public class Profile extends StoredRow {

    /** A collation instead of lower(): row level security keeps functions that may leak out of index conditions. */
    private static final Order<Profile> BY_USERNAME = Order.<Profile>ascending()
            .by("collate(username as `und-x-icu`)", String.class, profile -> profile.username)
            .by("id", UUID.class, profile -> profile.id);

    private static final Order<Profile> BY_JOINED_AT = Order.<Profile>ascending()
            .by("joinedAt", Instant.class, profile -> profile.joinedAt)
            .by("id", UUID.class, profile -> profile.id);

    public String username;
    public String displayName;
    public String avatarUrl;
    public String timezone;
    public String language;

    @Column(insertable = false, updatable = false)
    public String role;

    @Column(insertable = false, updatable = false)
    @Enumerated(EnumType.STRING)
    public ProfileStatus status;

    @Column(insertable = false, updatable = false)
    public Instant joinedAt;

    @Column(insertable = false, updatable = false)
    public Instant deactivatedAt;

    @Column(insertable = false, updatable = false)
    public Instant erasedAt;

    static Uni<Page<Profile>> page(ProfileFilter filter) {
        return PageQuery.of(filter.page(), filter.sort() == ProfileSort.JOINED_AT ? BY_JOINED_AT : BY_USERNAME)
                .where("status = ?", filter.status())
                .where("role = ?", filter.role() == null ? null : filter.role().toString())
                .where(
                        "(lower(username) like ? escape '!' or lower(displayName) like ? escape '!')",
                        PageQuery.startingWith(filter.q()))
                .fetch((hql, values) -> find(hql, values));
    }

    /** Runs a function of the database that decides about a member, with all its rules, and returns the changed row. */
    static Uni<Profile> decided(String function, Object... arguments) {
        return Sql.row("select * from core." + function, Profile::of, arguments);
    }

    /** Not read back as an entity: after the decision the caller may no longer see the row. */
    private static Profile of(SqlRow row) {
        Profile profile = new Profile();
        profile.id = row.uuid("id");
        profile.agencyId = row.uuid("agency_id");
        profile.username = row.text("username");
        profile.displayName = row.text("display_name");
        profile.avatarUrl = row.text("avatar_url");
        profile.timezone = row.text("timezone");
        profile.language = row.text("language");
        profile.role = row.text("role");
        profile.status = row.constant(ProfileStatus.class, "status");
        profile.joinedAt = row.instant("joined_at");
        profile.deactivatedAt = row.instant("deactivated_at");
        profile.erasedAt = row.instant("erased_at");
        profile.createdAt = row.instant("created_at");
        profile.updatedAt = row.instant("updated_at");
        return profile;
    }

    Profile apply(ProfileRequest request) {
        username = request.username();
        displayName = request.displayName();
        avatarUrl = request.avatarUrl();
        timezone = request.timezone();
        language = request.language();
        return this;
    }
}

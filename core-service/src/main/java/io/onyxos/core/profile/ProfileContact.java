package io.onyxos.core.profile;

import io.onyxos.kit.entity.StoredRow;
import io.onyxos.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** How to reach a person, apart from the profile because few colleagues may read it. */
@Entity
@DynamicUpdate
@Table(name = "profile_contacts")
public class ProfileContact extends StoredRow {

    public String phone;
    public String legalName;
    public String country;

    @Column(insertable = false, updatable = false)
    public UUID profileId;

    /** Follows the verified token; see {@code core.store_my_email}. */
    @Column(insertable = false, updatable = false)
    public String email;

    /** Null where the caller may not read it or where it was erased. */
    public static Uni<ProfileContact> of(UUID profileId) {
        return find("profileId", profileId).firstResult();
    }

    /** 404 for a hidden person and for an erased contact, 403 for a visible colleague's. */
    static Uni<ProfileContact> required(UUID profileId) {
        return of(profileId).onItem().ifNull().switchTo(() -> required(Profile.class, profileId)
                .map(visible -> {
                    throw visible.erasedAt == null ? Problem.forbidden() : Problem.notFound();
                }));
    }
}

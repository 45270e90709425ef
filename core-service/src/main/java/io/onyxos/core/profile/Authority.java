package io.onyxos.core.profile;

import io.onyxos.kit.database.Standing;
import io.smallrye.mutiny.Uni;

/**
 * What the caller may decide about other members.
 *
 * @param caller the caller's standing, with its second factor or without
 */
record Authority(Standing caller) {

    static Uni<Authority> ofCaller() {
        return Standing.ofCaller().map(Authority::new);
    }

    ProfileRights over(Profile profile) {
        boolean decides = caller.may("manage_team")
                && ("owner".equals(caller.role()) || caller.outranks().contains(profile.role));
        boolean active = profile.status == ProfileStatus.ACTIVE;
        boolean erased = profile.erasedAt != null;
        return new ProfileRights(
                !erased && (decides || profile.id.equals(caller.id())), decides && active, decides && active);
    }
}

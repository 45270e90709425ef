package io.onyxos.kit.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The kit with the drafts table behind it. */
public class WithDrafts implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("onyx.service", "kit", "onyx.constraints.drafts_no_two_sealed", "in_use /status");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(DraftsDatabase.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}

package io.onyxos.operations.database;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that tells a story on an empty rota and takes it back. */
abstract class StoryTest {

    Rota rota;
    Story story;

    @BeforeEach
    final void begin() throws Exception {
        rota = Rota.empty();
        story = rota.story();
    }

    @AfterEach
    final void undo() throws Exception {
        story.close();
    }
}

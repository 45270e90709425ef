package io.onyxos.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A server may speak any language: what it refused is read from what is the same in all of them. */
@QuarkusTest
@TestProfile(WithoutDatabase.class)
class SqlProblemsTest {

    private static final String NOTE = "lacks a grant";

    @Test
    void aMissingGrantIsNotedAndAPolicyThatRefusesIsNot() {
        try (LoggedLines logged = LoggedLines.start()) {
            assertEquals(403, status("42501", "permission denied for whoever reads this", "ExecWithCheckOptions"));
            assertFalse(logged.toString().contains(NOTE), logged::toString);
            assertEquals(403, status("42501", "keine Berechtigung für Tabelle drafts", "aclcheck_error"));
            assertTrue(logged.toString().contains(NOTE), logged::toString);
        }
    }

    @Test
    void aReferenceIsUnknownWhateverTheServerSaysUnlessTheRequestDeletes() {
        for (String words : new String[] {"insert or update on table", "update or delete on table", "Einfügen oder"}) {
            assertEquals(
                    "unknown_reference",
                    SqlProblems.of(refused("23503", words, "ri_ReportViolation"))
                            .code());
        }
    }

    private static int status(String code, String message, String routine) {
        return SqlProblems.of(refused(code, message, routine)).status();
    }

    private static SqlState refused(String code, String message, String routine) {
        return new SqlState(code, message, null, null, null, null, routine);
    }
}

package io.onyxos.kit.testing.matrix;

/**
 * One thing that is not as it should be.
 *
 * @param subject the table, function or operation, by its full name
 * @param finding what was expected and what was found
 */
public record Violation(String subject, String finding) {

    @Override
    public String toString() {
        return subject + ": " + finding;
    }
}

package io.onyxos.localstack;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Exceptions in words for the person at the terminal. */
final class Explanation {

    private Explanation() {}

    static String of(Throwable problem) {
        if (problem instanceof UncheckedIOException) return of(problem.getCause());
        if (problem instanceof AccessDeniedException denied) return "No permission for " + denied.getFile();
        if (problem instanceof FileSystemException failed && failed.getReason() == null) {
            return problem.getClass().getSimpleName() + ": " + failed.getFile();
        }
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }
}

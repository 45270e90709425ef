package io.onyxos.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** What the console gets, as its own formatter writes it. */
final class LoggedLines extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler console = handlers(Logger.getLogger(""))
            .filter(ConsoleHandler.class::isInstance)
            .findFirst()
            .orElseThrow();

    static LoggedLines start() {
        LoggedLines logged = new LoggedLines();
        Logger.getLogger("").addHandler(logged);
        return logged;
    }

    JsonNode containing(String text) {
        String line =
                lines.stream().filter(one -> one.contains(text)).findFirst().orElseThrow();
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(line, notJson);
        }
    }

    @Override
    public void publish(LogRecord record) {
        if (!console.isLoggable(record)) {
            return;
        }
        ExtLogRecord whole = ExtLogRecord.wrap(record);
        whole.copyAll();
        lines.add(console.getFormatter().format(whole));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }

    @Override
    public String toString() {
        return String.join("", lines);
    }

    private static Stream<Handler> handlers(Logger logger) {
        return Stream.of(logger.getHandlers()).flatMap(LoggedLines::within);
    }

    private static Stream<Handler> within(Handler handler) {
        return handler instanceof ExtHandler outer
                ? Stream.concat(
                        Stream.of(handler), Stream.of(outer.getHandlers()).flatMap(LoggedLines::within))
                : Stream.of(handler);
    }
}

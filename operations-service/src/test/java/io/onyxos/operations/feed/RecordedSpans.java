package io.onyxos.operations.feed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a collector of traces would have got. */
@Singleton
class RecordedSpans implements SpanProcessor {

    private final List<String> spans = new CopyOnWriteArrayList<>();

    void await(String text) throws InterruptedException {
        for (int attempt = 0; attempt < 100 && !toString().contains(text); attempt++) {
            Thread.sleep(50);
        }
        assertTrue(toString().contains(text), toString());
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getSpanContext().isSampled()) {
            spans.add(span.toSpanData().toString());
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public String toString() {
        return String.join("\n", spans);
    }
}

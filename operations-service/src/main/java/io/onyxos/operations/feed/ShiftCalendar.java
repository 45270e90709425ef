package io.onyxos.operations.feed;

import io.onyxos.kit.database.SqlRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Shifts as RFC 5545 tells them: the same shifts give the same octets, so that their hash can be the tag. */
final class ShiftCalendar {

    private static final int LONGEST_LINE = 75;

    private ShiftCalendar() {}

    static byte[] of(Iterable<SqlRow> shifts) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//OnyxOS//Shifts//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        shifts.forEach(shift -> calendar.add(event(shift)));
        return folded(calendar.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static VEvent event(SqlRow shift) {
        Instant changed = shift.instant("updated_at");
        // without defaults: a stamp of now would make every answer a new one
        VEvent event = new VEvent(false);
        event.add(new Uid("shift-" + shift.uuid("id") + "@onyxos"));
        event.add(new DtStamp(changed));
        event.add(new LastModified(changed));
        event.add(new DtStart<>(shift.instant("start_time")));
        event.add(new DtEnd<>(shift.instant("end_time")));
        event.add(new Sequence(shift.integer("revision")));
        event.add(new Status("cancelled".equals(shift.text("status")) ? "CANCELLED" : "CONFIRMED"));
        event.add(new Summary(summary(shift)));
        if (shift.text("employee_name") != null) {
            event.add(new Description(plain(shift.text("employee_name"))));
        }
        return event;
    }

    private static String summary(SqlRow shift) {
        String title = shift.text("title");
        String model = shift.text("model_name");
        return title != null ? plain(title) : model != null ? plain(model) : "Shift";
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** RFC 5545 3.1 counts octets, the library's FoldingWriter characters: of 75 in Cyrillic it would make 150 octets. */
    private static String folded(String lines) {
        StringBuilder folded = new StringBuilder(lines.length() + lines.length() / LONGEST_LINE * 3);
        int octets = 0;
        for (int at = 0; at < lines.length(); ) {
            int point = lines.codePointAt(at);
            int size = octets(point);
            if (point == '\r') {
                octets = -2;
            } else if (octets + size > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.appendCodePoint(point);
            octets += size;
            at += Character.charCount(point);
        }
        return folded.toString();
    }

    private static int octets(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
}

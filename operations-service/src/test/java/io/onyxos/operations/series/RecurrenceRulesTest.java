package io.onyxos.operations.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.ICalVersion;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.util.com.google.ical.iter.RecurrenceIterator;
import biweekly.util.com.google.ical.iter.RecurrenceIteratorFactory;
import biweekly.util.com.google.ical.values.DateValue;
import biweekly.util.com.google.ical.values.DateValueImpl;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dates of rules: against the examples of RFC 5545 and against another implementation, wherever the JVM runs. */
class RecurrenceRulesTest {

    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Locale LOCALE = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(LOCALE);
    }

    /** Weeks begin on Sunday in the US, on Saturday in Iran, on Monday in Romania. */
    @ParameterizedTest
    @ValueSource(strings = {"en-US", "fa-IR", "ro-RO"})
    void randomRulesGiveTheDatesThatAnotherImplementationGives(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Random random = new Random(5545);
        for (int i = 0; i < 2000; i++) {
            String rule = rule(random);
            LocalDate start = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1500));
            Integer count = random.nextInt(3) == 0 ? 1 + random.nextInt(20) : null;
            LocalDate from = start.plusDays(random.nextInt(900) - 100);
            LocalDate to = from.plusDays(random.nextInt(400));

            assertEquals(
                    expected(rule, start, count, from, to),
                    given(rule, start, count, from, to),
                    () -> rule + " from " + start + ", count " + count + ", between " + from + " and " + to);
        }
    }

    /** RFC 5545, 3.8.5.3, as far as its rules are in the subset; without WKST a week begins on Monday. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1997-09-02 | 10 | FREQ=DAILY                              | 09-02 09-03 09-04 09-05 09-06 09-07 09-08 09-09 09-10 09-11
            1997-09-02 | 5  | FREQ=DAILY;INTERVAL=10                  | 09-02 09-12 09-22 10-02 10-12
            1997-09-02 | 10 | FREQ=WEEKLY                             | 09-02 09-09 09-16 09-23 09-30 10-07 10-14 10-21 10-28 11-04
            1997-09-02 | 10 | FREQ=WEEKLY;WKST=SU;BYDAY=TU,TH         | 09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02
            1997-09-02 | 8  | FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH | 09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16
            1997-09-02 | 10 | FREQ=MONTHLY;BYMONTHDAY=2,15            | 09-02 09-15 10-02 10-15 11-02 11-15 12-02 12-15 01-02 01-15
            1997-09-30 | 10 | FREQ=MONTHLY;BYMONTHDAY=1,-1            | 09-30 10-01 10-31 11-01 11-30 12-01 12-31 01-01 01-31 02-01
            1997-08-05 | 4  | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO | 08-05 08-10 08-19 08-24
            1997-08-05 | 4  | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU | 08-05 08-17 08-19 08-31
            1997-08-05 | 4  | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU      | 08-05 08-10 08-19 08-24
            2007-01-15 | 5  | FREQ=MONTHLY;BYMONTHDAY=15,30           | 01-15 01-30 02-15 03-15 03-30
            2026-12-05 | 4  | FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU      | 12-05 12-06 12-19 12-20
            """)
    void theExamplesOfTheStandardHold(LocalDate start, int count, String rule, String dates) {
        Locale.setDefault(Locale.US);

        List<LocalDate> given = given(rule, start, count, start, start.plusYears(1));

        assertEquals(
                List.of(dates.split(" ")),
                given.stream().map(date -> date.toString().substring(5)).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=MONTHLY;BYMONTHDAY=31,-1",
                "FREQ=WEEKLY;BYDAY=SA,SA",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,MO,MO"
            })
    void aDateThatARuleNamesTwiceIsOneDateAndCountsOnce(String rule) {
        LocalDate start = LocalDate.of(2026, 1, 1);

        List<LocalDate> given = given(rule, start, 6, start, start.plusYears(2));

        assertEquals(6, given.size());
        assertEquals(6, Set.copyOf(given).size());
        assertEquals(3, recurrence(rule, start, 6).datesBefore(given.get(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=29;INTERVAL=12"})
    void aSeriesThatBeganLongAgoIsNotReadFromItsBeginning(String rule) {
        LocalDate start = LocalDate.of(1, 2, 1);

        assertTrue(given(rule, start, 730, start.plusYears(2000), start.plusYears(2001))
                .isEmpty());
        assertTrue(given(rule, start, null, start.plusYears(2000), start.plusYears(2004))
                        .size()
                > 0);
    }

    private static String rule(Random random) {
        String interval = random.nextBoolean() ? ";INTERVAL=" + (1 + random.nextInt(6)) : "";
        String weekStart = random.nextBoolean() ? ";WKST=" + DAYS.get(random.nextInt(7)) : "";
        return switch (random.nextInt(3)) {
            case 0 -> "FREQ=DAILY" + interval + weekStart;
            case 1 -> "FREQ=WEEKLY" + interval + list(random, ";BYDAY=", DAYS) + weekStart;
            default ->
                "FREQ=MONTHLY" + interval
                        + list(random, ";BYMONTHDAY=", List.of("1", "2", "15", "28", "29", "30", "31", "-1"))
                        + weekStart;
        };
    }

    private static String list(Random random, String name, List<String> values) {
        List<String> chosen = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            chosen.add(values.get(random.nextInt(values.size())));
        }
        return chosen.isEmpty() ? "" : name + String.join(",", chosen);
    }

    private static List<LocalDate> given(String rule, LocalDate start, Integer count, LocalDate from, LocalDate to) {
        return recurrence(rule, start, count).between(from, to).stream()
                .map(Occurrence::occurrenceDate)
                .toList();
    }

    private static Recurrence recurrence(String rule, LocalDate start, Integer count) {
        return new Recurrence(
                start, LocalTime.of(8, 0), LocalTime.of(16, 0), ZoneOffset.UTC, rule, null, count, Set.of());
    }

    private static List<LocalDate> expected(String rule, LocalDate start, Integer count, LocalDate from, LocalDate to) {
        ParseContext context = new ParseContext();
        context.setVersion(ICalVersion.V2_0);
        RecurrenceIterator dates = RecurrenceIteratorFactory.createRecurrenceIterator(
                new RecurrenceRuleScribe()
                        .parseText(rule, null, new ICalParameters(), context)
                        .getValue(),
                new DateValueImpl(start.getYear(), start.getMonthValue(), start.getDayOfMonth()),
                TimeZone.getTimeZone("UTC"));
        List<LocalDate> expected = new ArrayList<>();
        for (int n = 0; dates.hasNext() && (count == null || n < count); n++) {
            DateValue next = dates.next();
            LocalDate date = LocalDate.of(next.year(), next.month(), next.day());
            if (date.isAfter(to)) {
                break;
            }
            if (!date.isBefore(from)) {
                expected.add(date);
            }
        }
        return expected;
    }
}

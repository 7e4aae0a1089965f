package vn.lienthong.indicator;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** What a fact adds to which day, and with which sign when it is taken back. */
final class Shares {
    /** Takes one amount for one day. */
    @FunctionalInterface
    interface Sink {
        void add(int day, Measure measure, int amount);
    }

    private Shares() {}

    static void of(Fact fact, Sink sink) {
        if (fact.received() == Days.NEVER) {
            return;
        }
        received(fact, sink);
        if (fact.isEnded()) {
            ended(fact, sink);
        }
        if (fact.late() != Days.NEVER) {
            late(fact, sink);
        }
        if (fact.waiting() != Days.NEVER) {
            sink.add(fact.waiting(), Measure.OPEN_WAITING, 1);
        }
    }

    private static void received(Fact fact, Sink sink) {
        int day = fact.received();
        sink.add(day, Measure.RECEIVED, 1);
        add(fact, Trait.ONLINE, day, Measure.RECEIVED_ONLINE, sink);
        add(fact, Trait.BY_POST, day, Measure.RECEIVED_BY_POST, sink);
        add(fact, Trait.SYNCED, day, Measure.RECEIVED_SYNCED, sink);
        add(fact, Trait.WITH_FEE, day, Measure.RECEIVED_WITH_FEE, sink);
        add(fact, Trait.PAID_ONLINE, day, Measure.RECEIVED_PAID_ONLINE, sink);
        add(fact, Trait.DIGITISED, day, Measure.RECEIVED_DIGITISED, sink);
        add(fact, Trait.REUSED, day, Measure.RECEIVED_REUSED, sink);
    }

    private static void ended(Fact fact, Sink sink) {
        int day = fact.ended();
        sink.add(day, Measure.ENDED, 1);
        sink.add(day, Measure.ENDED_MINUTES, fact.minutes());
        add(fact, Trait.ENDED_EARLY, day, Measure.ENDED_EARLY, sink);
        add(fact, Trait.ENDED_LATE, day, Measure.ENDED_LATE, sink);
        add(fact, Trait.UNJUDGED, day, Measure.ENDED_UNJUDGED, sink);
        add(fact, Trait.WITH_RESULT, day, Measure.ENDED_WITH_RESULT, sink);
        add(fact, Trait.LATE_BY_DAY, day, Measure.ENDED_LATE_BY_DAY, sink);
        add(fact, Trait.LATE_TO_THE_SECOND, day, Measure.ENDED_LATE_TO_THE_SECOND, sink);
        if (fact.has(Trait.ONLINE)) {
            add(fact, Trait.WITH_RESULT, day, Measure.ENDED_ONLINE_WITH_RESULT, sink);
        }
    }

    private static void late(Fact fact, Sink sink) {
        int day = fact.late();
        LocalDate received = Days.date(fact.received());
        LocalDate late = Days.date(day);
        boolean sameYear = received.getYear() == late.getYear();
        sink.add(day, Measure.OPEN_LATE, 1);
        if (fact.isEnded()) {
            sink.add(fact.ended(), Measure.OPEN_LATE, -1);
        }
        if (sameYear) {
            sink.add(day, Measure.LATE_SAME_YEAR, 1);
        }
        if (sameYear && received.get(IsoFields.QUARTER_OF_YEAR) == late.get(IsoFields.QUARTER_OF_YEAR)) {
            sink.add(day, Measure.LATE_SAME_QUARTER, 1);
        }
        if (sameYear && received.getMonth() == late.getMonth()) {
            sink.add(day, Measure.LATE_SAME_MONTH, 1);
        }
    }

    private static void add(Fact fact, Trait trait, int day, Measure measure, Sink sink) {
        if (fact.has(trait)) {
            sink.add(day, measure, 1);
        }
    }
}

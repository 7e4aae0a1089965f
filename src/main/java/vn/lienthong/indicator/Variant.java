package vn.lienthong.indicator;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;

/** How systems in use tell late from on time, beside the hub's own rule (domain.md 5.3). Of dossiers whose handling ended. */
enum Variant {
    /** The day of the end against the day of the due time; waits do not count. */
    BY_DAY((end, due) -> Days.of(end) > Days.of(due)),
    /** To the second; waits do not count. */
    TO_THE_SECOND(Instant::isAfter);

    private final BiPredicate<Instant, Instant> isLate;

    Variant(BiPredicate<Instant, Instant> isLate) {
        this.isLate = isLate;
    }

    boolean isLate(Course course) {
        Optional<Instant> end = course.end().map(Ending::at);
        return course.due() != null && end.isPresent() && isLate.test(end.get(), course.due());
    }
}

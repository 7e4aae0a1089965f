package vn.lienthong.indicator;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.lienthong.dossier.Channel;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Papers;
import vn.lienthong.ledger.DossierCourse;

/** What a dossier says, made to what it adds. Pure but for the numbers that new series get. */
final class Facts {
    private final SeriesBook book;
    private final Function<String, Optional<Duration>> longest;

    /** @param longest the longest time of a procedure, by its code */
    Facts(SeriesBook book, Function<String, Optional<Duration>> longest) {
        this.book = book;
        this.longest = longest;
    }

    Fact of(DossierCourse dossier) {
        DossierStatus believed = dossier.believed();
        if (believed.times().received() == null) {
            return Fact.NONE;
        }
        Duration most = Optional.ofNullable(believed.procedure().code())
                .flatMap(longest)
                .orElse(null);
        Course course = Course.of(believed, dossier.turns(), most);
        Set<Trait> traits = traits(dossier);
        Optional<Instant> late = OnTimeRule.lateFrom(course);
        course.end().ifPresent(end -> judge(course, end.at(), late, traits));
        int received = Days.of(course.received());
        return new Fact(
                book.number(Series.of(dossier)),
                received,
                late.map(at -> Math.max(received, Days.of(at))).orElse(Days.NEVER),
                course.end().map(end -> Math.max(received, Days.of(end.at()))).orElse(Days.NEVER),
                waiting(believed, course),
                minutes(course),
                bits(traits));
    }

    private static Set<Trait> traits(DossierCourse dossier) {
        DossierStatus believed = dossier.believed();
        Papers papers = believed.papers();
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        add(traits, Trait.ONLINE, believed.channel() == Channel.ONLINE);
        add(traits, Trait.BY_POST, believed.channel() == Channel.POST);
        add(traits, Trait.SYNCED, dossier.isAtPortal());
        add(traits, Trait.WITH_FEE, !papers.fees().isEmpty());
        String paid =
                believed.particulars() == null ? null : believed.particulars().paidOnline();
        add(traits, Trait.PAID_ONLINE, "1".equals(paid) || "2".equals(paid));
        String digitised =
                believed.particulars() == null ? null : believed.particulars().digitised();
        boolean papersDigitised = papers.documents().stream().anyMatch(document -> "1".equals(document.digitised()));
        add(traits, Trait.DIGITISED, "1".equals(digitised) || papersDigitised);
        add(traits, Trait.REUSED, papers.documents().stream().anyMatch(Facts::isReused));
        add(traits, Trait.WITH_RESULT, papers.results().stream().anyMatch(result -> isSaid(result.link())));
        return traits;
    }

    private static boolean isReused(Papers.Document document) {
        return "1".equals(document.reused()) || "1".equals(document.fromNationalStore());
    }

    private static boolean isSaid(String text) {
        return text != null && !text.isBlank();
    }

    private static void judge(Course course, Instant end, Optional<Instant> late, Set<Trait> traits) {
        Optional<Instant> allowed = OnTimeRule.allowed(course);
        boolean isLate = late.isPresent() && !late.get().isAfter(end);
        add(traits, Trait.ENDED_LATE, isLate);
        add(traits, Trait.UNJUDGED, !isLate && allowed.isEmpty());
        add(
                traits,
                Trait.ENDED_EARLY,
                !isLate && allowed.filter(due -> Days.of(end) < Days.of(due)).isPresent());
        add(traits, Trait.LATE_BY_DAY, Variant.BY_DAY.isLate(course));
        add(traits, Trait.LATE_TO_THE_SECOND, Variant.TO_THE_SECOND.isLate(course));
    }

    private static int waiting(DossierStatus believed, Course course) {
        if (believed.status() != MainStatus.SUPPLEMENT_REQUESTED
                || course.waits().isEmpty()) {
            return Days.NEVER;
        }
        Wait last = course.waits().get(course.waits().size() - 1);
        return last.until() == null ? Math.max(Days.of(course.received()), Days.of(last.from())) : Days.NEVER;
    }

    /** Never below nothing: a source may state an end before the beginning. */
    private static int minutes(Course course) {
        long minutes = course.end()
                .map(end -> Duration.between(course.received(), end.at()).toMinutes())
                .orElse(0L);
        return (int) Math.max(0, Math.min(minutes, Integer.MAX_VALUE));
    }

    private static void add(Set<Trait> traits, Trait trait, boolean isSo) {
        if (isSo) {
            traits.add(Objects.requireNonNull(trait));
        }
    }

    private static int bits(Set<Trait> traits) {
        return traits.stream().mapToInt(Trait::bit).sum();
    }
}

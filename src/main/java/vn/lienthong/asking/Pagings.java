package vn.lienthong.asking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import vn.lienthong.source.Intake;

/** In which order the pages of a source are asked for, by its parameters and by how far it has been read. */
final class Pagings {
    private final Intake intake;
    private final Clock clock;

    Pagings(Intake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    Paging whole(Parameters parameters) {
        return numbered(parameters, null);
    }

    Paging sinceCursor(Parameters parameters, String source) {
        return numbered(parameters, since(parameters, source));
    }

    Paging byLinks(Parameters parameters, String source) {
        boolean resumes = parameters.yes("resume");
        String from = resumes ? intake.cursor(source).orElse(null) : null;
        return new NextPages(
                parameters.text("url").strip(),
                parameters.text("next").strip(),
                parameters.number("pageSize", 1, 1_000_000),
                from,
                resumes);
    }

    private static Paging numbered(Parameters parameters, Since since) {
        return new NumberedPages(
                parameters.number("pageSize", 1, 1_000_000),
                parameters.number("firstPage", 0, 1),
                since,
                parameters.text("records").isBlank());
    }

    private Since since(Parameters parameters, String source) {
        Times times = new Times(parameters.text("timeFormat").strip(), parameters.zone("zone"));
        Instant from = Times.said(parameters.text("from").strip(), times.zone())
                .orElseThrow(() -> Parameters.wrong(
                        "from", parameters.text("from"), "ngày như 2026-01-31", "a day such as 2026-01-31"));
        Instant cursor = intake.cursor(source)
                .flatMap(text -> Times.said(text, times.zone()))
                .orElse(from);
        Duration overlap = Duration.ofSeconds(parameters.number("overlap", 0, 31_536_000));
        return new Since(times, parameters.text("modified").strip(), cursor, overlap, clock.instant());
    }
}

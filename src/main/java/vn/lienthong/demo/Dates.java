package vn.lienthong.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How each kind of source writes time (domain.md 6.5). */
enum Dates {
    /** 20261012093000, local. */
    PORTAL("yyyyMMddHHmmss", "20260231170000"),
    /** 12/10/2026 09:30:00, local. */
    SLASHES("dd/MM/yyyy HH:mm:ss", "31/02/2026 17:00:00"),
    /** 12/10/2026 09:30, local: the seconds are lost. */
    MINUTES("dd/MM/yyyy HH:mm", "31/02/2026 17:00"),
    /** 12/10/2026, local: the time is lost. */
    DAY("dd/MM/yyyy", "31/02/2026"),
    /** 2026-10-12T02:30:00.000+0000, truly UTC. */
    UTC("yyyy-MM-dd'T'HH:mm:ss.SSSxx", "2026-02-31T10:00:00.000+0000"),
    /** 2026-10-12T09:30:00.000Z, local time that claims to be UTC (FM-29). */
    FALSE_Z("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", "2026-02-31T17:00:00.000Z");

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final DateTimeFormatter format;
    private final String impossible;

    Dates(String pattern, String impossible) {
        this.format = DateTimeFormatter.ofPattern(pattern);
        this.impossible = impossible;
    }

    String write(Instant at) {
        return format.format(at.atZone(this == UTC ? ZoneOffset.UTC : ZONE));
    }

    String write(Optional<Instant> at) {
        return at.map(this::write).orElse("");
    }

    String due(Snapshot snapshot) {
        return snapshot.flaw() == Flaw.IMPOSSIBLE_DATE
                ? impossible
                : write(snapshot.life().due());
    }
}

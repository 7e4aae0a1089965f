package vn.lienthong.sandbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The dossier numbers that GetNextValue gave: agency, day and a running number, as in the sample. Guarded by {@link StandIn}. */
final class IssuedNumbers {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final long FIRST_ID = 10_000_000;

    private final Set<String> issued = new HashSet<>();
    private final Clock clock;
    private long last;

    IssuedNumbers(Collection<String> before, Clock clock) {
        this.clock = clock;
        issued.addAll(before);
        before.forEach(number -> last = Math.max(last, tail(number)));
    }

    String next(String agency) {
        String day = LocalDate.ofInstant(clock.instant(), VIETNAM).format(DateTimeFormatter.BASIC_ISO_DATE);
        String number = "%s-%s-%07d".formatted(agency, day, ++last);
        issued.add(number);
        return number;
    }

    boolean isIssued(String number) {
        return issued.contains(number);
    }

    /** The idHoSo of the dossier that has this number. */
    static String id(String number) {
        return Long.toString(FIRST_ID + tail(number));
    }

    private static long tail(String number) {
        return Long.parseLong(number.substring(number.lastIndexOf('-') + 1));
    }
}

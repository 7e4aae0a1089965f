package vn.lienthong.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is odd about a record by itself. Asked for every news, so it walks over characters and makes nothing. */
final class Remarks {
    private static final long VIETNAM_SECONDS = 7 * 3600;

    /** So far two clocks that are looked after may be apart. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private Remarks() {}

    /** @param at when it was received */
    static Set<Remark> of(DossierStatus heard, Instant at) {
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        if (heard.applicant() != null && isInvented(heard.applicant())) {
            remarks.add(Remark.NUMBER_INVENTED);
        }
        if (isSubmitted(heard.papers())) {
            remarks.add(Remark.RESULT_IS_SUBMITTED);
        }
        if (links(heard.papers()).anyMatch(Link::isUnreachable)) {
            remarks.add(Remark.LINK_UNREACHABLE);
        }
        if (isAtNight(heard.times())) {
            remarks.add(Remark.ODD_HOUR);
        }
        if (heard.event().at() != null && heard.event().at().isAfter(at.plus(AHEAD))) {
            remarks.add(Remark.TIME_AHEAD);
        }
        return remarks;
    }

    private static boolean isInvented(Applicant applicant) {
        return isInvented(applicant.idNumber())
                || applicant.identities().stream().anyMatch(identity -> isInvented(identity.number()));
    }

    /**
     * Digits alone that count up or down, are all alike, begin with six zeros, or are fewer than eight: personal numbers have 9 or 12 digits,
     * tax codes 10 or 13, and a spreadsheet takes a zero or two. A random number of the right length cannot be told from a true one.
     */
    static boolean isInvented(String number) {
        String digits = number == null ? "" : number.strip();
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        return digits.length() < 8
                || digits.startsWith("000000")
                || isRow(digits, 0)
                || isRow(digits, 1)
                || isRow(digits, 9);
    }

    /** Each digit is so much more than the one before it, 0 coming after 9. */
    private static boolean isRow(String digits, int step) {
        for (int i = 1; i < digits.length(); i++) {
            if ((digits.charAt(i) - digits.charAt(i - 1) - step) % 10 != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSubmitted(Papers papers) {
        return papers.results().stream()
                .map(Papers.Result::link)
                .filter(link -> link != null && !link.isBlank())
                .anyMatch(link -> papers.documents().stream().anyMatch(paper -> Objects.equals(paper.link(), link)));
    }

    private static Stream<String> links(Papers papers) {
        List<Papers.Document> documents = papers.documents();
        if (documents.isEmpty() && papers.results().isEmpty()) {
            return Stream.empty();
        }
        return Stream.concat(
                        documents.stream().map(Papers.Document::link),
                        papers.results().stream().map(Papers.Result::link))
                .filter(link -> link != null && !link.isBlank());
    }

    /** A day without an hour is midnight, or its last second: neither is meant. */
    private static boolean isAtNight(Times times) {
        return isAtNight(times.received())
                || isAtNight(times.finished())
                || isAtNight(times.returned())
                || isAtNight(times.refused());
    }

    private static boolean isAtNight(Moment moment) {
        if (moment == null) {
            return false;
        }
        Instant at = moment.at();
        long hour = Math.floorMod(at.getEpochSecond() + VIETNAM_SECONDS, 86_400L) / 3600;
        return hour >= 1 && hour < 6;
    }
}

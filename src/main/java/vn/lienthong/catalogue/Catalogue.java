package vn.lienthong.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Procedures, sectors and agencies as known before one position of the journal: what comes later does not change it. Codes
 * are texts in this room.
 */
public final class Catalogue {
    private static final ZoneId HOME = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Lists lists;
    private final long before;

    Catalogue(Lists lists, long before) {
        this.lists = lists;
        this.before = before;
    }

    /** The four lists, each with its history. */
    record Lists(
            History<Procedure> procedures,
            History<Sector> sectors,
            History<Agency> agencies,
            History<Succession> successions) {
        Lists() {
            this(new History<>(), new History<>(), new History<>(), new History<>());
        }
    }

    /** MATTHC, TENTTHC and its first sector; all but the code may be null. */
    public record Procedure(String code, String name, String sectorCode, String sectorName) {}

    /** MALINHVUC, TENLINHVUC, MANGANH; all but the code may be null. */
    public record Sector(String code, String name, String branch) {}

    /** MADONVI, TENDONVI, CAPDONVI; all but the code may be null. */
    public record Agency(String code, String name, String level) {}

    /**
     * An agency that became another.
     *
     * @param from the first day of the successor, in Vietnam
     * @param sure false where the successor's code was not read in an official list
     */
    public record Succession(String code, String successor, LocalDate from, boolean sure) {}

    public Optional<Procedure> findProcedure(String code) {
        return lists.procedures().find(code, before);
    }

    public Optional<Sector> findSector(String code) {
        return lists.sectors().find(code, before);
    }

    /** In either style: {@code 000.00.00.H56} and {@code H56} are one agency; others are found as they are written. */
    public Optional<Agency> findAgency(String code) {
        return lists.agencies().find(code, before).or(() -> lists.agencies().find(AgencyTexts.plain(code), before));
    }

    /** All procedures by code; a copy. */
    public Map<String, Procedure> procedures() {
        return lists.procedures().all(before);
    }

    /** All sectors by code; a copy. */
    public Map<String, Sector> sectors() {
        return lists.sectors().all(before);
    }

    /** All agencies by code; a copy. */
    public Map<String, Agency> agencies() {
        return lists.agencies().all(before);
    }

    /** Who stands in this agency's place, from when; empty when nobody does or nobody knows. */
    public Optional<Succession> findSuccession(String code) {
        return lists.successions().find(code, before).or(() -> lists.successions()
                .find(AgencyTexts.root(code), before));
    }

    /**
     * The agency itself, or who stands in its place at a moment. An agency below an abolished province or ministry belongs
     * to the successor of that root; where nobody knows the successor, it stays itself.
     */
    public String successor(String code, Instant at) {
        LocalDate day = at.atZone(HOME).toLocalDate();
        return findSuccession(code)
                .filter(next -> !day.isBefore(next.from()))
                .map(Succession::successor)
                .orElse(code);
    }
}

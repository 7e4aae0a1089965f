package vn.lienthong.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Procedures, sectors and agencies as known at one position of the journal. Immutable. Codes are texts in this room. */
public record Catalogue(
        Map<String, Procedure> procedures,
        Map<String, Sector> sectors,
        Map<String, Agency> agencies,
        Map<String, Succession> successions) {
    static final ZoneId HOME = ZoneId.of("Asia/Ho_Chi_Minh");
    static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of(), Map.of(), Map.of());

    public Catalogue {
        procedures = Map.copyOf(procedures);
        sectors = Map.copyOf(sectors);
        agencies = Map.copyOf(agencies);
        successions = Map.copyOf(successions);
    }

    /** MATTHC, TENTTHC and its first sector; sector components may be null. */
    public record Procedure(String code, String name, String sectorCode, String sectorName) {}

    /** MALINHVUC, TENLINHVUC; MANGANH may be null. */
    public record Sector(String code, String name, String branch) {}

    /** MADONVI, TENDONVI; CAPDONVI may be null. */
    public record Agency(String code, String name, String level) {}

    /**
     * An agency that became another.
     *
     * @param from the first day of the successor, in Vietnam
     * @param sure false where the successor's code is known only from a source that says so itself
     */
    public record Succession(String code, String successor, LocalDate from, boolean sure) {}

    public Optional<Procedure> findProcedure(String code) {
        return Optional.ofNullable(procedures.get(code));
    }

    public Optional<Sector> findSector(String code) {
        return Optional.ofNullable(sectors.get(code));
    }

    /** In either style: {@code 000.00.00.H56} and {@code H56} are one agency; others must be listed as written. */
    public Optional<Agency> findAgency(String code) {
        Agency exact = agencies.get(code);
        return Optional.ofNullable(exact != null ? exact : agencies.get(AgencyTexts.plain(code)));
    }

    /**
     * The agency itself, or who stands in its place at a moment. An agency below an abolished province or ministry
     * belongs to the successor of that root. Empty is never returned: a successor nobody knows stays the agency itself.
     */
    public String successor(String code, Instant at) {
        LocalDate day = at.atZone(HOME).toLocalDate();
        Succession own = successions.get(code);
        Succession next = own != null ? own : successions.get(AgencyTexts.root(code));
        return next == null || day.isBefore(next.from()) ? code : next.successor();
    }
}

package vn.lienthong.dashboard;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.indicator.Figure;
import vn.lienthong.indicator.Period;
import vn.lienthong.indicator.Series;

/**
 * Which dossiers of which period, and apart by what.
 *
 * @param said by parameter, as it stood in the address
 * @param catalogue who an agency is today
 */
record IndicatorChoice(Period period, Map<String, String> said, Catalogue catalogue, Instant now) {
    /** What figures may be shown apart by. */
    enum By {
        AGENCY,
        PROCEDURE,
        SECTOR,
        SOURCE
    }

    By by() {
        return switch (said("by")) {
            case "procedure" -> By.PROCEDURE;
            case "sector" -> By.SECTOR;
            case "source" -> By.SOURCE;
            default -> By.AGENCY;
        };
    }

    String said(String parameter) {
        return said.getOrDefault(parameter, "");
    }

    /** With the agencies of today in the place of those they came from (the reorganisations of 2025); else as of the event. */
    boolean isAsOfNow() {
        return !said("view").equals("then");
    }

    Optional<Figure> figure() {
        return Figure.find(said("figure"));
    }

    /** The last dossier of the page before. */
    long after() {
        String after = said("after");
        return after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0;
    }

    boolean chooses(Series series) {
        return isSaid("source", series.source())
                && isSaid("procedure", series.procedure())
                && isSaid("sector", series.sector())
                && (said("agency").isEmpty() || isWithin(series));
    }

    private boolean isSaid(String parameter, String value) {
        return said(parameter).isEmpty() || said(parameter).equals(value);
    }

    private boolean isWithin(Series series) {
        return said("agency").equals(root(series))
                || agency(series)
                        .filter(code -> code.isWithin(new AgencyCode(said("agency"))))
                        .isPresent();
    }

    /** What a series is counted under. */
    String part(Series series) {
        return switch (by()) {
            case PROCEDURE -> series.procedure();
            case SECTOR -> series.sector();
            case SOURCE -> series.source();
            case AGENCY -> said("agency").isEmpty() ? root(series) : series.agency();
        };
    }

    private String root(Series series) {
        String root = agency(series).map(AgencyCode::root).orElse(series.agency());
        return isAsOfNow() ? catalogue.successor(root, now) : root;
    }

    private static Optional<AgencyCode> agency(Series series) {
        boolean possible = !series.agency().isBlank() && series.agency().length() <= 35;
        return possible ? Optional.of(new AgencyCode(series.agency())) : Optional.empty();
    }

    /** The name of a part, as the catalogue knows it today; the code where it knows none. */
    String name(String part) {
        return switch (by()) {
            case AGENCY ->
                catalogue.findAgency(part).map(Catalogue.Agency::name).orElse(part);
            case PROCEDURE ->
                catalogue.findProcedure(part).map(Catalogue.Procedure::name).orElse(part);
            case SECTOR ->
                catalogue.findSector(part).map(Catalogue.Sector::name).orElse(part);
            case SOURCE -> part;
        };
    }
}

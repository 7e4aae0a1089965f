package vn.lienthong.dashboard;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
 * @param within the agency that is asked for; empty when none is, or none can be called so
 */
record IndicatorChoice(
        Period period, Map<String, String> said, Catalogue catalogue, Instant now, Optional<AgencyCode> within) {
    private static final Pattern AGENCY = Pattern.compile("(?=.{1,35}$)[0-9A-Za-z]+([.\\-][0-9A-Za-z]+)*");

    IndicatorChoice(Period period, Map<String, String> said, Catalogue catalogue, Instant now) {
        this(
                period,
                said,
                catalogue,
                now,
                Optional.ofNullable(said.get("agency"))
                        .filter(code -> AGENCY.matcher(code).matches())
                        .map(AgencyCode::new));
    }

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
                || within.filter(new AgencyCode(series.agency())::isWithin).isPresent();
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
        AgencyCode agency = new AgencyCode(series.agency());
        String root = agency.depth() == 0 ? series.agency() : agency.root();
        return isAsOfNow() ? catalogue.successor(root, now) : root;
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

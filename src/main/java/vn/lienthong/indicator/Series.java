package vn.lienthong.indicator;

import java.util.Objects;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.ledger.DossierCourse;

/**
 * What figures are kept by. Codes as of the event: who an agency is today, the question decides.
 *
 * @param procedure the national code, else the source's own
 * @param sector may be empty
 */
public record Series(String source, String agency, String procedure, String sector) {
    static Series of(DossierCourse dossier) {
        Procedure procedure = dossier.believed().procedure();
        String code =
                procedure.code() == null ? Objects.requireNonNullElse(procedure.localCode(), "") : procedure.code();
        return new Series(
                dossier.source(),
                dossier.believed().agency().code().value(),
                code,
                Objects.requireNonNullElse(procedure.sectorCode(), ""));
    }
}

package vn.lienthong.dossier;

import java.util.List;

/**
 * The canonical record: everything a source said about one dossier at one moment, in one vocabulary (design.md 5). What is
 * null was not said.
 *
 * @param otherNumber the dossier's second number (portal or local), when it was born elsewhere; may be null
 * @param status TrangThaiHoSo
 * @param subStatus the source's finer status, free text; may be null
 * @param officer who acted last, for a derived step (personal data); may be null
 * @param steps the source's own steps, in its order; empty when it has none
 */
public record DossierStatus(
        DossierNumber number,
        String otherNumber,
        Agency agency,
        Procedure procedure,
        Channel channel,
        Applicant applicant,
        Times times,
        MainStatus status,
        String subStatus,
        String officer,
        Particulars particulars,
        Papers papers,
        List<Step> steps,
        EventTime event) {
    public DossierStatus {
        if (number == null || agency == null || procedure == null || status == null || times == null || event == null) {
            throw new IllegalArgumentException(
                    "Expected number, agency, procedure, status, times and event of a dossier, but one is missing");
        }
        steps = steps == null ? List.of() : List.copyOf(steps);
        papers = papers == null ? Papers.NONE : papers;
    }
}

package vn.lienthong.portal;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Papers;

/**
 * Texts of a call that are longer than the portal takes and go out cut (FM-39): dossier, field, both lengths; never what they say. The whole text
 * is in the hub.
 */
final class Cuts {
    private final List<String> places = new ArrayList<>();

    private Cuts() {}

    static List<String> of(Call call) {
        Cuts cuts = new Cuts();
        for (Call.Item item : call.items()) {
            String dossier = item.number().value();
            if (item.status() != null) {
                cuts.dossier(dossier, item.status());
            }
            if (item.step() != null) {
                cuts.look(
                        dossier + "#" + item.stepOrdinal(),
                        "NguoiXuLy",
                        item.step().officer(),
                        StepBody.OFFICER);
            }
        }
        return List.copyOf(cuts.places);
    }

    private void dossier(String dossier, DossierStatus status) {
        if (status.particulars() != null) {
            look(dossier, "TrichYeuHoSo", status.particulars().summary(), DossierField.SUMMARY);
        }
        Papers papers = status.papers();
        papers.documents().forEach(paper -> look(dossier, "TenTepDinhKem", paper.name(), DossierBody.DOCUMENT_NAME));
        papers.results().forEach(paper -> look(dossier, "TenGiayTo", paper.name(), DossierBody.RESULT_NAME));
    }

    private void look(String where, String field, String value, int most) {
        if (value != null && value.length() > most) {
            places.add(where + " " + field + " " + value.length() + ">" + most);
        }
    }
}

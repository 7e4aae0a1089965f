package vn.lienthong.corridor;

import java.util.List;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.Heard;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.FailureRules;
import vn.lienthong.ledger.Redelivery;
import vn.lienthong.ledger.Windows;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Reader;
import vn.lienthong.portal.PortalAdmission;
import vn.lienthong.search.Rereading;

/** Mappings and catalogues of the search index's own: it stands elsewhere in the journal than the ledger, and its readings are nobody's drift. */
public final class OwnReadings implements Rereading {
    private final Mappings mappings = new Mappings();
    private final Catalogues catalogues = new Catalogues();
    private final Reader reader = new Reader(mappings, catalogues);
    private final Admission admission = new PortalAdmission();

    @Override
    public void activate(Entry entry) {
        if (entry.kind() == Kind.CATALOGUE) {
            catalogues.activate(entry);
        } else if (entry.kind() == Kind.ACTIVATION && !isOfOthers(entry)) {
            mappings.activate(entry);
        }
    }

    private static boolean isOfOthers(Entry entry) {
        return FailureRules.isMeant(entry) || Windows.isMeant(entry) || ActiveCredentials.isMeant(entry);
    }

    @Override
    public List<Heard> read(Entry delivery, long before) {
        return reader.readAgain(delivery, before).heard();
    }

    @Override
    public Admission admission() {
        return admission;
    }

    @Override
    public boolean agrees(Redelivery batch, String source, long decision) {
        return batch.agrees(source, mappings.findVersion(source, decision), catalogues.version(decision));
    }
}

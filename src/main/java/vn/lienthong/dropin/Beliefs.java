package vn.lienthong.dropin;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.Ledger;

/** What the hub knows of dossiers at this moment: its acknowledged writes first, then what the ledger believes. */
final class Beliefs {
    private final Ledger ledger;
    private final Awaiting awaiting;

    Beliefs(Ledger ledger, Awaiting awaiting) {
        this.ledger = ledger;
        this.awaiting = awaiting;
    }

    /** Where the ledger is; whatever lies behind is dropped from memory. */
    long bookmark() {
        long bookmark = ledger.bookmark();
        awaiting.dropUntil(bookmark);
        return bookmark;
    }

    /** Those of the dossiers that are known: created here and acknowledged, or believed. */
    Set<DossierNumber> known(List<Line> lines, long bookmark) {
        Set<DossierNumber> known = new HashSet<>();
        Set<DossierNumber> others = new HashSet<>();
        for (Line line : lines) {
            DossierNumber number = line.number();
            (awaiting.find(number, bookmark).isPresent() ? known : others).add(number);
        }
        if (!others.isEmpty()) {
            known.addAll(ledger.listBelieved(others));
        }
        return known;
    }

    /** What a look-up by this account says: empty when the dossier is unknown or another agency's. */
    Optional<Line> find(DossierNumber number, Account account, long bookmark) {
        Optional<Awaiting.Written> written = awaiting.find(number, bookmark);
        if (written.isPresent()) {
            return written.filter(w -> account.speaksFor(w.agency().value())).map(Awaiting.Written::line);
        }
        return ledger.find(number)
                .filter(page -> mayBeSeenBy(account, page))
                .flatMap(DossierPage::believed)
                .map(PortalTime::line);
    }

    private static boolean mayBeSeenBy(Account account, DossierPage page) {
        return page.source().equals(account.source())
                || page.believed()
                        .map(DossierStatus::agency)
                        .filter(agency -> account.speaksFor(agency.code().value())
                                || account.speaksFor(agency.today().value()))
                        .isPresent();
    }
}

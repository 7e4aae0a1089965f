package vn.lienthong.portal;

import java.util.Optional;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Problem;

/** What the portal requires of a dossier (domain.md 1.6): every required field, and a reception. */
public final class PortalAdmission implements Admission {
    @Override
    public Optional<Problem> obstacle(DossierStatus status) {
        return Optional.empty();
    }
}

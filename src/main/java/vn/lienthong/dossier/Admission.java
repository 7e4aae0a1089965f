package vn.lienthong.dossier;

import java.util.Optional;

/** What a receiver requires of a dossier before it takes it. Pure: the same status gives the same answer. */
@FunctionalInterface
public interface Admission {
    /** Why this status cannot be sent yet, or empty when it can. */
    Optional<Problem> obstacle(DossierStatus status);
}

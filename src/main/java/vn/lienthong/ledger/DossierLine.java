package vn.lienthong.ledger;

import java.util.Optional;
import vn.lienthong.dossier.DossierStatus;

/**
 * One dossier of a source, in short.
 *
 * @param believed what the source said last, without steps
 * @param credential with which it is delivered; empty when none is configured for its agency
 * @param delivery how far the believed state has come
 */
public record DossierLine(DossierStatus believed, Optional<String> credential, Delivery delivery) {
    public enum Delivery {
        /** The portal's answer, in the journal, says that it holds this state. */
        CONFIRMED,
        /** On its way. */
        WAITING,
        /** Waits for a person, or a person decided that it is not to be delivered. */
        HELD
    }
}

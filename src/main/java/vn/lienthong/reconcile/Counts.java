package vn.lienthong.reconcile;

import vn.lienthong.ledger.DossierLine;

/**
 * An agency's dossiers in the window.
 *
 * @param believed all that the hub holds
 * @param confirmed of these, the portal's answer says that it holds the same state
 * @param waiting on their way
 * @param held waiting for a person
 * @param received those with a reception in the window, which alone are counted (domain.md 5.2)
 * @param receivedConfirmed of these, confirmed
 */
public record Counts(long believed, long confirmed, long waiting, long held, long received, long receivedConfirmed) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    /** The portal's answer says of every one that it holds it. */
    boolean isConfirmed() {
        return confirmed == believed;
    }

    Counts plus(DossierLine line) {
        boolean isConfirmed = line.delivery() == DossierLine.Delivery.CONFIRMED;
        boolean isReceived = line.believed().times().received() != null;
        return new Counts(
                believed + 1,
                confirmed + (isConfirmed ? 1 : 0),
                waiting + (line.delivery() == DossierLine.Delivery.WAITING ? 1 : 0),
                held + (line.delivery() == DossierLine.Delivery.HELD ? 1 : 0),
                received + (isReceived ? 1 : 0),
                receivedConfirmed + (isReceived && isConfirmed ? 1 : 0));
    }

    Counts plus(Counts other) {
        return new Counts(
                believed + other.believed,
                confirmed + other.confirmed,
                waiting + other.waiting,
                held + other.held,
                received + other.received,
                receivedConfirmed + other.receivedConfirmed);
    }
}

package vn.lienthong.dossier;

import java.util.List;

/**
 * One call to the portal: what is to be said, with which credential. A batch holds each dossier once, except steps, which
 * may follow each other in order.
 *
 * @param credential the agency code (madonvi) whose session makes the call
 */
public record Call(String credential, Service service, List<Item> items) {
    public Call {
        items = List.copyOf(items);
        if (items.isEmpty() || (service.isForOne() && items.size() != 1)) {
            throw new IllegalArgumentException(
                    "Expected items for " + service + " (a look-up or a number is for one), but found " + items.size());
        }
    }

    public enum Service {
        /** DongBoHoSoMC, isUpdating "False". */
        CREATE,
        /** DongBoHoSoMC, isUpdating "True". */
        UPDATE,
        /** CapNhatTienDoHoSoMC. */
        STEPS,
        /** TraCuuHoSo. */
        LOOK_UP,
        /** GetNextValue: the adapter issues the dossier's number (only where {@link Protocol#issuesNumbers}). */
        NUMBER;

        boolean isForOne() {
            return this == LOOK_UP || this == NUMBER;
        }
    }

    /**
     * @param sent the state that is sent, or looked up, or that the steps belong to
     * @param status the snapshot for CREATE and UPDATE, else null
     * @param step for STEPS, else null
     * @param stepOrdinal the step's place among its dossier's steps, from 1; 0 for others
     * @param issued what the portal knows the dossier by, where it issues numbers
     */
    public record Item(
            DossierNumber number, Sent sent, DossierStatus status, Step step, int stepOrdinal, Issued issued) {
        public Item(DossierNumber number, Sent sent, DossierStatus status, Step step, int stepOrdinal) {
            this(number, sent, status, step, stepOrdinal, Issued.NOTHING);
        }
    }
}

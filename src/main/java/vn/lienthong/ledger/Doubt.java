package vn.lienthong.ledger;

import vn.lienthong.dossier.Sent;

/**
 * A state that was sent without anybody knowing whether it was applied: a look-up decides.
 *
 * @param create whether it was sent to be created
 */
record Doubt(Sent sent, boolean create) {
    private static final String CREATE = "CREATE ";
    private static final String UPDATE = "UPDATE ";

    /**
     * Whether the status found tells that this state was applied. An update that kept the status cannot be told from one
     * that was lost: it is sent again, which changes nothing if it had arrived.
     */
    boolean isProvenBy(int foundStatus, int deliveredStatus) {
        boolean telling = create || (deliveredStatus != 0 && deliveredStatus != sent.status());
        return telling && sent.status() != 0 && sent.status() == foundStatus;
    }

    static Doubt parse(String text) {
        return new Doubt(Sent.parse(text.substring(CREATE.length())), text.startsWith(CREATE));
    }

    @Override
    public String toString() {
        return (create ? CREATE : UPDATE) + sent;
    }
}

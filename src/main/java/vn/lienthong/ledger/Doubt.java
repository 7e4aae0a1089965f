package vn.lienthong.ledger;

import vn.lienthong.dossier.Version;

/**
 * A state that was sent without anybody knowing whether it was applied: a look-up decides.
 *
 * @param news how many news of the dossier it covers
 * @param status its main status; 0 when a newer state had taken its place before the answer came
 * @param create whether it was sent to be created
 */
record Doubt(Version version, int news, int status, boolean create) {
    /**
     * Whether the status found tells that this state was applied. An update that kept the status cannot be told from one
     * that was lost: it is sent again, which changes nothing if it had arrived.
     */
    boolean isProvenBy(int foundStatus, int deliveredStatus) {
        boolean telling = create || (deliveredStatus != 0 && deliveredStatus != status);
        return telling && status != 0 && status == foundStatus;
    }

    static Doubt parse(String text) {
        String[] parts = text.split(" ", -1);
        return new Doubt(
                Version.parse(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                "CREATE".equals(parts[3]));
    }

    @Override
    public String toString() {
        return version + " " + news + " " + status + " " + (create ? "CREATE" : "UPDATE");
    }
}

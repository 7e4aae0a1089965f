package vn.lienthong.reconcile;

/** What a reconciliation says in the end. Names are stable. */
public enum Verdict {
    /** Nothing differs, everybody who was asked answered, and the portal confirmed every dossier. */
    AGREES("KHỚP", "AGREES"),
    /**
     * Nothing was found that differs, but somebody owes an answer: dossiers are on their way or held, a suspect or a party could not
     * be asked, records could not be read.
     */
    NOT_CONFIRMED("CHƯA XÁC NHẬN HẾT", "NOT YET CONFIRMED"),
    DIFFERS("KHÔNG KHỚP", "DIFFERS"),
    /** The job was given up. */
    FAILED("KHÔNG ĐỐI SOÁT ĐƯỢC", "NOT RECONCILED");

    private final String vi;
    private final String en;

    Verdict(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }
}

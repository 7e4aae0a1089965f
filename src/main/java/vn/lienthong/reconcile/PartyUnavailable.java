package vn.lienthong.reconcile;

/** A party gave no answer that can be used; asking again later may help. Says why in both languages. */
public final class PartyUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String vietnamese;

    /** @param code stable, as in src/docs/problems.md */
    public PartyUnavailable(String code, String vietnamese, String english) {
        super(english);
        this.code = code;
        this.vietnamese = vietnamese;
    }

    public String code() {
        return code;
    }

    public String vietnamese() {
        return vietnamese;
    }

    static PartyUnavailable notDigests(String what) {
        return new PartyUnavailable(
                "digests-not-understood",
                "Dịch vụ đối soát của nguồn trả lời không đúng định dạng: " + what,
                "Expected an answer in the digest format (src/docs/reconcile.md), but found " + what);
    }
}

package vn.lienthong.source;

/** A delivery or a question that the hub does not take or cannot ask; an edge answers it in the words of the {@link Refusal}. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.en());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}

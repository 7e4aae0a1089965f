package vn.lienthong.corridor;

import vn.lienthong.source.Refusal;

/** A request the hub does not take; {@link Door} answers it as problem+json. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.en());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}

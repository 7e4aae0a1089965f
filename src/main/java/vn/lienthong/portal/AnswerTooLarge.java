package vn.lienthong.portal;

import java.io.IOException;

/** An answer that was cut off because it was longer than the hub takes: whether the portal applied the call is unknown. */
public final class AnswerTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    /** Stands in the journal as the outcome's code: never rename. */
    static final String CODE = "answer-too-large";

    public AnswerTooLarge(long mostBytes) {
        super("Expected an answer of at most " + mostBytes + " bytes, but it goes on; the connection was cut");
    }
}

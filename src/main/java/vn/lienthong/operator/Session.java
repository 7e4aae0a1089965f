package vn.lienthong.operator;

import java.time.Instant;

/**
 * An operator who has signed in.
 *
 * @param name of the operator, as decisions carry it
 * @param token the browser's cookie
 * @param formToken what every writing form must bring with it
 * @param until when it ends
 */
public record Session(String name, String token, String formToken, Instant until) {
    /** Without its secrets. */
    @Override
    public String toString() {
        return "Session of " + name + " until " + until;
    }
}

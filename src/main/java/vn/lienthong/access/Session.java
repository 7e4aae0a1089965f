package vn.lienthong.access;

import java.time.Instant;

/**
 * A person who has signed in with a browser.
 *
 * @param token the browser's cookie
 * @param formToken what every writing form must bring with it
 * @param changed when the account had last changed: it is another one once this differs
 * @param began when they signed in
 * @param until when it ends at the latest
 */
public record Session(Person person, String token, String formToken, Instant changed, Instant began, Instant until) {
    Session of(Person now) {
        return new Session(now, token, formToken, changed, began, until);
    }

    /** As decisions carry it. */
    public String name() {
        return person.name();
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "Session of " + person.name() + " until " + until;
    }
}

package vn.lienthong.access;

import java.time.Instant;

/**
 * Somebody on the way to the identity server and back. The browser carries it sealed: the hub keeps nothing for people who may never come back.
 *
 * @param state what the identity server must say back: this answer belongs to this browser's question
 * @param nonce what its token must hold: it was made for this question
 * @param verifier without which its code is worth nothing (PKCE)
 * @param redirect where it was asked to send the browser
 * @param back where the person wanted to go
 * @param lang of the pages
 * @param until when it is over
 */
record Way(String state, String nonce, String verifier, String redirect, String back, String lang, Instant until) {
    /** Without its secrets. */
    @Override
    public String toString() {
        return "Way until " + until;
    }
}

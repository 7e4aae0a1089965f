package vn.lienthong.portal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import vn.lienthong.dossier.Call;

/**
 * The one port behind which the portal's protocols live: how a call is said in one of them and what an answer means. Journal, sessions,
 * repetition and unknown outcomes are {@link Portal}'s, and the same for all; nobody above knows which one is spoken. Without
 * state; safe for many threads.
 */
interface Dialogue {
    /** Stands in the facts of every request: never rename one. */
    String protocol();

    /** The names of the credentials that speak it. */
    Collection<String> credentials();

    /** How long one call may take. */
    Duration timeout();

    /** How long nobody tries to log in again when no answer came. */
    Duration loginPause();

    /** Asks for a session; may throw when no answer comes. */
    Session login(String credential, Instant now) throws IOException;

    /**
     * What must be at the portal before the call itself, such as its files. An effect that does nobody harm when it is repeated. May throw
     * when no answer comes: then the call was not made.
     */
    default SentAhead sendAhead(Call call, String session) throws IOException {
        return SentAhead.NOTHING;
    }

    /** The call in words, without a session: what the journal keeps. */
    Said say(Call call, SentAhead ahead);

    Wire.Request request(Call call, Said said, String session);

    AnswerReading read(Call call, Wire.Answer answer, Instant now);
}

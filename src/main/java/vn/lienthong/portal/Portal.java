package vn.lienthong.portal;

import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Call;
import vn.lienthong.journal.Journal;

/**
 * Says what a {@link Call} holds to the portal and writes down what came of it (design.md, decision 3). Safe for many threads.
 */
public final class Portal {
    private final PortalSettings settings;

    public Portal(PortalSettings settings, Journal journal, Wire wire, Clock clock) {
        this.settings = settings;
    }

    /**
     * Logs in if need be (one login at a time for each credential), makes the intent durable, sends, makes the answer
     * durable. A crash between intent and answer leaves an orphan, see {@link #orphan}. A refusal for want of a session
     * is repeated once with a new session and a new pair of entries; the first pair says POSTPONED. Blocks for at most
     * two logins and two calls, and, once something was sent, for as long as the journal cannot take the answer.
     */
    public Delivery deliver(Call call) {
        throw new UnsupportedOperationException("not yet: " + call.service());
    }

    /** The deepest credential whose agency contains this one (FM-50). Ask with the agency of today. */
    public Optional<String> credentialFor(AgencyCode agency) {
        return settings.credentials().stream()
                .filter(c -> agency.isWithin(c.madonvi()))
                .max(Comparator.comparingInt(c -> c.madonvi().depth()))
                .map(PortalCredential::name);
    }

    /**
     * Answers an intent that was found without an answer at start: UNKNOWN, so that it is looked up before anything else.
     * Durable once it returns; returns the position of the ANSWER entry.
     */
    public long orphan(long request, String credential) {
        throw new UnsupportedOperationException("not yet: " + request + credential);
    }
}

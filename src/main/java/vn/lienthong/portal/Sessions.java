package vn.lienthong.portal;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** One session for each credential, shared by all calls (FM-19). In memory only: a restart logs in again. */
final class Sessions {
    private final Map<String, SessionDoor> doors = new HashMap<>();

    Sessions(Collection<Dialogue> dialogues, Clock clock) {
        for (Dialogue dialogue : dialogues) {
            for (String credential : dialogue.credentials()) {
                doors.put(credential, new SessionDoor(credential, dialogue, clock));
            }
        }
    }

    /** The open session, or one made now, or why there is none. While one thread logs in, others of that credential wait. */
    Session enter(String credential) {
        SessionDoor door = doors.get(credential);
        return door == null ? Session.Closed.unknown(credential) : door.enter();
    }

    /** The portal refused this session. Calls that still hold it will find that out themselves; no newer one is lost. */
    void refused(String credential, String session) {
        doors.get(credential).refused(session);
    }
}

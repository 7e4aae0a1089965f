package vn.lienthong.portal;

import java.util.List;
import java.util.Map;

/**
 * Files that went ahead of a dossier, by their link at the source.
 *
 * @param notCarried files that did not go, and why: places and reasons, never names
 * @param sessionRefused the portal does not know the session: nothing was sent
 */
record SentAhead(Map<String, File> files, List<String> notCarried, boolean sessionRefused) {
    static final SentAhead NOTHING = new SentAhead(Map.of(), List.of(), false);
    static final SentAhead SESSION_REFUSED = new SentAhead(Map.of(), List.of(), true);

    SentAhead {
        files = Map.copyOf(files);
        notCarried = List.copyOf(notCarried);
    }

    /** IdTepTin and HashTepTin. */
    record File(String id, String hash) {}
}

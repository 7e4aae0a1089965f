package vn.lienthong.portal;

import java.util.List;
import vn.lienthong.journal.Payload;

/**
 * A call in words, before its session is put to it.
 *
 * @param notCarried what the dossier has and this protocol, or this call, does not take: places and reasons, never values
 * @param cut texts that go out shorter than they are: places and lengths, never values
 * @param unsayable why it cannot be said at all in this protocol, as the portal's refusal would be; empty when it can
 */
record Said(Payload body, List<String> notCarried, List<String> cut, String unsayable) {
    Said {
        notCarried = List.copyOf(notCarried);
        cut = List.copyOf(cut);
    }

    Said(Payload body, List<String> notCarried, String unsayable) {
        this(body, notCarried, List.of(), unsayable);
    }

    static Said of(byte[] body, List<String> cut) {
        return new Said(Payload.of(body), List.of(), cut, "");
    }

    static Said not(String why) {
        return new Said(Payload.empty(), List.of(), why);
    }
}

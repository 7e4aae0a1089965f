package vn.lienthong.reconcile;

import java.util.List;

/**
 * How the portal was compared: by its confirmations in the journal, and by looking up every suspect and a random sample.
 *
 * @param queue numbers to look up: suspects first, then the sample
 * @param next how many of them are done
 * @param notAskable of these, without a credential or of a protocol that has no look-up
 * @param tries how often the next one was asked in vain
 */
public record PortalSide(
        List<String> queue, int suspects, int next, int answered, int unanswered, int notAskable, int tries) {
    static final PortalSide NOT_YET = new PortalSide(List.of(), 0, 0, 0, 0, 0, 0);

    public PortalSide {
        queue = List.copyOf(queue);
    }

    boolean isDone() {
        return next >= queue.size();
    }

    PortalSide answeredOne() {
        return new PortalSide(queue, suspects, next + 1, answered + 1, unanswered, notAskable, 0);
    }

    PortalSide notAskableOne() {
        return new PortalSide(queue, suspects, next + 1, answered, unanswered, notAskable + 1, 0);
    }

    /** In vain, once more or for the last time. */
    PortalSide triedInVain(int most) {
        return tries + 1 < most
                ? new PortalSide(queue, suspects, next, answered, unanswered, notAskable, tries + 1)
                : new PortalSide(queue, suspects, next + 1, answered, unanswered + 1, notAskable, 0);
    }
}

package vn.lienthong.reconcile;

import java.util.List;

/**
 * How the portal was compared: by its confirmations in the journal, and by looking up every suspect and a random sample.
 *
 * @param queue numbers to look up: suspects first, then the sample
 * @param next how many of them are done
 * @param notAskable of these, without a credential or of a protocol that has no look-up
 * @param tries how often the next one was asked in vain
 * @param suspectsNotAskable those of {@code notAskable} that were suspects
 * @param passedOver suspects beyond {@link #MOST_SUSPECTS}, which nobody looks up
 */
public record PortalSide(
        List<String> queue,
        int suspects,
        int next,
        int answered,
        int unanswered,
        int notAskable,
        int tries,
        int suspectsNotAskable,
        int passedOver) {
    /** More are counted, and not looked up one by one; the statement says so. */
    public static final int MOST_SUSPECTS = 10_000;

    static final PortalSide NOT_YET = new PortalSide(List.of(), 0, 0, 0, 0, 0, 0, 0, 0);

    public PortalSide {
        queue = List.copyOf(queue);
    }

    static PortalSide toAsk(List<String> queue, int suspects, int passedOver) {
        return new PortalSide(queue, suspects, 0, 0, 0, 0, 0, 0, passedOver);
    }

    /** Of confirmed dossiers. */
    public int sampled() {
        return queue.size() - suspects;
    }

    boolean isDone() {
        return next >= queue.size();
    }

    /** Every suspect was asked for and answered, and every one of the sample that could be asked for. */
    boolean isWhole() {
        return unanswered == 0 && suspectsNotAskable == 0 && passedOver == 0;
    }

    PortalSide answeredOne() {
        return new PortalSide(
                queue, suspects, next + 1, answered + 1, unanswered, notAskable, 0, suspectsNotAskable, passedOver);
    }

    PortalSide notAskableOne() {
        int more = next < suspects ? 1 : 0;
        return new PortalSide(
                queue,
                suspects,
                next + 1,
                answered,
                unanswered,
                notAskable + 1,
                0,
                suspectsNotAskable + more,
                passedOver);
    }

    /** In vain, once more or for the last time. */
    PortalSide triedInVain(int most) {
        boolean again = tries + 1 < most;
        return new PortalSide(
                queue,
                suspects,
                again ? next : next + 1,
                answered,
                again ? unanswered : unanswered + 1,
                notAskable,
                again ? tries + 1 : 0,
                suspectsNotAskable,
                passedOver);
    }
}

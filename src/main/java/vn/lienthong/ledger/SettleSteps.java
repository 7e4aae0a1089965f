package vn.lienthong.ledger;

import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Problem;

/** What an answer to a call with steps means for the steps of one dossier in it. */
final class SettleSteps {
    private final Group group;
    private final Pace pace;
    private final boolean resendUnknown;

    SettleSteps(Group group, Pace pace, boolean resendUnknown) {
        this.group = group;
        this.pace = pace;
        this.resendUnknown = resendUnknown;
    }

    /** @param last the ordinal of the dossier's last step in the call */
    void settle(Row row, int last, Reply reply) {
        // They were parked, or discarded, while the call was on its way: the answer says what is in the way now.
        if (row.stepParked > 0) {
            group.freeSteps(row, ProblemState.SUPERSEDED);
        }
        if (last > row.stepsEnded) {
            judge(row, last, reply);
        } else {
            row.scheduleNews(reply.at());
        }
        group.touch(row);
        if (row.areStepsStranded()) {
            group.parkStranded(row, Refusals.stranded(row), reply.at());
        }
    }

    private void judge(Row row, int last, Reply reply) {
        switch (reply.kind()) {
            case DONE -> delivered(row, last, reply);
            case POSTPONED -> pace.postpone(row, reply);
            case EXISTS -> {
                if (reply.isAlone()) {
                    delivered(row, last, reply);
                } else {
                    pace.divide(row, reply);
                }
            }
            case UNKNOWN, FOUND, ABSENT -> {
                if (resendUnknown) {
                    pace.postpone(row, reply);
                } else {
                    group.parkSteps(row, last, Refusals.stepUnknown(), reply.at());
                }
            }
            case REFUSED, MISSING -> refused(row, reply);
        }
    }

    private void delivered(Row row, int last, Reply reply) {
        group.tally(row.source).settled += group.endSteps(row, last, StepRow.DELIVERED, reply.at());
        pace.succeed(row, reply);
    }

    private void refused(Row row, Reply reply) {
        if (!reply.isAlone()) {
            pace.divide(row, reply);
            return;
        }
        boolean missing = reply.kind() == Outcome.Kind.MISSING;
        park(row, Refusals.stepRefused(reply.outcome()), missing ? Row.STEPS_NEED_DOSSIER : 0, reply);
    }

    /** @param flag {@link Row#STEPS_NEED_DOSSIER} when they may go by themselves once the portal has the dossier, or 0 */
    void park(Row row, Problem problem, int flag, Reply reply) {
        row.flags |= flag;
        group.parkSteps(row, row.stepsEnded + 1, problem, reply.at());
    }
}

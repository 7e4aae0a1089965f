package vn.lienthong.ledger;

import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Sent;

/** What an answer to a look-up means for its dossier: it ends a doubt, or tells what to send. */
final class SettleLookUp {
    private final Group group;
    private final Pace pace;
    private final SettleDossier dossiers;
    private final SettleSteps steps;

    SettleLookUp(Group group, Pace pace, SettleDossier dossiers, SettleSteps steps) {
        this.group = group;
        this.pace = pace;
        this.dossiers = dossiers;
        this.steps = steps;
    }

    void settle(Row row, Sent sent, Reply reply) {
        switch (reply.kind()) {
            case FOUND -> found(row, reply);
            case ABSENT, MISSING -> absent(row, reply);
            case REFUSED -> refused(row, sent, reply);
            case UNKNOWN, POSTPONED, DONE, EXISTS -> pace.postpone(row, reply);
        }
    }

    private void found(Row row, Reply reply) {
        dossiers.judge(row, row.doubt == null, true);
        int status = statusCode(reply.outcome());
        Doubt doubt = row.doubt;
        if (doubt != null && doubt.isProvenBy(status, row.deliveredStatus)) {
            dossiers.confirm(row, doubt.sent(), reply.at());
        }
        row.doubt = null;
        row.presence = Presence.PRESENT;
        if (row.isOutstanding() && row.isToldAlready()) {
            confirmOrForget(row, status, reply.at());
        }
        row.schedule(reply.at());
    }

    /** The state that came back is still the portal's; if the portal says otherwise, it is told after all. */
    private void confirmOrForget(Row row, int foundStatus, long at) {
        if (foundStatus == row.status) {
            dossiers.confirm(row, row.state(), at);
            return;
        }
        row.deliveredStatus = 0;
        row.deliveredContent = Fingerprint.NONE;
    }

    private void absent(Row row, Reply reply) {
        dossiers.judge(row, row.doubt == null, false);
        row.doubt = null;
        row.presence = Presence.ABSENT;
        if (row.isOutstanding() || row.waitingSteps() == 0 || row.areStepsBlocked()) {
            row.schedule(reply.at());
            return;
        }
        steps.park(row, Refusals.stepWithoutDossier(), Row.STEPS_NEED_DOSSIER, reply);
    }

    /** It was asked for the state, or for the steps alone: what waits for the answer is parked. */
    private void refused(Row row, Sent sent, Reply reply) {
        boolean forSteps = !row.isOutstanding() && row.waitingSteps() > 0 && !row.areStepsBlocked();
        if (forSteps) {
            steps.park(row, Refusals.stepRefused(reply.outcome()), 0, reply);
            return;
        }
        dossiers.refused(row, sent, reply);
    }

    private static int statusCode(Outcome found) {
        try {
            int code = Integer.parseInt(found.code().strip());
            return MainStatus.find(code).map(MainStatus::code).orElse(0);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

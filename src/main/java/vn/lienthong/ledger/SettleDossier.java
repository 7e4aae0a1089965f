package vn.lienthong.ledger;

import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Protocol;
import vn.lienthong.dossier.Sent;

/** What an answer to a create or an update means for its dossiers. */
final class SettleDossier {
    private final Group group;
    private final Pace pace;

    SettleDossier(Group group, Pace pace) {
        this.group = group;
        this.pace = pace;
    }

    void settle(Row row, Sent sent, Reply reply) {
        boolean underIssuedNumber = Protocol.of(reply.intent().credential()).issuesNumbers();
        if (underIssuedNumber && reply.service() == Call.Service.CREATE) {
            created(row, sent, reply);
            return;
        }
        switch (reply.kind()) {
            case DONE -> delivered(row, sent, reply);
            case EXISTS -> {
                judge(row, reply.isAlone(), true);
                place(row, reply.isAlone() ? Presence.PRESENT : Presence.UNSURE, reply);
            }
            case MISSING -> place(row, reply.isAlone() ? Presence.ABSENT : Presence.UNSURE, reply);
            case REFUSED -> refused(row, sent, reply);
            case POSTPONED -> pace.postpone(row, reply);
            // A look-up's words in answer to a dossier call say nothing sure about it.
            case UNKNOWN, FOUND, ABSENT -> {
                row.doubt = new Doubt(sent, reply.service() == Call.Service.CREATE);
                row.presence = Presence.UNSURE;
                pace.postpone(row, reply);
            }
        }
    }

    /** A create under an issued number: it brings the id, and the status is still to be told. */
    private void created(Row row, Sent sent, Reply reply) {
        switch (reply.kind()) {
            case DONE -> {
                row.created(reply.outcome().code());
                pace.succeed(row, reply);
            }
            case EXISTS -> parkUnknown(row, reply);
            case REFUSED, MISSING -> {
                if (row.doubt == null) {
                    refused(row, sent, reply);
                } else {
                    parkUnknown(row, reply);
                }
            }
            case POSTPONED -> pace.postpone(row, reply);
            // The same number is sent again: whoever has it says so.
            case UNKNOWN, FOUND, ABSENT -> {
                row.doubt = new Doubt(sent, true);
                pace.postpone(row, reply);
            }
        }
    }

    /** A newer state would meet the same: it is parked whichever came meanwhile. */
    private void parkUnknown(Row row, Reply reply) {
        if (row.hold != Row.Hold.FREE) {
            row.schedule(reply.at());
            return;
        }
        group.park(row, Refusals.dossierUnknown(row.issued.number(), reply.outcome()), reply.at());
    }

    private void delivered(Row row, Sent sent, Reply reply) {
        judge(row, reply.service() == Call.Service.CREATE, false);
        confirm(row, sent, reply.at());
        pace.succeed(row, reply);
    }

    /** The portal holds this state. */
    void confirm(Row row, Sent sent, long at) {
        row.doubt = null;
        row.presence = Presence.PRESENT;
        if (sent.version().compareTo(row.delivered) > 0) {
            row.delivered = sent.version();
            row.deliveredStatus = sent.status();
            row.deliveredContent = sent.content();
            row.deliveredAt = at;
        }
        // A state that is sent again under the same number of news (a re-delivery) has not ended by what was said
        // before it.
        boolean isAnother =
                !sent.version().equals(row.version) && !sent.content().equals(row.content);
        int ended = isAnother ? Math.min(sent.news(), row.news - 1) : sent.news();
        row.ended = Math.max(row.ended, ended);
        boolean canGo = row.credential != null && (row.flags & Row.STEPS_NEED_DOSSIER) != 0;
        if (row.stepParked > 0 && canGo) {
            group.freeSteps(row, ProblemState.SUPERSEDED);
        }
    }

    /** The portal has it, has it not, or may have it: what is sent next follows from that. */
    private void place(Row row, Presence presence, Reply reply) {
        row.presence = presence;
        pace.turn(row, reply);
    }

    void refused(Row row, Sent sent, Reply reply) {
        if (!reply.isAlone()) {
            pace.divide(row, reply);
            return;
        }
        boolean newerCame = !sent.version().equals(row.version);
        if (newerCame || row.hold != Row.Hold.FREE) {
            row.batchLimit = 1;
            row.schedule(reply.at());
            return;
        }
        group.park(row, Refusals.refused(reply.service(), reply.outcome()), reply.at());
    }

    /** Whether dossiers of this source tend to be at the portal already; only what it was never asked before teaches. */
    void judge(Row row, boolean telling, boolean exists) {
        boolean first = row.presence == Presence.UNASKED || row.presence == Presence.UNSURE;
        if (telling && first && row.delivered.position() == 0 && row.doubt == null) {
            group.tally(row.source).judge(exists);
        }
    }
}

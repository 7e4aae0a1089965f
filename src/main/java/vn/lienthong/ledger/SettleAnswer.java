package vn.lienthong.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Sent;
import vn.lienthong.journal.Entry;

/** Applies what the portal answered, or that no answer came, to the dossiers of the request. */
final class SettleAnswer {
    /** After so many changes of mind between create and update, each further one waits. */
    private static final int QUICK_CHANGES = 2;

    private final Group group;
    private final LedgerSettings settings;

    SettleAnswer(Group group, LedgerSettings settings) {
        this.group = group;
        this.settings = settings;
    }

    /** One answer, for each of its dossiers. */
    private record Reply(OpenIntent intent, Outcome outcome, long at) {
        Call.Service service() {
            return intent.asked().service();
        }

        int size() {
            return intent.asked().items().size();
        }

        boolean isAlone() {
            return size() == 1;
        }
    }

    void settle(OpenIntent intent, Outcome outcome, Entry answer) {
        Reply reply = new Reply(intent, outcome, answer.at().toEpochMilli());
        if (reply.service() == Call.Service.STEPS) {
            Map<String, List<CallFacts.Item>> byDossier = intent.asked().items().stream()
                    .collect(Collectors.groupingBy(item -> item.number().value(), TreeMap::new, Collectors.toList()));
            byDossier.forEach((number, items) -> settleSteps(group.rows.get(number), items, reply));
            return;
        }
        for (CallFacts.Item item : intent.asked().items()) {
            Row row = group.rows.get(item.number().value());
            if (reply.service() == Call.Service.LOOK_UP) {
                settleLookUp(row, item, reply);
            } else {
                settleDossier(row, item, reply);
            }
            group.touch(row);
        }
    }

    private void settleDossier(Row row, CallFacts.Item item, Reply reply) {
        switch (reply.outcome().kind()) {
            case DONE -> delivered(row, item, reply);
            case EXISTS -> {
                judge(row, reply.isAlone(), true);
                place(row, reply.isAlone() ? Presence.PRESENT : Presence.UNSURE, reply);
            }
            case MISSING -> place(row, reply.isAlone() ? Presence.ABSENT : Presence.UNSURE, reply);
            case REFUSED -> refused(row, item, reply);
            case POSTPONED -> postpone(row, reply);
            // A look-up's words in answer to a dossier call say nothing sure about it.
            case UNKNOWN, FOUND, ABSENT -> {
                boolean create = reply.service() == Call.Service.CREATE;
                row.doubt = new Doubt(item.sent(), create);
                row.presence = Presence.UNSURE;
                postpone(row, reply);
            }
        }
    }

    private void delivered(Row row, CallFacts.Item item, Reply reply) {
        boolean create = reply.service() == Call.Service.CREATE;
        judge(row, create, false);
        confirm(row, item.sent(), reply.at());
        row.attempts = 0;
        row.batchLimit = 0;
        row.schedule(reply.at());
    }

    private void confirm(Row row, Sent sent, long at) {
        row.doubt = null;
        row.presence = Presence.PRESENT;
        if (sent.version().compareTo(row.delivered) > 0) {
            row.delivered = sent.version();
            row.deliveredStatus = sent.status();
            row.deliveredContent = sent.content();
            row.deliveredAt = at;
        }
        row.ended = Math.max(row.ended, sent.news());
        boolean canGo = row.credential != null && (row.flags & Row.STEPS_NEED_DOSSIER) != 0;
        if (row.stepParked > 0 && canGo) {
            group.freeSteps(row, ProblemState.SUPERSEDED);
        }
    }

    /** The portal has it, has it not, or may have it: what is sent next follows from that. */
    private void place(Row row, Presence presence, Reply reply) {
        row.presence = presence;
        row.attempts++;
        boolean quick = row.attempts <= QUICK_CHANGES;
        row.schedule(quick ? reply.at() : reply.at() + backoff(row, row.attempts - QUICK_CHANGES));
    }

    private void refused(Row row, CallFacts.Item item, Reply reply) {
        if (!reply.isAlone()) {
            divide(row, reply);
            return;
        }
        boolean newerCame = !item.sent().version().equals(row.version);
        if (newerCame || row.hold != Row.Hold.FREE) {
            row.batchLimit = 1;
            row.schedule(reply.at());
            return;
        }
        group.park(row, Refusals.refused(reply.service(), reply.outcome()), reply.at());
    }

    /** A refused batch is halved until the guilty record stands alone. */
    private void divide(Row row, Reply reply) {
        row.batchLimit = Math.max(1, reply.size() / 2);
        row.schedule(reply.at());
    }

    private void postpone(Row row, Reply reply) {
        row.attempts++;
        long wait = Math.max(reply.outcome().retryAfter().toMillis(), backoff(row, row.attempts));
        row.schedule(reply.at() + wait);
    }

    private void settleLookUp(Row row, CallFacts.Item item, Reply reply) {
        switch (reply.outcome().kind()) {
            case FOUND -> found(row, reply);
            case ABSENT, MISSING -> absent(row, reply);
            case REFUSED -> {
                if (row.isStub()) {
                    parkSteps(row, reply, Refusals.stepRefused(reply.outcome()), 0);
                } else {
                    refused(row, item, reply);
                }
            }
            case UNKNOWN, POSTPONED, DONE, EXISTS -> postpone(row, reply);
        }
    }

    private void found(Row row, Reply reply) {
        judge(row, row.doubt == null, true);
        int status = statusCode(reply.outcome());
        Doubt doubt = row.doubt;
        if (doubt != null && doubt.isProvenBy(status, row.deliveredStatus)) {
            confirm(row, doubt.sent(), reply.at());
        }
        if (row.isOutstanding() && row.isToldAlready()) {
            confirmOrForget(row, status, reply.at());
        }
        row.doubt = null;
        row.presence = Presence.PRESENT;
        row.schedule(reply.at());
    }

    /** The state that came back is still the portal's; if the portal says otherwise, it is told after all. */
    private void confirmOrForget(Row row, int foundStatus, long at) {
        if (foundStatus == row.status) {
            confirm(row, row.state(), at);
            return;
        }
        row.deliveredStatus = 0;
        row.deliveredContent = Fingerprint.NONE;
    }

    private void absent(Row row, Reply reply) {
        judge(row, row.doubt == null, false);
        row.doubt = null;
        row.presence = Presence.ABSENT;
        if (row.isOutstanding() || row.waitingSteps() == 0 || row.areStepsBlocked()) {
            row.schedule(reply.at());
            return;
        }
        parkSteps(row, reply, Refusals.stepWithoutDossier(), Row.STEPS_NEED_DOSSIER);
    }

    private void parkSteps(Row row, Reply reply, vn.lienthong.dossier.Problem problem, int flag) {
        row.flags |= flag;
        group.parkSteps(row, row.stepsEnded + 1, problem, reply.at());
    }

    private void settleSteps(Row row, List<CallFacts.Item> items, Reply reply) {
        int last = items.stream().mapToInt(CallFacts.Item::stepOrdinal).max().orElseThrow();
        // They were parked, or discarded, while the call was on its way: the answer says what is in the way now.
        if (row.stepParked > 0) {
            group.freeSteps(row, ProblemState.SUPERSEDED);
        }
        if (last > row.stepsEnded) {
            settleSteps(row, last, reply);
        } else {
            row.scheduleNews(reply.at());
        }
        group.touch(row);
        if (row.areStepsStranded()) {
            group.parkStranded(row, Refusals.stepsWithoutCredential(), reply.at());
        }
    }

    private void settleSteps(Row row, int last, Reply reply) {
        switch (reply.outcome().kind()) {
            case DONE -> stepsDelivered(row, last, reply);
            case POSTPONED -> postpone(row, reply);
            case EXISTS -> {
                if (reply.isAlone()) {
                    stepsDelivered(row, last, reply);
                } else {
                    divide(row, reply);
                }
            }
            case UNKNOWN, FOUND, ABSENT -> {
                if (settings.resendUnknownSteps()) {
                    postpone(row, reply);
                } else {
                    group.parkSteps(row, last, Refusals.stepUnknown(), reply.at());
                }
            }
            case REFUSED, MISSING -> {
                if (!reply.isAlone()) {
                    divide(row, reply);
                    break;
                }
                boolean missing = reply.outcome().kind() == Outcome.Kind.MISSING;
                parkSteps(row, reply, Refusals.stepRefused(reply.outcome()), missing ? Row.STEPS_NEED_DOSSIER : 0);
            }
        }
    }

    private void stepsDelivered(Row row, int last, Reply reply) {
        group.tally(row.source).settled += group.endSteps(row, last, StepRow.DELIVERED, reply.at());
        row.attempts = 0;
        row.batchLimit = 0;
        row.schedule(reply.at());
    }

    /** Whether dossiers of this source tend to be at the portal already; only what it was never asked before teaches. */
    private void judge(Row row, boolean telling, boolean exists) {
        boolean first = row.presence == Presence.UNASKED || row.presence == Presence.UNSURE;
        if (telling && first && row.delivered.position() == 0 && row.doubt == null) {
            group.tally(row.source).judge(exists);
        }
    }

    private long backoff(Row row, int attempts) {
        return settings.backoff().after(row.number, attempts).toMillis();
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

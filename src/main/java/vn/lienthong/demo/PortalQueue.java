package vn.lienthong.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A real portal client's queue: look up, create or update, then the steps. In order; a lost call is made again as it was;
 * "already exists" turns a create into an update; a refused group is sent again one by one.
 */
final class PortalQueue {
    private static final int STEPS = 10;
    private static final int CALLS_PER_FLUSH = 500;

    private final PortalTalk talk;
    private final Truth truth;
    private final int batch;
    private final PortalRecord record = new PortalRecord();
    private final Deque<Snapshot> dossiers = new ArrayDeque<>();
    private final Deque<Snapshot> steps = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> lookedUp = new HashSet<>();
    private final Set<String> procedures = new HashSet<>();
    /** The group that got no answer: it goes again unchanged, whatever has been queued since. */
    private List<Snapshot> inFlight = List.of();

    private int singles;

    PortalQueue(PortalTalk talk, Truth truth, int batch) {
        this.talk = talk;
        this.truth = truth;
        this.batch = batch;
    }

    void add(List<Snapshot> snapshots) {
        dossiers.addAll(snapshots);
    }

    boolean isEmpty() {
        return dossiers.isEmpty() && steps.isEmpty();
    }

    /** Sends what it can; what is lost stays for the next flush. */
    void flush() {
        int calls = 0;
        boolean answered = true;
        while (answered && !dossiers.isEmpty() && calls++ < CALLS_PER_FLUSH) {
            answered = ready(dossiers.peek()) && sendDossiers();
        }
        while (answered && dossiers.isEmpty() && !steps.isEmpty()) {
            answered = sendSteps();
        }
    }

    /** The look-ups a client makes on the way. False when one was lost. */
    private boolean ready(Snapshot snapshot) {
        String procedure = snapshot.life().procedure().code();
        if (!procedures.contains(procedure)) {
            if (talk.procedure(procedure).kind() == Answer.Kind.LOST) {
                return false;
            }
            procedures.add(procedure);
        }
        return snapshot.number().isEmpty() || lookedUp(snapshot.number());
    }

    private boolean lookedUp(String number) {
        if (known.contains(number) || lookedUp.contains(number)) {
            return true;
        }
        Answer answer = talk.find(number);
        if (answer.kind() == Answer.Kind.LOST) {
            return false;
        }
        lookedUp.add(number);
        if (answer.found()) {
            known.add(number);
        }
        return true;
    }

    private boolean sendDossiers() {
        List<Snapshot> group = inFlight.isEmpty() ? nextGroup() : inFlight;
        Snapshot first = group.get(0);
        ArrayNode data = Shapes.JSON.createArrayNode();
        group.forEach(snapshot -> data.add(record.dossier(snapshot)));
        boolean updating = known.contains(first.number());
        Answer answer = talk.dossiers(first.life().agency(), updating, data);
        boolean lost = answer.kind() == Answer.Kind.LOST || answer.kind() == Answer.Kind.EXPIRED;
        inFlight = lost ? group : List.of();
        if (lost) {
            return false;
        }
        singles = Math.max(0, singles - group.size());
        answered(group, updating, answer.kind());
        return true;
    }

    private void answered(List<Snapshot> group, boolean updating, Answer.Kind kind) {
        if (kind == Answer.Kind.DONE) {
            accepted(group);
        } else if (group.size() > 1) {
            singles = group.size();
        } else if (kind == Answer.Kind.EXISTS && !updating) {
            known.add(group.get(0).number());
        } else if (kind == Answer.Kind.MISSING && updating) {
            known.remove(group.get(0).number());
        } else {
            dossiers.remove();
            truth.refused(group);
        }
    }

    private void accepted(List<Snapshot> group) {
        for (Snapshot snapshot : group) {
            dossiers.remove();
            if (snapshot.flaw() == Flaw.NONE) {
                known.add(snapshot.number());
                steps.add(snapshot);
            }
        }
        truth.delivered(group);
    }

    /** The longest head of the queue that may share a call: one agency, all known or all new, each number once. */
    private List<Snapshot> nextGroup() {
        Snapshot first = dossiers.peek();
        int limit = singles > 0 || first.flaw() != Flaw.NONE ? 1 : batch;
        List<Snapshot> group = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (Snapshot next : dossiers) {
            boolean fits = group.isEmpty() || mayJoin(next, first);
            if (group.size() == limit || !fits || !numbers.add(next.number())) {
                break;
            }
            group.add(next);
        }
        return group;
    }

    private boolean mayJoin(Snapshot next, Snapshot first) {
        return next.flaw() == Flaw.NONE
                && next.life().agency().equals(first.life().agency())
                && ready(next)
                && known.contains(next.number()) == known.contains(first.number());
    }

    private boolean sendSteps() {
        List<Snapshot> group = new ArrayList<>();
        ArrayNode data = Shapes.JSON.createArrayNode();
        Agency agency = steps.peek().life().agency();
        for (Snapshot next : steps) {
            if (group.size() == STEPS || !next.life().agency().equals(agency)) {
                break;
            }
            group.add(next);
            data.add(record.step(next));
        }
        Answer answer = talk.steps(agency, data);
        if (answer.kind() == Answer.Kind.LOST || answer.kind() == Answer.Kind.EXPIRED) {
            return false;
        }
        group.forEach(sent -> steps.remove());
        if (answer.kind() == Answer.Kind.DONE) {
            truth.stepped(group.size());
        } else {
            truth.refused(List.of());
        }
        return true;
    }
}

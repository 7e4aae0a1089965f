package vn.lienthong.ledger;

import vn.lienthong.dossier.Problem;

/** A problem while a group is applied: known in full when it was opened here or loaded for a decision. */
final class OpenProblem {
    /** What a problem holds back. */
    enum Scope {
        /** A record that was not believed. */
        RECORD,
        /** The believed state of a dossier, with all its records that have not ended. */
        DOSSIER,
        /** The steps of a dossier, from one on. */
        STEP
    }

    final ProblemKey key;
    Scope scope;
    String source;
    String number;
    Problem problem;
    long openedAt;
    /** What the record said, as hex; null when nothing tells it from others. */
    String content;

    ProblemState state = ProblemState.OPEN;
    int records;
    /** False for one that was loaded for a decision and not touched. */
    boolean isChanged;

    OpenProblem(ProblemKey key) {
        this.key = key;
    }

    OpenProblem copy() {
        OpenProblem copy = new OpenProblem(key);
        copy.scope = scope;
        copy.source = source;
        copy.number = number;
        copy.problem = problem;
        copy.openedAt = openedAt;
        copy.content = content;
        copy.state = state;
        copy.records = records;
        copy.isChanged = isChanged;
        return copy;
    }

    OpenProblem copyAsWritten() {
        OpenProblem copy = copy();
        copy.isChanged = false;
        return copy;
    }

    /** False when only its state and count are to be moved. */
    boolean isWhole() {
        return problem != null;
    }
}

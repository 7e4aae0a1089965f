package vn.lienthong.ledger;

import vn.lienthong.dossier.Version;

/** One step of a dossier; the body goes when the step has ended. Mutable while a group is applied. */
final class StepRow {
    /** The highest ordinal: an id keeps 24 bits for it. */
    static final int MOST = 0xFFFFFF;

    static final int WAITING = 0;
    static final int DELIVERED = 1;
    static final int DISCARDED = 2;

    /** The id of its dossier. */
    final long dossier;

    final int ordinal;
    /** In microseconds. */
    long madeAt;

    int status;
    boolean derived;
    Version origin;
    /** 1 when a record of the account ends with this step. */
    int records;

    int state;
    Long endedAt;
    byte[] body;
    boolean isNew;
    boolean isChanged;

    StepRow(long dossier, int ordinal) {
        if (ordinal > MOST) {
            throw new IllegalStateException("Expected at most " + MOST + " steps of a dossier, but found more");
        }
        this.dossier = dossier;
        this.ordinal = ordinal;
    }

    static StepRow of(long id) {
        return new StepRow(id >> 24, (int) (id & MOST));
    }

    /** The dossier's id and behind it the ordinal, so that the steps of a dossier lie together, in order. */
    static long id(long dossier, int ordinal) {
        return dossier << 24 | ordinal;
    }

    long id() {
        return id(dossier, ordinal);
    }

    StepRow copy() {
        StepRow copy = new StepRow(dossier, ordinal);
        copy.madeAt = madeAt;
        copy.status = status;
        copy.derived = derived;
        copy.origin = origin;
        copy.records = records;
        copy.state = state;
        copy.endedAt = endedAt;
        copy.body = body;
        copy.isNew = isNew;
        copy.isChanged = isChanged;
        return copy;
    }

    void wasWritten() {
        isNew = false;
        isChanged = false;
    }

    void end(int newState, long at) {
        state = newState;
        endedAt = at;
        body = null;
        isChanged = true;
    }
}

package vn.lienthong.ledger;

import vn.lienthong.dossier.Version;

/** One step of a dossier; the body goes when the step has ended. Mutable while a group is applied. */
final class StepRow {
    static final int WAITING = 0;
    static final int DELIVERED = 1;
    static final int DISCARDED = 2;

    final String number;
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

    StepRow(String number, int ordinal) {
        this.number = number;
        this.ordinal = ordinal;
    }

    void end(int newState, long at) {
        state = newState;
        endedAt = at;
        body = null;
        isChanged = true;
    }
}

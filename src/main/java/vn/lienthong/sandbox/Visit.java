package vn.lienthong.sandbox;

import io.vertx.core.buffer.Buffer;

/** One request at one of the doors, in whichever protocol: its faults and its place in the log are the same. */
interface Visit {
    /** As named in the log, the report and the faults. */
    String service();

    /** Whom it claims to speak for; "" when it does not say. */
    String agency();

    /** How many records it is about. */
    int items();

    /** Applies it: all of it or nothing. */
    Outcome apply(long seq);

    Reply write(Outcome outcome);

    /** What goes over the wire. */
    record Reply(int status, Buffer body) {}
}

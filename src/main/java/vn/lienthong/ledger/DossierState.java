package vn.lienthong.ledger;

import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Issued;
import vn.lienthong.dossier.Subject;

/** The bytes of a row in the column {@code state}: what no query asks for. */
final class DossierState {
    private static final Heard.Hint[] HINTS = Heard.Hint.values();
    private static final Row.Hold[] HOLDS = Row.Hold.values();
    private static final Presence[] PRESENCES = Presence.values();

    private DossierState() {}

    static byte[] write(Row row) {
        BytesOut out = new BytesOut();
        writeBelief(out, row);
        writeDelivery(out, row);
        writeSteps(out, row);
        writeSubject(out, row);
        return out.toBytes();
    }

    static void read(Row row, byte[] state) {
        BytesIn in = new BytesIn(state);
        readBelief(in, row);
        readDelivery(in, row);
        readSteps(in, row);
        readSubject(in, row);
    }

    private static void writeBelief(BytesOut out, Row row) {
        out.maybe(row.event.at() == null ? null : (Long) Micros.of(row.event.at()))
                .number(row.event.sequence())
                .version(row.version)
                .version(row.origin)
                .maybe(row.receivedAt)
                .hash(row.content.high())
                .hash(row.content.low())
                .number(row.flags)
                .number(row.hint.ordinal())
                .number(row.news)
                .number(row.ended)
                .number(row.dropped)
                .number(row.hold.ordinal());
    }

    private static void readBelief(BytesIn in, Row row) {
        Long eventAt = in.maybe();
        row.event = new EventTime(eventAt == null ? null : Micros.toInstant(eventAt), in.number());
        row.version = in.version();
        row.origin = in.version();
        row.receivedAt = in.maybe();
        row.content = new Fingerprint(in.hash(), in.hash());
        row.flags = in.small();
        row.hint = HINTS[in.small()];
        row.news = in.small();
        row.ended = in.small();
        row.dropped = in.small();
        row.hold = HOLDS[in.small()];
    }

    private static void writeDelivery(BytesOut out, Row row) {
        out.number(row.presence.ordinal())
                .version(row.delivered)
                .number(row.deliveredStatus)
                .hash(row.deliveredContent.high())
                .hash(row.deliveredContent.low())
                .maybe(row.deliveredAt)
                .text(row.doubt == null ? null : row.doubt.toString())
                .number(row.attempts)
                .number(row.batchLimit);
        // Only where it has been issued, so that all other rows are as long as they were.
        if ((row.flags & Row.NUMBERED) != 0) {
            out.text(row.issued.number()).text(row.issued.id());
        }
    }

    private static void readDelivery(BytesIn in, Row row) {
        row.presence = PRESENCES[in.small()];
        row.delivered = in.version();
        row.deliveredStatus = in.small();
        row.deliveredContent = new Fingerprint(in.hash(), in.hash());
        row.deliveredAt = in.maybe();
        String doubt = in.text();
        row.doubt = doubt == null ? null : Doubt.parse(doubt);
        row.attempts = in.small();
        row.batchLimit = in.small();
        if ((row.flags & Row.NUMBERED) != 0) {
            row.issued = new Issued(in.text(), in.text());
        }
    }

    private static void writeSteps(BytesOut out, Row row) {
        out.number(row.steps)
                .number(row.stepsEnded)
                .number(row.stepRecords)
                .raw(row.stepKeys)
                .number(row.stepParked)
                .version(row.parkedOrigin);
    }

    private static void writeSubject(BytesOut out, Row row) {
        out.number(row.subject.procedure()).number(row.subject.applicant()).number(row.otherMark);
    }

    /** A row of an earlier build has none of it. */
    private static void readSubject(BytesIn in, Row row) {
        if (in.hasMore()) {
            row.subject = new Subject(in.small(), in.small());
            row.otherMark = in.small();
        }
    }

    private static void readSteps(BytesIn in, Row row) {
        row.steps = in.small();
        row.stepsEnded = in.small();
        row.stepRecords = in.small();
        row.stepKeys = in.raw();
        row.stepParked = in.small();
        row.parkedOrigin = in.version();
    }
}

package vn.lienthong.ledger;

import java.util.List;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Heard;

/** A heard status with the bytes and the fingerprint that the table will keep of it. */
final class Encoded {
    private final Heard.Status heard;
    private final DossierStatus status;
    private final byte[] bytes;
    private final Fingerprint content;

    private Encoded(Heard.Status heard, DossierStatus status, byte[] bytes) {
        this.heard = heard;
        this.status = status;
        this.bytes = bytes;
        this.content = Encoding.fingerprint(bytes);
    }

    static Encoded of(Heard.Status heard) {
        DossierStatus said = heard.status();
        EventTime event = Micros.storable(said.event());
        DossierStatus status = event.equals(said.event()) ? said : at(said, event);
        return new Encoded(heard, status, ContentBytes.write(status));
    }

    private static DossierStatus at(DossierStatus said, EventTime event) {
        return new DossierStatus(
                said.number(),
                said.otherNumber(),
                said.agency(),
                said.procedure(),
                said.channel(),
                said.applicant(),
                said.times(),
                said.status(),
                said.subStatus(),
                said.officer(),
                said.particulars(),
                said.papers(),
                List.copyOf(said.steps()),
                event);
    }

    Heard.Status heard() {
        return heard;
    }

    DossierStatus status() {
        return status;
    }

    byte[] body() {
        return Encoding.pack(bytes);
    }

    /** Of the whole record, with its number and steps: two dossiers may well say the same about themselves. */
    Fingerprint saying() {
        return Encoding.saying(status.number(), bytes, status.steps());
    }

    Fingerprint content() {
        return content;
    }
}

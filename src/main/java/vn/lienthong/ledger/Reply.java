package vn.lienthong.ledger;

import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Outcome;

/** One answer of the portal, or that none came, for each dossier of its request; {@code at} in milliseconds since 1970. */
record Reply(OpenIntent intent, Outcome outcome, long at) {
    Call.Service service() {
        return intent.asked().service();
    }

    Outcome.Kind kind() {
        return outcome.kind();
    }

    int size() {
        return intent.asked().items().size();
    }

    boolean isAlone() {
        return size() == 1;
    }
}

package vn.lienthong.ledger;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.journal.Entry;

/** The dossiers that an entry names for the ledger without being a delivery, a request, an answer or about problems. */
public final class Concerns {
    private Concerns() {}

    /** Numbers of dossiers no longer listed by their source, or to be told again; empty for any other entry. */
    public static List<String> numbers(Entry entry) {
        List<String> numbers = new ArrayList<>(Absences.numbers(entry));
        numbers.addAll(Resend.numbers(entry));
        return numbers;
    }
}

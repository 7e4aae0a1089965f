package vn.lienthong.dossier;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Whose matter a dossier is, and which, in a few bits: enough to see that two records of one number speak of two dossiers (FM-18). Bits that
 * meet hide such a case in one of 32,000; they never make one. Only like is compared with like: a national code with a national one, a name with a name.
 *
 * @param procedure stands for its procedure, 0 to 65535, the last bit for which of its codes was said; 0 when none is said
 * @param applicant stands for its applicant, likewise
 */
public record Subject(int procedure, int applicant) {
    /** Nothing is known. */
    public static final Subject UNKNOWN = new Subject(0, 0);

    public static Subject of(DossierStatus status) {
        Procedure procedure = status.procedure();
        boolean national = procedure.code() != null;
        return new Subject(mark(national ? procedure.code() : procedure.localCode(), national), applicant(status));
    }

    /** By the number where one is said, else by the name, in one case. */
    private static int applicant(DossierStatus status) {
        Applicant applicant = status.applicant();
        if (applicant == null) {
            return 0;
        }
        boolean numbered = applicant.idNumber() != null && !applicant.idNumber().isBlank();
        return mark(numbered ? applicant.idNumber() : folded(applicant.name()), numbered);
    }

    private static String folded(String name) {
        return name == null
                ? null
                : Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    }

    private static int mark(String text, boolean isOwnNumber) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        int hash = text.strip().hashCode() * 0x9E3779B9;
        return Math.max(2, hash >>> 16 & ~1) | (isOwnNumber ? 1 : 0);
    }

    /** Another procedure and another applicant: each alone is a correction, as sources make them. */
    public boolean isAnother(Subject other) {
        boolean known = procedure != 0 && other.procedure != 0 && applicant != 0 && other.applicant != 0;
        return known && differs(procedure, other.procedure) && differs(applicant, other.applicant);
    }

    private static boolean differs(int one, int other) {
        return one != other && (one & 1) == (other & 1);
    }
}

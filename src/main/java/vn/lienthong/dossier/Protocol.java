package vn.lienthong.dossier;

/**
 * Which of the portal's protocols a credential speaks; it can be told from the credential's name. One agency may have an account in
 * each: its dossiers stay with the one they began with.
 */
public enum Protocol {
    /** domain.md 1.2 to 1.7: whole dossiers, a look-up, the source's own numbers. */
    ENVELOPE(""),
    /** domain.md 1.9, since 2026: the adapter issues the number, creation tells no status, nothing can be looked up. */
    SIX_STEPS("/2026");

    /** Behind the agency's code; stands in journals: never change one. */
    private final String mark;

    Protocol(String mark) {
        this.mark = mark;
    }

    public static Protocol of(String credential) {
        return credential.endsWith(SIX_STEPS.mark) ? SIX_STEPS : ENVELOPE;
    }

    /** The name of an agency's credential in this protocol. */
    public String credential(AgencyCode agency) {
        return agency.value() + mark;
    }

    /** The agency whose credential this is. */
    public static String agency(String credential) {
        return credential.substring(0, credential.length() - of(credential).mark.length());
    }

    /** A dossier has no number at the portal before it was asked for one, and cannot be looked up by any. */
    public boolean issuesNumbers() {
        return this == SIX_STEPS;
    }
}

package vn.lienthong.ledger;

import java.io.UncheckedIOException;
import java.sql.SQLException;

/** The ledger's store did not answer or refused. Nothing was changed; try again, or rebuild if it stays so. */
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean aboutContent;
    private final boolean goneBack;

    LedgerUnavailable(SQLException cause) {
        super(
                "Expected the ledger's store to answer, but it failed (" + cause.getSQLState()
                        + "). Nothing was changed; the work is tried again",
                cause);
        this.aboutContent = isAboutContent(cause);
        this.goneBack = false;
    }

    private LedgerUnavailable(UncheckedIOException cause) {
        super(
                "Expected a key for what the ledger keeps, but: " + cause.getMessage()
                        + ". Nothing was changed; the work is tried again; is the disk full?",
                cause);
        this.aboutContent = false;
        this.goneBack = false;
    }

    private LedgerUnavailable(RuntimeException several) {
        super(
                "Expected to write what was applied, but something in it was refused. The ledger went back to what is written;"
                        + " its entries are applied again one by one",
                several);
        this.aboutContent = false;
        this.goneBack = true;
    }

    /** The keys' disk is away or full: that says nothing about what was to be sealed. */
    static LedgerUnavailable withoutKeys(UncheckedIOException cause) {
        return new LedgerUnavailable(cause);
    }

    /** Something of several groups could not be written: which, is found when their entries are applied again. */
    static LedgerUnavailable wentBack(RuntimeException several) {
        return new LedgerUnavailable(several);
    }

    /** True when the store is well but refused what it was to keep: trying again cannot help. */
    public boolean isAboutContent() {
        return aboutContent;
    }

    /** True when the ledger went back behind its bookmark: what follows the bookmark now is to be applied again. */
    public boolean hasGoneBack() {
        return goneBack;
    }

    /** By SQLState class: cardinality, data, integrity. */
    static boolean isAboutContent(SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        return state.startsWith("21") || state.startsWith("22") || state.startsWith("23");
    }
}

package vn.lienthong.ledger;

import java.sql.SQLException;

/** The ledger's store did not answer or refused. Nothing was changed; try again, or rebuild if it stays so. */
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    LedgerUnavailable(SQLException cause) {
        super(
                "Expected the ledger's store to answer, but it failed (" + cause.getSQLState()
                        + "). Nothing was changed; the work is tried again",
                cause);
    }
}

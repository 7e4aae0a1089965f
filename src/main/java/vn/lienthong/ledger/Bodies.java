package vn.lienthong.ledger;

import java.io.UncheckedIOException;
import vn.lienthong.vault.RowKeys;

/** What tables hold of people, sealed under the key of its dossier; texts of problems under one that they share. */
final class Bodies {
    private static final int CONTENT = 1;
    private static final int STEP = 2;

    private final RowKeys keys;

    Bodies(RowKeys keys) {
        this.keys = keys;
    }

    byte[] sealContent(Row row, byte[] clear) {
        return seal(row.id, CONTENT, clear);
    }

    byte[] content(Row row) {
        return content(row, row.body);
    }

    byte[] content(Row row, byte[] sealed) {
        return keys.open(row.id, CONTENT, sealed).orElseThrow(() -> erased(row.id));
    }

    byte[] sealStep(Row row, byte[] clear) {
        return seal(row.id, STEP, clear);
    }

    byte[] step(StepRow step) {
        return keys.open(step.dossier, STEP, step.body).orElseThrow(() -> erased(step.dossier));
    }

    String sealText(String clear) {
        try {
            return keys.sealText(clear);
        } catch (UncheckedIOException e) {
            throw LedgerUnavailable.withoutKeys(e);
        }
    }

    String text(String sealed) {
        return keys.openText(sealed);
    }

    private byte[] seal(long row, int purpose, byte[] clear) {
        try {
            return keys.seal(row, purpose, clear);
        } catch (UncheckedIOException e) {
            throw LedgerUnavailable.withoutKeys(e);
        }
    }

    private static IllegalStateException erased(long dossier) {
        return new IllegalStateException("Expected the key of dossier " + dossier + ", but it was destroyed");
    }
}

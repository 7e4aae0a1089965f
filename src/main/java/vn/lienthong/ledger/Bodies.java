package vn.lienthong.ledger;

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
        return keys.seal(row.id, CONTENT, clear);
    }

    byte[] content(Row row) {
        return content(row, row.body);
    }

    byte[] content(Row row, byte[] sealed) {
        return keys.open(row.id, CONTENT, sealed).orElseThrow(() -> erased(row.id));
    }

    byte[] sealStep(Row row, byte[] clear) {
        return keys.seal(row.id, STEP, clear);
    }

    byte[] step(StepRow step) {
        return keys.open(step.dossier, STEP, step.body).orElseThrow(() -> erased(step.dossier));
    }

    String sealText(String clear) {
        return keys.sealText(clear);
    }

    String text(String sealed) {
        return keys.openText(sealed);
    }

    private static IllegalStateException erased(long dossier) {
        return new IllegalStateException("Expected the key of dossier " + dossier + ", but it was destroyed");
    }
}

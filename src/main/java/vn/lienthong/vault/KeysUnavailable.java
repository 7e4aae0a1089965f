package vn.lienthong.vault;

import vn.lienthong.journal.KeyMissing;

/** Keys cannot be had: the master key is missing, wrong or readable by others, or a key store was lost. A person must act. */
public final class KeysUnavailable extends KeyMissing {
    private static final long serialVersionUID = 1L;

    private final String vi;

    KeysUnavailable(String vi, String en) {
        super(en);
        this.vi = vi;
    }

    public String vietnamese() {
        return vi;
    }
}

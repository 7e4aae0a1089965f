package vn.lienthong.journal;

/**
 * A key cannot be had although nobody destroyed it: its block, or the master key, is not here. What it sealed may be whole all the same,
 * so this is no damage of the journal: a person brings the keys back.
 */
public class KeyMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyMissing(String sentence) {
        super(sentence);
    }
}

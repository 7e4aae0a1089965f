package vn.lienthong.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The statement that a key signs for the hub from now on; it is a note, an entry of the journal (kind DECISION, fact {@code action} =
 * {@code evidence-key}) and a file below {@code evidence/keys} (journal-format.md, 9).
 *
 * @param before the key it takes over from; empty for the first
 * @param now the new key, which signs the statement
 * @param note signed by the new key, and by the one before if that was at hand: then who trusts the old one may trust the new one
 */
record KeyChange(Optional<NoteKey> before, NoteKey now, SignedNote note) {
    static final String ACTION = "evidence-key";
    private static final String NONE = "-";

    /** @param old the key before, if it is at hand to sign */
    static KeyChange of(Optional<NoteKey> before, Optional<SigningKey> old, SigningKey now, Instant at) {
        NoteKey key = now.publicKey();
        String text = key.name() + "/key\nbefore " + before.map(NoteKey::line).orElse(NONE) + "\nnow " + key.line()
                + "\ntime " + at.toEpochMilli() + "\n";
        SignedNote note = new SignedNote(text, List.of(now.sign(text, at)))
                .with(old.map(one -> one.sign(text, at)).stream().toList());
        return new KeyChange(before, key, note);
    }

    /** Empty if it is no such statement, or the new key did not sign it. */
    static Optional<KeyChange> read(String whole) {
        Optional<SignedNote> note = SignedNote.read(whole);
        List<String> lines = note.map(one -> one.text().lines().toList()).orElse(List.of());
        if (lines.size() != 4
                || !lines.get(1).startsWith("before ")
                || !lines.get(2).startsWith("now ")) {
            return Optional.empty();
        }
        String before = lines.get(1).substring("before ".length());
        Optional<NoteKey> old = NoteKey.read(before);
        if (old.isEmpty() && !before.equals(NONE)) {
            return Optional.empty();
        }
        return NoteKey.read(lines.get(2).substring("now ".length()))
                .filter(key -> lines.get(0).equals(key.name() + "/key"))
                .filter(key -> note.get().isSignedBy(key))
                .map(key -> new KeyChange(old, key, note.get()));
    }

    /** Whether the key before agreed. */
    boolean isEndorsed() {
        return before.map(note::isSignedBy).orElse(false);
    }
}

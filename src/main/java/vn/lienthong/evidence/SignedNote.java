package vn.lienthong.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A text and who signed it, in the form of C2SP signed-note: the text, an empty line, and a line {@code — name base64} for each signature.
 * Reading one proves nothing: ask {@link #isSignedBy}.
 *
 * @param text ends with a line feed
 * @param lines the signature lines, in their order, without line feeds
 */
public record SignedNote(String text, List<String> lines) {
    private static final int MOST = 1024 * 1024;
    private static final int MOST_LINES = 100;
    private static final int HASH = 4;
    private static final String DASH = "— ";

    public SignedNote {
        if (!isText(text)) {
            throw new IllegalArgumentException(
                    "Expected a text that ends with a line feed and has no other control characters");
        }
        lines = List.copyOf(lines);
    }

    /** Whether this text can be signed: whole lines, no control characters. */
    public static boolean isText(String text) {
        return text.endsWith("\n")
                && text.length() <= MOST
                && text.chars().noneMatch(c -> (c < 0x20 && c != '\n') || c == 0xFFFD);
    }

    /** Empty if it is not of this form; at least one signature line, at most a hundred. */
    public static Optional<SignedNote> read(String note) {
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || note.length() > MOST || !isText(note.substring(0, split + 1))) {
            return Optional.empty();
        }
        List<String> lines = note.substring(split + 2).lines().toList();
        boolean signed = !lines.isEmpty()
                && lines.size() <= MOST_LINES
                && lines.stream().allMatch(line -> Signed.read(line).isPresent());
        return signed ? Optional.of(new SignedNote(note.substring(0, split + 1), lines)) : Optional.empty();
    }

    /** The whole note, as it is kept and sent. */
    public String whole() {
        return text + "\n" + String.join("\n", lines) + "\n";
    }

    /** The same text with further signatures; a line that is there already is not added again. */
    SignedNote with(List<String> more) {
        List<String> all = new ArrayList<>(lines);
        more.stream().filter(line -> !all.contains(line)).forEach(all::add);
        return new SignedNote(text, all);
    }

    /** True if there are signatures under this key's name and hash, and all of them are right. */
    public boolean isSignedBy(NoteKey key) {
        List<byte[]> own = signaturesOf(key);
        return !own.isEmpty() && own.stream().allMatch(signature -> key.verifies(text, signature));
    }

    /** When a witness says it saw this; empty unless {@link #isSignedBy} holds for its key. */
    public Optional<Instant> cosignedAt(NoteKey witness) {
        boolean holds = witness.kind() == NoteKey.Kind.COSIGNATURE && isSignedBy(witness);
        return holds ? signaturesOf(witness).stream().map(NoteKey::time).min(Instant::compareTo) : Optional.empty();
    }

    private List<byte[]> signaturesOf(NoteKey key) {
        return lines.stream()
                .flatMap(line -> Signed.read(line).stream())
                .filter(signed -> signed.name.equals(key.name()) && signed.hash.equals(key.hash()))
                .map(signed -> signed.bytes)
                .toList();
    }

    static String line(NoteKey key, byte[] signature) {
        byte[] hashed = Ed25519.joined(HexFormat.of().parseHex(key.hash()), signature);
        return DASH + key.name() + " " + java.util.Base64.getEncoder().encodeToString(hashed);
    }

    private static final class Signed {
        private final String name;
        private final String hash;
        private final byte[] bytes;

        private Signed(String name, byte[] hashed) {
            this.name = name;
            this.hash = HexFormat.of().formatHex(hashed, 0, HASH);
            this.bytes = Arrays.copyOfRange(hashed, HASH, hashed.length);
        }

        static Optional<Signed> read(String line) {
            String[] parts =
                    line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
            if (parts.length != 2 || !NoteKey.isName(parts[0])) {
                return Optional.empty();
            }
            byte[] hashed = NoteKey.decode(parts[1]);
            return hashed.length > HASH ? Optional.of(new Signed(parts[0], hashed)) : Optional.empty();
        }
    }
}

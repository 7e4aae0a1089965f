package vn.lienthong.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Signed checkpoints one behind the other, never changed: a checkpoint that gets cosignatures later stands there again with them. A crash may
 * leave the beginning of a note at the end; it was never shown to anybody, and is cut before the next is written.
 */
final class CheckpointFile {
    private static final String DASH = "— ";
    private static final int TAIL = 64 * 1024;

    private final Path file;

    CheckpointFile(Path file) {
        this.file = file;
    }

    /** Durable when it returns. What a full disk left of the one before is cut first, or the two would run together. */
    void append(SignedNote note) throws IOException {
        mend();
        Durable.append(file, note.whole());
    }

    /** Cuts a note that was begun and not finished. */
    void mend() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        // One character a byte: what is torn may be the middle of a character.
        String text = new String(tail(), StandardCharsets.ISO_8859_1);
        int torn = text.length() - wholeUntil(text);
        if (torn > 0) {
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                open.setLength(open.length() - torn);
                open.getFD().sync();
            }
        }
    }

    /** The last notes, oldest first; at least the very last one, if there is any. */
    List<SignedNote> latest() throws IOException {
        List<SignedNote> notes = new ArrayList<>();
        if (Files.exists(file)) {
            String text = new String(tail(), StandardCharsets.UTF_8);
            split(text.lines().toList(), note -> SignedNote.read(note).ifPresent(notes::add));
        }
        return notes;
    }

    /** All of them, oldest first. What is no note is handed over as empty. */
    static void each(Path file, Consumer<Optional<SignedNote>> reader) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (isOver(lines, line)) {
                    reader.accept(SignedNote.read(String.join("\n", lines) + "\n"));
                    lines.clear();
                }
                lines.add(line);
            }
            if (!lines.isEmpty()) {
                reader.accept(SignedNote.read(String.join("\n", lines) + "\n"));
            }
        }
    }

    /** Notes one behind the other. */
    static void split(List<String> all, Consumer<String> reader) {
        List<String> lines = new ArrayList<>();
        for (String line : all) {
            if (isOver(lines, line)) {
                reader.accept(String.join("\n", lines) + "\n");
                lines.clear();
            }
            lines.add(line);
        }
        reader.accept(String.join("\n", lines) + "\n");
    }

    /** A line that is no signature, behind one that is, begins the next note. */
    private static boolean isOver(List<String> lines, String next) {
        return !lines.isEmpty() && lines.get(lines.size() - 1).startsWith(DASH) && !next.startsWith(DASH);
    }

    private static int wholeUntil(String text) {
        String mark = new String(("\n" + DASH).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        int last = text.lastIndexOf(mark);
        if (last < 0) {
            return 0;
        }
        int end = text.indexOf('\n', last + 1);
        if (end >= 0) {
            return end + 1;
        }
        // The last signature line has no end: it goes, and with it its note if it was the first line of it.
        boolean first = last > 0 && text.charAt(last - 1) == '\n';
        return first ? wholeUntil(text.substring(0, last)) : last + 1;
    }

    private byte[] tail() throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long length = open.length();
            byte[] end = new byte[(int) Math.min(length, TAIL)];
            open.seek(length - end.length);
            open.readFully(end);
            return end;
        }
    }
}

package vn.lienthong.evidence;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the first so many messages are, in 32 bytes (C2SP tlog-checkpoint). The text is the origin, the size, the root in base64, and two extension
 * lines: {@code time <milliseconds since 1970>}, when the hub made it, and {@code chain <base64>}, the chain of the last entry covered.
 *
 * @param origin which log
 * @param size how many messages: the last one covered
 * @param root lower-case hex
 * @param at the hub's clock; empty in the checkpoints of others
 * @param chain lower-case hex; empty in the checkpoints of others
 */
public record Checkpoint(String origin, long size, String root, Optional<Instant> at, Optional<String> chain) {
    private static final String TIME = "time ";
    private static final String CHAIN = "chain ";

    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || size < 0 || !root.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Expected an origin, a size and a root of 32 bytes");
        }
    }

    static Checkpoint of(String origin, long size, byte[] root, Instant at, String chain) {
        return new Checkpoint(
                origin,
                size,
                HexFormat.of().formatHex(root),
                Optional.of(Instant.ofEpochMilli(at.toEpochMilli())),
                Optional.of(chain));
    }

    /** Empty if the text is none. Other extension lines are passed over. */
    public static Optional<Checkpoint> read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || lines.get(0).isEmpty() || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        byte[] root = NoteKey.decode(lines.get(2));
        boolean canonical = root.length == Sha256.SIZE
                && Base64.getEncoder().encodeToString(root).equals(lines.get(2));
        if (!canonical || lines.stream().anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Checkpoint(
                lines.get(0), Long.parseLong(lines.get(1)), HexFormat.of().formatHex(root), time(lines), chain(lines)));
    }

    private static Optional<Instant> time(List<String> lines) {
        return extension(lines, TIME)
                .filter(value -> value.matches("[0-9]{1,15}"))
                .map(value -> Instant.ofEpochMilli(Long.parseLong(value)));
    }

    private static Optional<String> chain(List<String> lines) {
        return extension(lines, CHAIN).map(NoteKey::decode).map(HexFormat.of()::formatHex);
    }

    private static Optional<String> extension(List<String> lines, String name) {
        return lines.stream()
                .skip(3)
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst();
    }

    String text() {
        String encoded = Base64.getEncoder().encodeToString(rootBytes());
        String time = at.map(moment -> TIME + moment.toEpochMilli() + "\n").orElse("");
        String link = chain.map(hex -> CHAIN
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)) + "\n")
                .orElse("");
        return origin + "\n" + size + "\n" + encoded + "\n" + time + link;
    }

    byte[] rootBytes() {
        return HexFormat.of().parseHex(root);
    }
}

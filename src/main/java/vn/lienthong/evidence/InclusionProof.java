package vn.lienthong.evidence;

import java.util.HexFormat;
import java.util.List;

/**
 * That one message is the leaf {@code position - 1} of the tree that a checkpoint signs (RFC 6962, 2.1.1). Hashes are lower-case hex.
 *
 * @param size how many messages the checkpoint covers
 * @param leaf the message's leaf hash
 * @param path from the leaf up
 * @param checkpoint the signed note, with what witnesses signed to it
 */
public record InclusionProof(long position, long size, String leaf, List<String> path, String checkpoint) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    static InclusionProof of(long position, long size, byte[] leaf, List<byte[]> path, SignedNote note) {
        HexFormat hex = HexFormat.of();
        return new InclusionProof(
                position,
                size,
                hex.formatHex(leaf),
                path.stream().map(hex::formatHex).toList(),
                note.whole());
    }
}

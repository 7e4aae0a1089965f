package vn.lienthong.journal;

/**
 * What an auditor needs to check one entry against its neighbours; all hashes in lower-case hex (journal-format.md, 3).
 * They are computed in {@link Leaf}.
 *
 * @param keyId the key that the contents are encrypted with; {@code none} when they are not
 * @param salt the 16 bytes that make the commitment say nothing about the contents; kept with the contents; empty
 *     once they were destroyed
 * @param commitment covers salt, facts and payload
 * @param leaf the RFC 6962 leaf hash over the clear header and the commitment
 * @param chain covers this leaf and everything before it
 */
public record Seal(String keyId, String salt, String commitment, String leaf, String chain) {}

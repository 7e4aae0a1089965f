package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import vn.lienthong.dossier.Fingerprint;

/** Stands for a source's record as it was sent, whatever its place in the delivery. Computed for failed records only. */
final class Contents {
    private Contents() {}

    static Fingerprint fingerprint(JsonNode record) {
        try {
            byte[] text = record.toString().getBytes(StandardCharsets.UTF_8);
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
            return new Fingerprint(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

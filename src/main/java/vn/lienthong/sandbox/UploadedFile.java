package vn.lienthong.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The one file of a multipart form (RFC 7578), of which only the hash is kept. */
final class UploadedFile {
    private static final String BOUNDARY = "boundary=";
    private static final String HEAD_ENDS = "\r\n\r\n";

    private UploadedFile() {}

    /** SHA-256 in hex; "" unless the form holds exactly one file with something in it. */
    static String hash(String contentType, byte[] body) {
        int at = contentType == null ? -1 : contentType.indexOf(BOUNDARY);
        if (at < 0) {
            return "";
        }
        String boundary = contentType
                .substring(at + BOUNDARY.length())
                .replace("\"", "")
                .split(";")[0]
                .strip();
        // One byte, one character: the file's bytes come back unchanged.
        String form = new String(body, StandardCharsets.ISO_8859_1);
        String found = "";
        for (String part : form.split(Pattern.quote("--" + boundary), -1)) {
            int head = part.indexOf(HEAD_ENDS);
            if (head < 0 || !part.substring(0, head).contains("filename=")) {
                continue;
            }
            if (!found.isEmpty()) {
                return "";
            }
            found = part.substring(head + HEAD_ENDS.length(), Math.max(head + HEAD_ENDS.length(), part.length() - 2));
        }
        return found.isEmpty() ? "" : sha256(found.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256, which every Java has", e);
        }
    }
}

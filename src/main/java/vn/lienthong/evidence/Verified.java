package vn.lienthong.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Up to where verifications were clean without a gap: a convenience for the next one, and proof of nothing. */
public final class Verified {
    private Verified() {}

    /** 0 for none. */
    public static long upTo(EvidenceSettings settings) throws IOException {
        Path file = file(settings);
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Keeps a verdict that is clean and joins on to what was verified before; others change nothing. */
    public static void keep(EvidenceSettings settings, AuditVerdict verdict) throws IOException {
        boolean joins = verdict.findings().isEmpty() && verdict.from() <= upTo(settings) + 1 && verdict.to() > 0;
        if (joins) {
            Files.createDirectories(settings.folder());
            Files.writeString(file(settings), verdict.to() + "\n");
        }
    }

    private static Path file(EvidenceSettings settings) {
        return settings.folder().resolve("verified");
    }
}

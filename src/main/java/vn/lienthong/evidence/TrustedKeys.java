package vn.lienthong.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The keys an auditor trusts and those that follow from them by endorsed statements. */
final class TrustedKeys {
    private TrustedKeys() {}

    /** @param given by the auditor; none: the hub's own word is taken for its first key, which proves less */
    static List<NoteKey> of(List<NoteKey> given, Path book, List<AuditFinding> findings) throws IOException {
        return of(given, new PublicKeys(book).list(), findings);
    }

    static List<NoteKey> of(List<NoteKey> given, List<KeyChange> changes, List<AuditFinding> findings) {
        List<NoteKey> trusted = new ArrayList<>(given);
        if (trusted.isEmpty() && !changes.isEmpty()) {
            trusted.add(changes.get(0).now());
        }
        for (KeyChange change : changes) {
            boolean follows = change.before().filter(trusted::contains).isPresent();
            if (follows && change.isEndorsed()) {
                trusted.add(change.now());
            } else if (follows && !trusted.contains(change.now())) {
                findings.add(new AuditFinding(
                        Flaw.KEY_NOT_ENDORSED,
                        0,
                        "Khóa " + change.now().line() + " thay khóa cũ mà khóa cũ không ký nhận",
                        "Expected the key before to sign for " + change.now().line()
                                + ", but it did not; ask the people who run the hub, then trust it by --key"));
            }
        }
        return trusted;
    }
}

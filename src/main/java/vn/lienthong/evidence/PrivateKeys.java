package vn.lienthong.evidence;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;

/** Which private key the settings mean. */
final class PrivateKeys {
    private PrivateKeys() {}

    /** The key of the settings; made if there never was one. */
    static SigningKey open(EvidenceSettings settings, Optional<NoteKey> last) throws IOException {
        Optional<SigningKey> found = find(settings, last);
        if (found.isPresent()) {
            return found.get();
        }
        KeyFile file = file(settings);
        if (file.isPkcs12() || last.isPresent()) {
            throw new IOException(
                    "Expected the hub's private key in " + settings.keyFile()
                            + ", but the file is not there. Restore it; or, if it is lost, let a new one take over: journal key --rotate");
        }
        SigningKey fresh = fresh(settings, last);
        file.write(fresh);
        return fresh;
    }

    static Optional<SigningKey> find(EvidenceSettings settings, Optional<NoteKey> last) throws IOException {
        KeyFile file = file(settings);
        return file.exists() ? Optional.of(file.read(name(settings, last))) : Optional.empty();
    }

    /** The one to take over: of the file given, or a new one. */
    static SigningKey next(EvidenceSettings settings, Optional<EvidenceSettings> to, Optional<NoteKey> last)
            throws IOException {
        if (to.isPresent()) {
            return file(to.get()).read(name(settings, last));
        }
        if (file(settings).isPkcs12()) {
            throw new IOException("Expected the file of the key that takes over (--to), because the key in "
                    + settings.keyFile() + " was made by others");
        }
        return fresh(settings, last);
    }

    private static SigningKey fresh(EvidenceSettings settings, Optional<NoteKey> last) {
        byte[] seed = Ed25519.newSeed(new SecureRandom());
        String name = name(settings, last);
        return name.isEmpty() ? KeyFile.named(seed) : SigningKey.of(name, NoteKey.Kind.NOTE, seed);
    }

    /** The name stays when the key changes: it is the origin of the checkpoints, by which witnesses know this log. */
    private static String name(EvidenceSettings settings, Optional<NoteKey> last) {
        return settings.name().isEmpty() ? last.map(NoteKey::name).orElse("") : settings.name();
    }

    private static KeyFile file(EvidenceSettings settings) {
        return new KeyFile(settings.keyFile(), settings.keyPassword());
    }
}

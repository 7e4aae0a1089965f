package vn.lienthong.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Collections;
import java.util.Locale;

/** Where a private key lies: a file of one line, readable by its owner alone, or PKCS#12 made by others. */
final class KeyFile {
    private final Path file;
    private final String password;

    KeyFile(Path file, String password) {
        this.file = file;
        this.password = password;
    }

    boolean isPkcs12() {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".p12") || name.endsWith(".pfx");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** @param name for a key in PKCS#12, which has none of its own that a note could carry; empty: made of the key */
    SigningKey read(String name) throws IOException {
        if (isPkcs12()) {
            byte[] seed = seedInStore();
            return name.isEmpty() ? named(seed) : SigningKey.of(name, NoteKey.Kind.NOTE, seed);
        }
        return SigningKey.read(Files.readString(file))
                .orElseThrow(() -> new IOException("Expected a private key of the form PRIVATE+KEY+name+hash+key in "
                        + file + ", but found something else; restore the file, nothing can replace it"));
    }

    /** Durable when it returns; whole or not there at all. */
    void write(SigningKey key) throws IOException {
        Durable.replace(file, key.secret() + "\n");
    }

    /** A name nobody else has, for a hub that was given none. */
    static SigningKey named(byte[] seed) {
        String raw = NoteKey.of("x", NoteKey.Kind.NOTE, Ed25519.publicKey(seed)).raw();
        return SigningKey.of("lienthong/" + raw.substring(0, 8), NoteKey.Kind.NOTE, seed);
    }

    private byte[] seedInStore() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return Ed25519.rawPrivate((PrivateKey) store.getKey(alias, password.toCharArray()));
                }
            }
            throw new IOException("Expected a private key in " + file + ", but found none");
        } catch (GeneralSecurityException e) {
            throw new IOException("Expected an Ed25519 key in " + file + ", but: " + e.getMessage(), e);
        }
    }
}

package vn.lienthong.asking;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are believed: those in a PEM file, or, without one, those that Java trusts. */
final class Trusted {
    private Trusted() {}

    static TrustManager manager(String file) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(file.isBlank() ? null : store(Path.of(file.strip())));
            return factory.getTrustManagers()[0];
        } catch (IOException | GeneralSecurityException e) {
            throw Parameters.wrong("trusted", file, "tệp PEM có chứng thư số", "a PEM file with certificates");
        }
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + count++, certificate);
            }
            if (count == 0) {
                throw new IOException("Expected certificates in " + file + ", but found none");
            }
        }
        return store;
    }
}

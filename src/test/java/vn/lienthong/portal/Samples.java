package vn.lienthong.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The untouched samples of the protocol. */
final class Samples {
    private Samples() {}

    static byte[] bytes(String name) {
        try (InputStream sample = Samples.class.getResourceAsStream(name)) {
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

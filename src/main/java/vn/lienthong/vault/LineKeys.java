package vn.lienthong.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Seals the lines of files that hold what records say, each by itself, so that a file is appended to after a crash. A line that was written
 * in clear reads as it is. Thread-safe.
 */
public final class LineKeys {
    private static final String SEALED = "sealed:";

    private final byte[] key;
    private final byte[] bound;

    /** @param key empty where nothing is sealed */
    LineKeys(byte[] key, Purpose purpose) {
        this.key = key.clone();
        this.bound = purpose.name().getBytes(StandardCharsets.US_ASCII);
    }

    /** Nothing is sealed: for tests and for stores without keys. */
    public static LineKeys none() {
        return new LineKeys(new byte[0], Purpose.REPLAY);
    }

    /** One line of ASCII, without its end. */
    public String seal(String clear) {
        if (key.length == 0) {
            return clear;
        }
        byte[] nonce = MasterKey.random(Aes.NONCE);
        byte[] sealed = Aes.seal(key, nonce, bound, clear.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
        return SEALED + Base64.getEncoder().encodeToString(all);
    }

    /** Throws {@link KeysUnavailable} for a line that does not open under this key. */
    public String open(String stored) {
        if (!stored.startsWith(SEALED)) {
            return stored;
        }
        byte[] all = bytes(stored);
        if (key.length == 0 || all.length < Aes.NONCE) {
            throw closed();
        }
        byte[] clear = Aes.open(key, Arrays.copyOf(all, Aes.NONCE), bound, all, Aes.NONCE)
                .orElseThrow(LineKeys::closed);
        return new String(clear, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String stored) {
        try {
            return Base64.getDecoder().decode(stored.substring(SEALED.length()));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static KeysUnavailable closed() {
        return new KeysUnavailable(
                "Có dòng đã mã hóa không mở được bằng khóa hiện có: hãy phục hồi keys/vault từ bản sao lưu, hoặc tạo lại tệp",
                "Expected a sealed line that opens under the key that is here, but it does not:"
                        + " restore keys/vault from its backup, or make the file again");
    }
}

package vn.lienthong.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import vn.lienthong.dossier.Version;

/** Reads what {@link BytesOut} wrote, value by value in the same order. */
final class BytesIn {
    private final byte[] bytes;
    private int at;

    BytesIn(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        int shift = 0;
        while (bytes[at] < 0) {
            value |= (long) (bytes[at++] & 0x7F) << shift;
            shift += 7;
        }
        value |= (long) bytes[at++] << shift;
        return (value >>> 1) ^ -(value & 1);
    }

    int small() {
        return Math.toIntExact(number());
    }

    long hash() {
        long value = ByteBuffer.wrap(bytes).getLong(at);
        at += Long.BYTES;
        return value;
    }

    /** What later versions add stands behind what was written before. */
    boolean hasMore() {
        return at < bytes.length;
    }

    boolean isThere() {
        return bytes[at++] != 0;
    }

    Long maybe() {
        return isThere() ? (Long) number() : null;
    }

    String text() {
        int length = small();
        if (length < 0) {
            return null;
        }
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    byte[] raw() {
        int length = small();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    Instant time() {
        return isThere() ? Instant.ofEpochSecond(number(), number()) : null;
    }

    Version version() {
        return new Version(number(), small());
    }

    <T> List<T> list(Function<BytesIn, T> read) {
        int size = small();
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(read.apply(this));
        }
        return values;
    }
}

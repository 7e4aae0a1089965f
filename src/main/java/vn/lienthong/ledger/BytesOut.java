package vn.lienthong.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import vn.lienthong.dossier.Version;

/** Values one behind the other, without names; {@link BytesIn} reads them in the same order. Equal values give equal bytes. */
final class BytesOut {
    private static final int MOST_VARINT = 10;

    private byte[] bytes = new byte[512];
    private int size;

    /** Short when it is small, whatever its sign. */
    BytesOut number(long value) {
        room(MOST_VARINT);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** Eight bytes: for hashes, which are never small. */
    BytesOut hash(long value) {
        room(Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(size, value);
        size += Long.BYTES;
        return this;
    }

    BytesOut isThere(Object value) {
        room(1);
        bytes[size++] = (byte) (value == null ? 0 : 1);
        return this;
    }

    /** @param value may be null */
    BytesOut maybe(Long value) {
        isThere(value);
        return value == null ? this : number(value);
    }

    /** @param value may be null */
    BytesOut text(String value) {
        return value == null ? number(-1) : raw(value.getBytes(StandardCharsets.UTF_8));
    }

    BytesOut raw(byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** @param value may be null */
    BytesOut time(Instant value) {
        isThere(value);
        return value == null ? this : number(value.getEpochSecond()).number(value.getNano());
    }

    BytesOut version(Version value) {
        return number(value.position()).number(value.index());
    }

    <T> BytesOut list(List<T> values, BiConsumer<BytesOut, T> write) {
        number(values.size());
        values.forEach(value -> write.accept(this, value));
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}

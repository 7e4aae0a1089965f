package vn.lienthong.search;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link RunOutput} wrote, from a place in mapped bytes on. */
final class RunInput {
    private final ByteBuffer bytes;

    RunInput(ByteBuffer mapped, long at) {
        this.bytes = mapped.duplicate().position(Math.toIntExact(at));
    }

    long number() {
        long value = 0;
        int shift = 0;
        byte next = bytes.get();
        while (next < 0) {
            value |= (next & 0x7FL) << shift;
            shift += 7;
            next = bytes.get();
        }
        return value | (long) next << shift;
    }

    long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    long fixed() {
        return bytes.getLong();
    }

    String text() {
        long size = number();
        if (size > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[(int) size];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}

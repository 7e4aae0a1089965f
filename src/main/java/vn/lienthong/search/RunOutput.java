package vn.lienthong.search;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** A file being written, with its length so far and a checksum over all of it. */
final class RunOutput implements AutoCloseable {
    private final FileChannel channel;
    private final OutputStream out;
    private final CRC32C crc = new CRC32C();
    private final byte[] few = new byte[12];
    private long length;

    RunOutput(Path file) throws IOException {
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    long length() {
        return length;
    }

    /** Over what was written since it was taken last. */
    long takeChecksum() {
        long value = crc.getValue();
        crc.reset();
        return value;
    }

    void bytes(byte[] bytes, int size) throws IOException {
        out.write(bytes, 0, size);
        crc.update(bytes, 0, size);
        length += size;
    }

    /** Seven bits a byte, the lowest first; never negative. */
    void number(long value) throws IOException {
        long rest = value;
        int size = 0;
        while (rest >= 0x80) {
            few[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        few[size++] = (byte) rest;
        bytes(few, size);
    }

    /** Small ones of either sign are short. */
    void signed(long value) throws IOException {
        number((value << 1 ^ value >> 63) & Long.MAX_VALUE);
    }

    void fixed(long value) throws IOException {
        for (int i = 0; i < Long.BYTES; i++) {
            few[i] = (byte) (value >>> (56 - 8 * i));
        }
        bytes(few, Long.BYTES);
    }

    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        bytes(bytes, bytes.length);
    }

    /** On the disk when it returns. */
    void force() throws IOException {
        out.flush();
        channel.force(true);
    }

    void flush() throws IOException {
        out.flush();
    }

    /** The channel too when what is left cannot be written. */
    @Override
    public void close() throws IOException {
        try (channel) {
            out.close();
        }
    }
}

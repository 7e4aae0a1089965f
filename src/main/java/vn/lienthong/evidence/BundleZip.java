package vn.lienthong.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A bundle's zip, read strictly (journal-format.md, 12): the files one behind the other without a gap, the directory, its end, and nothing else. So
 * there is one reading of it: no name stands twice, none leaves the folder, nothing unpacks to more than it says.
 */
final class BundleZip {
    /** Of one file. */
    private static final int LARGEST = 512 << 20;

    /** Of all that is unpacked together. */
    private static final long MOST = 2L << 30;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int END_SIZE = 22;

    private final ByteBuffer bytes;
    private final Map<String, Packed> files = new LinkedHashMap<>();

    private record Packed(int method, int at, int size, int unpacked, int crc) {}

    private BundleZip(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Empty when it is no such file, or any of its files is not what the directory says. */
    static Optional<BundleZip> open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < END_SIZE || channel.size() > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            BundleZip zip = new BundleZip(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return zip.isWhole() ? Optional.of(zip) : Optional.empty();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    Set<String> names() {
        return files.keySet();
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    Optional<byte[]> find(String name) {
        return Optional.ofNullable(files.get(name)).flatMap(this::unpack);
    }

    private boolean isWhole() throws CharacterCodingException {
        int end = bytes.capacity() - END_SIZE;
        int count = word(end + 10);
        int directory = bytes.getInt(end + 16);
        boolean ended = bytes.getInt(end) == END
                && bytes.getInt(end + 4) == 0
                && word(end + 8) == count
                && word(end + 20) == 0
                && directory >= 0
                && (long) directory + bytes.getInt(end + 12) == end;
        int entry = directory;
        int local = 0;
        long unpacked = 0;
        for (int i = 0; ended && i < count; i++) {
            Packed packed = packed(entry, local);
            if (packed == null) {
                return false;
            }
            unpacked += packed.unpacked();
            if (packed.unpacked() > LARGEST || unpacked > MOST || unpack(packed).isEmpty()) {
                return false;
            }
            local = packed.at() + packed.size() + (word(entry + 8) & 8) * 2;
            entry += 46 + word(entry + 28) + word(entry + 30) + word(entry + 32);
        }
        return ended && entry == end && local == directory;
    }

    /** The file at an entry of the directory, which must begin where the one before it ended; null when it does not. */
    private Packed packed(int entry, int local) throws CharacterCodingException {
        int flags = word(entry + 8);
        int length = word(entry + 28);
        Packed packed = new Packed(
                word(entry + 10),
                local + 30 + word(local + 26) + word(local + 28),
                bytes.getInt(entry + 20),
                bytes.getInt(entry + 24),
                bytes.getInt(entry + 16));
        boolean sound = bytes.getInt(entry) == CENTRAL
                && bytes.getInt(local) == LOCAL
                && bytes.getInt(entry + 42) == local
                && (flags & ~0x808) == 0
                && word(local + 6) == flags
                && word(local + 8) == packed.method()
                && packed.size() >= 0
                && packed.unpacked() >= 0
                && (packed.method() == 8 || packed.method() == 0 && packed.size() == packed.unpacked())
                && word(local + 26) == length
                && slice(entry + 46, length).equals(slice(local + 30, length))
                && isDescribed(packed, flags);
        String name = name(slice(entry + 46, length));
        return sound && isPlain(name) && files.putIfAbsent(name, packed) == null ? packed : null;
    }

    private boolean isDescribed(Packed packed, int flags) {
        int at = packed.at() + packed.size();
        return (flags & 8) == 0
                || bytes.getInt(at) == DESCRIPTOR
                        && bytes.getInt(at + 4) == packed.crc()
                        && bytes.getInt(at + 8) == packed.size()
                        && bytes.getInt(at + 12) == packed.unpacked();
    }

    private static String name(ByteBuffer utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    }

    /** What the hub names its files. */
    private static boolean isPlain(String name) {
        return name.matches(
                "[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9]+)?(/[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9]+)?)?");
    }

    private Optional<byte[]> unpack(Packed packed) {
        byte[] out = new byte[packed.unpacked()];
        if (packed.method() == 0) {
            slice(packed.at(), packed.size()).get(out);
        } else if (!inflate(slice(packed.at(), packed.size()), out)) {
            return Optional.empty();
        }
        CRC32 crc = new CRC32();
        crc.update(out);
        return (int) crc.getValue() == packed.crc() ? Optional.of(out) : Optional.empty();
    }

    private static boolean inflate(ByteBuffer packed, byte[] out) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            int at = 0;
            byte[] beyond = new byte[1];
            while (!inflater.finished()) {
                int some = at < out.length ? inflater.inflate(out, at, out.length - at) : inflater.inflate(beyond);
                if (some == 0 && !inflater.finished() || at == out.length && some > 0) {
                    return false;
                }
                at += some;
            }
            return at == out.length && inflater.getRemaining() == 0;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private ByteBuffer slice(int at, int length) {
        return bytes.slice(at, length);
    }

    private int word(int at) {
        return bytes.getShort(at) & 0xFFFF;
    }
}

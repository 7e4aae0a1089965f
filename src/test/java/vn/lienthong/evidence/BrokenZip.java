package vn.lienthong.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip files of a bundle that are broken, or lie: cut, flipped, with a name twice, with paths, sizes and checksums that are not so. */
final class BrokenZip {
    private BrokenZip() {}

    static byte[] of(SortedMap<String, byte[]> whole, Random random) throws IOException {
        byte[] zip = random.nextInt(8) == 0 ? named(whole, random) : packed(whole, random.nextBoolean());
        switch (random.nextInt(8)) {
            case 0 -> {
                return Arrays.copyOf(zip, random.nextInt(zip.length));
            }
            case 1 -> {
                return joined(zip, new byte[1 + random.nextInt(30)]);
            }
            case 2 -> {
                return joined(new byte[1 + random.nextInt(30)], zip);
            }
            case 3 -> flipIn(zip, directory(zip), zip.length, random);
            case 4 -> twice(zip, random);
            case 5 -> {
                int from = random.nextInt(zip.length);
                int to = Math.min(zip.length, from + 1 + random.nextInt(60));
                return joined(Arrays.copyOf(zip, from), Arrays.copyOfRange(zip, to, zip.length));
            }
            case 6 -> huge(zip, random);
            default -> flipIn(zip, 0, zip.length, random);
        }
        return zip;
    }

    private static byte[] packed(Map<String, byte[]> files, boolean stored) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                if (stored) {
                    CRC32 crc = new CRC32();
                    crc.update(file.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(file.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** Names that lead out of the folder, or are written in another way. */
    private static byte[] named(SortedMap<String, byte[]> whole, Random random) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(whole);
        List<String> names = List.of(
                "../checkpoint",
                "/checkpoint",
                "messages\\3.bin",
                "messages/../checkpoint",
                "./checkpoint",
                "thư.bin",
                "messages/3.bin/",
                "CHECKPOINT");
        files.put(names.get(random.nextInt(names.size())), new byte[random.nextInt(20)]);
        return packed(files, random.nextBoolean());
    }

    private static void flipIn(byte[] zip, int from, int to, Random random) {
        for (int flips = 1 + random.nextInt(2); flips > 0; flips--) {
            zip[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    /** The name of one file becomes that of another of the same length, in both places. */
    private static void twice(byte[] zip, Random random) {
        int at = directory(zip);
        String want = random.nextBoolean() ? "messages/17.bin" : "messages/22.bin";
        for (int entry = at; entry + 46 < zip.length && word(zip, entry) == 0x4b50; entry += size(zip, entry)) {
            if (word(zip, entry + 28) == want.length()) {
                System.arraycopy(
                        want.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, zip, entry + 46, want.length());
                int local = word(zip, entry + 42) | word(zip, entry + 44) << 16;
                System.arraycopy(
                        want.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, zip, local + 30, want.length());
            }
        }
    }

    /** Says that it unpacks to more than there is. */
    private static void huge(byte[] zip, Random random) {
        int entry = directory(zip);
        zip[entry + 24 + random.nextInt(4)] = (byte) random.nextInt(256);
    }

    private static int size(byte[] zip, int entry) {
        return 46 + word(zip, entry + 28) + word(zip, entry + 30) + word(zip, entry + 32);
    }

    private static int directory(byte[] zip) {
        return word(zip, zip.length - 6) | word(zip, zip.length - 4) << 16;
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}

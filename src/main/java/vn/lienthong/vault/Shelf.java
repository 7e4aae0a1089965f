package vn.lienthong.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Blocks of keys in a folder, one small file each, wrapped by the master key: {@code <8 hex digits>.keys} holds {@code LTKEYS}, version
 * (u16), number (u32), id of the master key (4 bytes), nonce (12 bytes) and the sealed tree; the bytes before the nonce and the folder's
 * name are the header that AES-GCM binds.
 */
final class Shelf {
    private static final String SUFFIX = ".keys";
    private static final byte[] MAGIC = "LTKEYS".getBytes(StandardCharsets.US_ASCII);
    private static final short VERSION = 1;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HEADER = MAGIC.length + 2 + 4 + 4;

    private final Path folder;
    private final Map<Integer, KeyTree> known = new ConcurrentHashMap<>();
    private volatile boolean hasDestroyed;

    Shelf(Path folder) {
        this.folder = folder;
    }

    List<Integer> numbers() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9a-f]{8}" + SUFFIX + "(" + Overwrite.FRESH + ")?"))
                    .map(name -> Integer.parseUnsignedInt(name.substring(0, 8), 16))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to list " + folder + ", but: " + e.getMessage(), e);
        }
    }

    /**
     * What a crash left: a draft that is whole is finished. Another one is thrown away where the block itself is whole, or was never there:
     * then nothing was sealed with it. Otherwise it may be the only copy, under a master key that is not here, and is refused.
     */
    void mend(MasterKey... masters) throws IOException {
        for (int number : numbers()) {
            Path file = file(number);
            Path draft = Overwrite.draft(file);
            if (!Files.exists(draft)) {
                continue;
            }
            if (opens(number, draft, masters)) {
                Overwrite.finish(file);
            } else if (!Files.exists(file) || opens(number, file, masters)) {
                Overwrite.discard(draft);
            } else {
                throw undecided(draft);
            }
        }
    }

    private boolean opens(int number, Path file, MasterKey... masters) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Arrays.stream(masters)
                .anyMatch(master -> open(number, bytes, master).isPresent());
    }

    /** Of a block that was made; another process may have made it since this folder was opened. */
    KeyTree get(int number, MasterKey master) {
        KeyTree tree = known.get(number);
        if (tree != null) {
            return tree;
        }
        KeyTree read = read(number, master);
        known.put(number, read);
        return read;
    }

    boolean has(int number) {
        return known.containsKey(number) || Files.exists(file(number));
    }

    /** A block with a number that no block has, nor had in a copy of this folder that was lost: durable when this returns. */
    synchronized int createAny(MasterKey master) throws IOException {
        int number = RANDOM.nextInt(Integer.MAX_VALUE) + 1;
        while (has(number)) {
            number = RANDOM.nextInt(Integer.MAX_VALUE) + 1;
        }
        create(number, master);
        return number;
    }

    /** The block is there, or is made now. */
    synchronized void make(int number, MasterKey master) throws IOException {
        if (!has(number)) {
            create(number, master);
        }
    }

    /** One key, for good. One after the other: of two at once the second would bring back the first one's key. */
    synchronized void destroy(int number, int index, MasterKey master) throws IOException {
        KeyTree tree = read(number, master);
        if (tree.has(index)) {
            hasDestroyed = true;
            replace(number, tree.without(index), master);
        }
    }

    /** Whether this process destroyed a key. */
    boolean hasDestroyed() {
        return hasDestroyed;
    }

    /** Durable when it returns: nothing is ever sealed with a key that a power cut could take. */
    private KeyTree create(int number, MasterKey master) throws IOException {
        KeyTree tree = KeyTree.of(MasterKey.random(Aes.KEY));
        Overwrite.create(file(number), encode(number, tree, master));
        known.put(number, tree);
        return tree;
    }

    /** Durable when it returns: the block holds this tree and what it held before is overwritten. */
    synchronized void replace(int number, KeyTree tree, MasterKey master) throws IOException {
        Overwrite.replace(file(number), encode(number, tree, master));
        known.put(number, tree);
    }

    /** Which master key a block is wrapped by; empty where the file is none of ours. */
    Optional<String> wrappedBy(int number) {
        return wrappedBy(file(number)).or(() -> wrappedBy(Overwrite.draft(file(number))));
    }

    private static Optional<String> wrappedBy(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            boolean ours = bytes.length > HEADER && Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length));
            return ours ? Optional.of(HexFormat.of().formatHex(bytes, HEADER - 4, HEADER)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private KeyTree read(int number, MasterKey master) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file(number));
        } catch (IOException e) {
            throw lost(number, "it cannot be read (" + e.getMessage() + ")");
        }
        return open(number, bytes, master)
                .map(KeyTree::decode)
                .orElseThrow(() -> lost(number, "it does not open under master key " + master.id()));
    }

    private Optional<byte[]> open(int number, byte[] bytes, MasterKey master) {
        byte[] header = header(number, master);
        if (bytes.length < HEADER || !Arrays.equals(header, Arrays.copyOf(bytes, HEADER))) {
            return Optional.empty();
        }
        return master.unwrap(Arrays.copyOfRange(bytes, HEADER, bytes.length), bound(header));
    }

    private byte[] encode(int number, KeyTree tree, MasterKey master) {
        byte[] header = header(number, master);
        byte[] wrapped = master.wrap(tree.encode(), bound(header));
        return ByteBuffer.allocate(header.length + wrapped.length)
                .put(header)
                .put(wrapped)
                .array();
    }

    private static byte[] header(int number, MasterKey master) {
        return ByteBuffer.allocate(HEADER)
                .put(MAGIC)
                .putShort(VERSION)
                .putInt(number)
                .put(HexFormat.of().parseHex(master.id()))
                .array();
    }

    private byte[] bound(byte[] header) {
        byte[] name = folder.getFileName().toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(header.length + name.length)
                .put(header)
                .put(name)
                .array();
    }

    private KeysUnavailable undecided(Path draft) {
        return new KeysUnavailable(
                "Khối khóa cạnh bản nháp " + draft + " và chính bản nháp đó"
                        + " đều không mở được bằng khóa chủ hiện có. Bản nháp có thể là bản duy nhất: không xóa. Hãy chạy lại lệnh thay"
                        + " khóa chủ còn dở với đúng khóa mới của lần đó",
                "Expected the block of keys beside " + draft
                        + ", or that draft, to open under the master key, but neither does."
                        + " The draft may be the only copy, so it is kept: give the interrupted rotation again with the key it had");
    }

    private KeysUnavailable lost(int number, String how) {
        return new KeysUnavailable(
                "Khối khóa " + file(number) + " bị mất hoặc không mở được; hãy phục hồi thư mục khóa từ bản sao lưu",
                "Expected the block of keys " + file(number) + ", but " + how
                        + "; restore the folder of keys from its backup: nothing else can open what was sealed");
    }

    Path file(int number) {
        return folder.resolve("%08x".formatted(number) + SUFFIX);
    }
}

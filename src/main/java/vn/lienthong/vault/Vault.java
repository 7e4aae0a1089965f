package vn.lienthong.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.journal.EntryCipher;

/** The keys of one hub. Thread-safe. Several processes may read; only the one that holds the journal makes keys or destroys them. */
public final class Vault {
    private static final int ONLY_BLOCK = 1;

    private final VaultSettings settings;
    private final MasterFile masterFile;
    private final Shelf entries;
    private final Shelf rows;
    private final Shelf purposes;
    private volatile MasterKey master;

    private Vault(VaultSettings settings) {
        this.settings = settings;
        this.masterFile = new MasterFile(settings.masterFile(), settings.password());
        this.entries = new Shelf(settings.folder().resolve("entries"));
        this.rows = new Shelf(settings.folder().resolve("rows"));
        this.purposes = new Shelf(settings.folder().resolve("purposes"));
    }

    /**
     * Makes nothing. Throws {@link KeysUnavailable} where keys were made before and the master key for them is missing or another one: a
     * hub must not start without, because what it stored could not be read.
     */
    public static Vault open(VaultSettings settings) {
        Vault vault = new Vault(settings);
        Set<String> ids = vault.wrappedBy();
        if (!ids.isEmpty()) {
            vault.unlock(ids);
        }
        return vault;
    }

    /** Seals the journal's entries, each with a key of its own. */
    public EntryCipher entries() {
        return new EntryKeys(this, entries, settings.sealing());
    }

    /** Seals what the ledger keeps, under a key for each dossier. */
    public RowKeys rows() {
        return new RowKeys(this, rows, settings.sealing());
    }

    /** The one key of a purpose, made at first use: durable when this returns. Empty where nothing is sealed and none was ever made. */
    public Optional<byte[]> key(Purpose purpose) throws IOException {
        if (settings.sealing()) {
            purposes.make(ONLY_BLOCK, master());
        }
        return purposes.has(ONLY_BLOCK)
                ? Optional.ofNullable(purposes.get(ONLY_BLOCK, unlocked()).find(purpose.place()))
                : Optional.empty();
    }

    /** Seals lines of files. */
    public LineKeys lines(Purpose purpose) throws IOException {
        return new LineKeys(key(purpose).orElse(new byte[0]), purpose);
    }

    /** A file that held a key in clear, written over before it is let go; nothing where there is none. */
    public static void discard(Path file) throws IOException {
        if (Files.exists(file)) {
            Overwrite.discard(file);
        }
    }

    /**
     * For whoever only compares: what was not sealed opens, and of what was this says why it cannot be had.
     *
     * @param why as {@link #open} said it
     */
    public static EntryCipher without(KeysUnavailable why) {
        return new NoKeys(why);
    }

    /** Destroys the keys of single entries for good: durable when it returns, safe to call again. */
    public void destroyEntryKeys(List<String> keyIds) throws IOException {
        new EntryKeys(this, entries, settings.sealing()).destroy(keyIds);
    }

    /** The master key's id, if there is one. */
    public Optional<String> masterId() {
        return Optional.ofNullable(master).map(MasterKey::id);
    }

    /** The master key is there, or is made now: durable when it returns. Nothing where nothing is to be sealed. */
    public void prepare() throws IOException {
        if (settings.sealing()) {
            master();
        }
    }

    /**
     * Destroys what is left of unfinished changes. For the process that holds the journal, before it reads: and before it makes keys, because
     * a master key that was read before the journal was held may have been replaced since.
     */
    public void mend() {
        Set<String> ids = wrappedBy();
        if (!ids.isEmpty()) {
            unlock(ids);
        }
        if (master == null) {
            return;
        }
        try {
            for (Shelf shelf : shelves()) {
                shelf.mend(master);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to finish a change of keys, but: " + e.getMessage(), e);
        }
    }

    MasterKey master() throws IOException {
        if (master == null) {
            makeMaster();
        }
        return master;
    }

    /** For reading: what was sealed before has a master key already, or is lost. */
    synchronized MasterKey unlocked() {
        if (master == null && !masterFile.exists()) {
            throw missing("");
        }
        if (master == null) {
            master = masterFile.read();
        }
        return master;
    }

    private synchronized void makeMaster() throws IOException {
        if (master != null) {
            return;
        }
        if (!masterFile.exists() && masterFile.isPkcs12()) {
            throw missing("");
        }
        master = masterFile.exists() ? masterFile.read() : masterFile.make();
    }

    private void unlock(Set<String> ids) {
        if (!masterFile.exists()) {
            throw missing(String.join(", ", ids));
        }
        MasterKey found = masterFile.read();
        if (!ids.equals(Set.of(found.id()))) {
            throw new KeysUnavailable(
                    "Khóa chủ trong " + masterFile.file + " là " + found.id() + " nhưng dữ liệu được mã hóa dưới khóa "
                            + String.join(", ", ids)
                            + ". Hãy phục hồi đúng khóa (hoặc chạy lại lệnh thay khóa chủ còn dở)",
                    "Expected master key " + String.join(", ", ids) + ", but the file " + masterFile.file + " holds "
                            + found.id()
                            + ". Restore the right key; if a rotation was interrupted, give its command again");
        }
        master = found;
    }

    private KeysUnavailable missing(String id) {
        return new KeysUnavailable(
                "Thiếu khóa chủ " + id + " tại " + masterFile.file
                        + ": không có nó thì không đọc được dữ liệu. Hãy phục hồi tệp từ bản sao lưu, hoặc đặt vault.master-key",
                "Expected master key " + id + " in " + masterFile.file
                        + ", but the file is not there: without it nothing stored can be read. Restore it from its backup,"
                        + " or say with vault.master-key where it is");
    }

    private Set<String> wrappedBy() {
        Set<String> ids = new TreeSet<>();
        for (Shelf shelf : shelves()) {
            shelf.numbers().forEach(number -> shelf.wrappedBy(number).ifPresent(ids::add));
        }
        return ids;
    }

    private void refuseIfIncomplete(BlocksNeeded needed) {
        List<Path> lost = needed.blocks().stream()
                .filter(number -> !entries.has(number))
                .map(entries::file)
                .toList();
        if (lost.isEmpty()) {
            return;
        }
        String some = lost.stream().limit(5).map(Path::toString).collect(Collectors.joining(", "));
        throw new KeysUnavailable(
                "Thiếu " + lost.size() + " khối khóa mà nhật ký cần (" + some
                        + "): khối phục hồi sau khi thay khóa chủ sẽ không mở được nữa. Hãy phục hồi keys/vault từ bản sao lưu trước;"
                        + " nếu không còn bản nào, thêm --without-lost-blocks: nội dung dưới các khối đó coi như mất hẳn",
                "Expected every block of keys that the journal needs, but " + lost.size() + " are not here (" + some
                        + "): one that is restored after the master key was replaced opens no more. Restore keys/vault from"
                        + " its backup first; if there is none, say --without-lost-blocks: what they sealed is lost for good");
    }

    private List<Shelf> shelves() {
        return Stream.of(entries, rows, purposes).toList();
    }

    /** What a new master key changed. */
    public record Rotated(String before, String now, int blocks) {}

    /**
     * Wraps all keys by another master key, file by file, each written over. With the old master key destroyed, every older copy of the
     * folder of keys (a backup, what a disk kept) opens nothing any more: keys that were destroyed since are gone there too. For a stopped
     * hub. Interrupted, it is called again.
     *
     * @param to the file of the key that takes over; empty: a new one is made in the old one's place
     * @param needed by what is stored; refused where one of them is not here: restored later, it would open under no key any more
     */
    public static Rotated rotate(VaultSettings settings, Optional<Path> to, String password, BlocksNeeded needed)
            throws IOException {
        Vault vault = new Vault(settings);
        vault.refuseIfIncomplete(needed);
        return new Rotation(vault.masterFile, vault.shelves()).run(to.map(file -> new MasterFile(file, password)));
    }
}

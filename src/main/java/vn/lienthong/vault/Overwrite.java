package vn.lienthong.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Small files that are on the disk when a method returns, readable by their owner alone where the file system can say so; and whose
 * former bytes are written over before they are let go. What a solid-state disk or a backup keeps all the same is not in anybody's power
 * here: the way out is a new master key.
 */
final class Overwrite {
    static final String FRESH = ".new";

    private static final FileAttribute<?>[] OWN =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private Overwrite() {}

    /** Whole under its name, or not there. */
    static void create(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = draft(file);
        draft(draft, bytes);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(file);
    }

    /**
     * Other bytes in the place of those that are there. A crash before the draft is whole leaves the file as it was; behind that, {@link
     * #finish} ends what was begun.
     */
    static void replace(Path file, byte[] bytes) throws IOException {
        draft(draft(file), bytes);
        flush(file);
        finish(file);
    }

    /** Its draft is whole: the old bytes are destroyed, and the draft takes the name. Safe to call again. */
    static void finish(Path file) throws IOException {
        takeOver(file, draft(file));
    }

    /** Whole under its name, unless there is such a file: then this throws {@code FileAlreadyExistsException} and changes nothing. */
    static void createFirst(Path file, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        // A name of its own: two that come at once must not write into one draft.
        Path draft = Files.createTempFile(folder, file.getFileName() + ".", FRESH, OWN);
        try {
            draft(draft, bytes);
            Files.createLink(file, draft);
        } catch (UnsupportedOperationException e) {
            draftFirst(file, bytes);
        } finally {
            // The same bytes under another name: not written over.
            Files.delete(draft);
        }
        flush(file);
    }

    /** A whole file beside takes the place of another one, whose bytes are destroyed. Safe to call again. */
    static void takeOver(Path file, Path next) throws IOException {
        if (Files.exists(file)) {
            wipe(file);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(file);
    }

    /** Written over, then deleted. */
    static void discard(Path file) throws IOException {
        wipe(file);
        Files.delete(file);
        flush(file);
    }

    static Path draft(Path file) {
        return file.resolveSibling(file.getFileName() + FRESH);
    }

    private static void draft(Path draft, byte[] bytes) throws IOException {
        Files.deleteIfExists(draft);
        draftFirst(draft, bytes);
    }

    private static void draftFirst(Path file, byte[] bytes) throws IOException {
        try (FileChannel out =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWN)) {
            write(out, bytes);
        }
    }

    private static void wipe(Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            write(out, new byte[(int) out.size()]);
        }
    }

    private static void write(FileChannel out, byte[] bytes) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        while (all.hasRemaining()) {
            out.write(all);
        }
        out.force(true);
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}

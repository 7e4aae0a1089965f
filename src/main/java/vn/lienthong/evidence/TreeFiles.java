package vn.lienthong.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tree's hashes on disk, derived from the journal: file {@code tree-0} has the leaf hashes, {@code tree-1} a hash for every 256 of them, {@code
 * tree-2} for every 256 of those … 32 bytes each. What lies between is made when it is asked for. Memory does not grow with the tree.
 * One writer; a crash loses what was not flushed, and may leave anything behind the last checkpoint: who opens it cuts that.
 */
final class TreeFiles implements Merkle.Nodes, AutoCloseable {
    private static final int HASH = Sha256.SIZE;
    private static final int WIDTH = 8;
    private static final int TILE = 1 << WIDTH;
    private static final String NAME = "tree-";

    private final Path folder;
    private final boolean writes;
    private final List<FileChannel> files = new ArrayList<>();
    private long size;

    private TreeFiles(Path folder, boolean writes) {
        this.folder = folder;
        this.writes = writes;
    }

    /** To write; whatever does not fit together is cut to what does. */
    static TreeFiles open(Path folder) throws IOException {
        TreeFiles tree = new TreeFiles(Files.createDirectories(folder), true);
        tree.cut(tree.whole());
        return tree;
    }

    /** To read, beside a hub that may be writing. */
    static TreeFiles look(Path folder) throws IOException {
        TreeFiles tree = new TreeFiles(folder, false);
        tree.size = Files.isDirectory(folder) ? tree.whole() : 0;
        return tree;
    }

    synchronized long size() {
        return size;
    }

    /** Behind what is there: 32 bytes each. */
    synchronized void append(byte[] leafHashes) {
        try {
            write(0, size, leafHashes);
            long after = size + leafHashes.length / HASH;
            for (int file = 1; after >> (WIDTH * file) > 0; file++) {
                long from = size >> (WIDTH * file);
                for (long tile = from; tile < after >> (WIDTH * file); tile++) {
                    write(file, tile, top(read(file - 1, tile << WIDTH, TILE)));
                }
            }
            // Moved last: what a full disk left half written is written again.
            size = after;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write the hashes of the tree in " + folder, e);
        }
    }

    @Override
    public synchronized byte[] node(int level, long index) {
        int file = level / WIDTH;
        int count = 1 << (level % WIDTH);
        if ((index + 1) << level > size) {
            throw new IllegalArgumentException(
                    "Expected hashes of the first " + size + " messages, but one behind was asked for");
        }
        try {
            return top(read(file, index * count, count));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the hashes of the tree in " + folder, e);
        }
    }

    /** Forgets all leaves behind the first so many. */
    synchronized void cut(long leaves) throws IOException {
        for (int file = 0; file < files.size() || Files.exists(path(file)); file++) {
            channel(file).truncate((leaves >> (WIDTH * file)) * HASH);
        }
        size = leaves;
    }

    synchronized void force() throws IOException {
        for (FileChannel file : files) {
            file.force(true);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (FileChannel file : files) {
            file.close();
        }
        files.clear();
    }

    /** As many leaves as all files know of. */
    private long whole() throws IOException {
        if (!Files.exists(path(0))) {
            return 0;
        }
        long leaves = Files.size(path(0)) / HASH;
        for (int file = 1; leaves >> (WIDTH * file) > 0; file++) {
            long there = Files.exists(path(file)) ? Files.size(path(file)) / HASH : 0;
            if (there < leaves >> (WIDTH * file)) {
                leaves = ((there + 1) << (WIDTH * file)) - 1;
                file = 0;
            }
        }
        return leaves;
    }

    private static byte[] top(byte[] hashes) {
        byte[] row = hashes;
        while (row.length > HASH) {
            byte[] above = new byte[row.length / 2];
            for (int at = 0; at < row.length; at += 2 * HASH) {
                byte[] left = Arrays.copyOfRange(row, at, at + HASH);
                byte[] right = Arrays.copyOfRange(row, at + HASH, at + 2 * HASH);
                System.arraycopy(Merkle.node(left, right), 0, above, at / 2, HASH);
            }
            row = above;
        }
        return row;
    }

    private void write(int file, long index, byte[] hashes) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(hashes);
        long at = index * HASH;
        while (bytes.hasRemaining()) {
            at += channel(file).write(bytes, at);
        }
    }

    private byte[] read(int file, long index, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count * HASH);
        long at = index * HASH;
        while (bytes.hasRemaining()) {
            int read = channel(file).read(bytes, at);
            if (read < 0) {
                throw new IOException(
                        "Expected " + count + " hashes at " + index + " in " + path(file) + ", but it ends before");
            }
            at += read;
        }
        return bytes.array();
    }

    private FileChannel channel(int file) throws IOException {
        while (files.size() <= file) {
            Path path = path(files.size());
            files.add(
                    writes
                            ? FileChannel.open(
                                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)
                            : FileChannel.open(path, StandardOpenOption.READ));
        }
        return files.get(file);
    }

    private Path path(int file) {
        return folder.resolve(NAME + file);
    }
}

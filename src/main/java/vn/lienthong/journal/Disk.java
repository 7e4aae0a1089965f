package vn.lienthong.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The durable steps of the segment store, in one place: tests make each of them fail. */
interface Disk {
    /** Makes a new file, or empties the one that is there. */
    Sink create(Path file) throws IOException;

    Sink open(Path file) throws IOException;

    void move(Path from, Path to) throws IOException;

    /** A new name is durable only once its directory is flushed. */
    void forceDirectory(Path directory) throws IOException;

    /** A file open for writing. */
    interface Sink extends Closeable {
        void write(ByteBuffer bytes, long at) throws IOException;

        /** Flushes contents and length; times and rights of the file may stay behind. */
        void force() throws IOException;

        void truncate(long length) throws IOException;

        @Override
        void close() throws IOException;
    }

    static Disk real() {
        return new Disk() {
            @Override
            public Sink create(Path file) throws IOException {
                return new FileSink(FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE));
            }

            @Override
            public Sink open(Path file) throws IOException {
                return new FileSink(FileChannel.open(file, StandardOpenOption.WRITE));
            }

            @Override
            public void move(Path from, Path to) throws IOException {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            }

            @Override
            public void forceDirectory(Path directory) throws IOException {
                try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        };
    }

    /** A file of the operating system. */
    record FileSink(FileChannel channel) implements Sink {
        /** Java copies heap buffers into a direct one of the same size: large groups go in slices. */
        private static final int SLICE = 1024 * 1024;

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            int end = bytes.limit();
            long to = at;
            while (bytes.position() < end) {
                bytes.limit(Math.min(end, bytes.position() + SLICE));
                to += channel.write(bytes, to);
                bytes.limit(end);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long length) throws IOException {
            channel.truncate(length);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}

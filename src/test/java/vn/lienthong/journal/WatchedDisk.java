package vn.lienthong.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The real disk with a say before and after each durable step. */
final class WatchedDisk implements Disk {
    /** The durable steps of the segment store. */
    enum Step {
        CREATE,
        WRITE,
        FORCE,
        TRUNCATE,
        MOVE,
        FORCE_DIRECTORY
    }

    /** Told of each step; may throw to make it fail. */
    interface Watcher {
        void before(Step step, Path file) throws IOException;

        void after(Step step, Path file) throws IOException;
    }

    private final Disk real = Disk.real();
    private final Watcher watcher;
    private WatchedSink created;

    WatchedDisk(Watcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public Sink create(Path file) throws IOException {
        watcher.before(Step.CREATE, file);
        Sink sink = real.create(file);
        watcher.after(Step.CREATE, file);
        created = new WatchedSink(sink, file);
        return created;
    }

    @Override
    public Sink open(Path file) throws IOException {
        return new WatchedSink(real.open(file), file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        watcher.before(Step.MOVE, to);
        real.move(from, to);
        created.file = to;
        watcher.after(Step.MOVE, to);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        watcher.before(Step.FORCE_DIRECTORY, directory);
        real.forceDirectory(directory);
        watcher.after(Step.FORCE_DIRECTORY, directory);
    }

    private final class WatchedSink implements Sink {
        private final Sink sink;
        private Path file;

        WatchedSink(Sink sink, Path file) {
            this.sink = sink;
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            watcher.before(Step.WRITE, file);
            // In two halves: a disk that fills up takes a part.
            int middle = bytes.position() + bytes.remaining() / 2;
            int end = bytes.limit();
            long half = middle - bytes.position();
            sink.write(bytes.limit(middle), at);
            bytes.limit(end);
            watcher.before(Step.WRITE, file);
            sink.write(bytes, at + half);
            watcher.after(Step.WRITE, file);
        }

        @Override
        public void force() throws IOException {
            watcher.before(Step.FORCE, file);
            sink.force();
            watcher.after(Step.FORCE, file);
        }

        @Override
        public void truncate(long length) throws IOException {
            watcher.before(Step.TRUNCATE, file);
            sink.truncate(length);
            watcher.after(Step.TRUNCATE, file);
        }

        @Override
        public void close() throws IOException {
            sink.close();
        }
    }
}

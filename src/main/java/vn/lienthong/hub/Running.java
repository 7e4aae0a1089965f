package vn.lienthong.hub;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The mark of a running hub on its data directory: a lock that ends with the process, however it ends. */
public final class Running implements AutoCloseable {
    private static final int LOOKS = 20;
    private static final long LOOK_MILLIS = 50;

    private final FileChannel channel;

    private Running(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when a hub runs on this directory. */
    public static Optional<Running> claim(Path data) throws IOException {
        Files.createDirectories(data);
        FileChannel channel =
                FileChannel.open(data.resolve("running"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new Running(channel));
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
        }
        channel.close();
        return Optional.empty();
    }

    /** For a hub that starts: a command that looks whether one runs holds the mark for a moment. Empty when it is held for longer. */
    static Optional<Running> claimSoon(Path data) throws IOException, InterruptedException {
        Optional<Running> running = claim(data);
        for (int i = 0; i < LOOKS && running.isEmpty(); i++) {
            Thread.sleep(LOOK_MILLIS);
            running = claim(data);
        }
        return running;
    }

    public static boolean isHeld(Path data) throws IOException {
        Optional<Running> free = claim(data);
        if (free.isPresent()) {
            free.get().close();
        }
        return free.isEmpty();
    }

    /** As {@link #isHeld}, but makes nothing: for a copy that may not be written. */
    public static boolean isSeenHeld(Path data) throws IOException {
        Path mark = data.resolve("running");
        return Files.exists(mark) && Files.isWritable(mark) && isHeld(data);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

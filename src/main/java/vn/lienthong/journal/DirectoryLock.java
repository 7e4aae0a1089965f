package vn.lienthong.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Two processes never write one journal. The operating system frees the lock when the process ends in any way. */
record DirectoryLock(FileChannel channel) implements Closeable {
    static DirectoryLock take(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve("journal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // The holder is this process: refused below like any other.
        }
        channel.close();
        throw new JournalUnavailable(
                JournalUnavailable.Reason.IN_USE,
                "Expected to be alone with the journal in " + directory
                        + ", but another process holds it; stop that one, or give this one another data directory");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package vn.lienthong.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The machine's clock, bent by a file that another process writes: {@code <since, ms> <factor> <offset, ms>}. So the bench sets a
 * hub's clock wrong while it runs, or makes its days pass faster, without touching the machine's.
 */
public final class SteeredClock extends Clock {
    private static final long LOOK_NANOS = 50_000_000;

    private final Path file;
    private final Clock machine;
    private long lookedAt;
    private Bend bend;

    private record Bend(long since, double factor, long offset) {}

    private SteeredClock(Path file, Clock machine) {
        this.file = file;
        this.machine = machine;
        this.bend = read();
        this.lookedAt = System.nanoTime();
    }

    public static Clock of(Path file, Clock machine) {
        return new SteeredClock(file, machine);
    }

    /** From {@code since} on time passes so many times as fast, and stands so far ahead. */
    static void steer(Path file, Instant since, double factor, Duration offset) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, since.toEpochMilli() + " " + factor + " " + offset.toMillis());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public synchronized Instant instant() {
        if (System.nanoTime() - lookedAt > LOOK_NANOS) {
            bend = read();
            lookedAt = System.nanoTime();
        }
        long passed = machine.millis() - bend.since();
        return Instant.ofEpochMilli(bend.since() + (long) (passed * bend.factor()) + bend.offset());
    }

    private Bend read() {
        try {
            String[] words =
                    Files.readString(file, StandardCharsets.UTF_8).strip().split(" ");
            return new Bend(Long.parseLong(words[0]), Double.parseDouble(words[1]), Long.parseLong(words[2]));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected '<since> <factor> <offset>' in " + file, e);
        }
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return machine.withZone(zone);
    }
}

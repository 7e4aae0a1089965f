package vn.lienthong.command;

import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.bench.HardshipRun;
import vn.lienthong.bench.SteeredClock;

/** The machine's clock; or the one the bench gives a hub by a property of its JVM, and then the log says so. */
final class RunClock {
    private static final Logger log = LoggerFactory.getLogger(RunClock.class);

    private RunClock() {}

    static Clock chosen() {
        String file = System.getProperty(HardshipRun.CLOCK);
        if (file == null) {
            return Clock.systemUTC();
        }
        log.atWarn().addKeyValue("file", file).log("this hub's clock is not the machine's: a file steers it");
        return SteeredClock.of(Path.of(file), Clock.systemUTC());
    }
}

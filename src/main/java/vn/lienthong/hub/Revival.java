package vn.lienthong.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;

/**
 * Keeps a hub open through what only a restart mends: when a store has closed itself and its disk takes bytes again, the hub is
 * closed and opened anew in the same process, at the same addresses. What it held in memory goes, as at a kill.
 */
public final class Revival implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Revival.class);
    private static final long LOOK_MILLIS = 1000;
    private static final int ROOM = 1 << 20;

    private final HubOptions options;
    private final Clock clock;
    private final Thread watching = new Thread(this::watch, "revival");
    private Settings settings;
    private Hub hub;
    private boolean isOver;

    private Revival(HubOptions options, Settings settings, Clock clock, Hub hub) {
        this.options = options;
        this.clock = clock;
        this.hub = hub;
        // A port that was chosen is kept.
        this.settings = settings.with(SettingKey.PORT, String.valueOf(hub.port()))
                .with(SettingKey.MANAGEMENT_PORT, String.valueOf(hub.managementPort()));
    }

    public static Revival start(HubOptions options, Settings settings, Clock clock) throws Exception {
        Revival revival = new Revival(options, settings, clock, Hub.start(options, settings, clock));
        revival.watching.setDaemon(true);
        revival.watching.start();
        return revival;
    }

    public int port() {
        return Integer.parseInt(settings.text(SettingKey.PORT));
    }

    public int managementPort() {
        return Integer.parseInt(settings.text(SettingKey.MANAGEMENT_PORT));
    }

    private void watch() {
        try {
            while (!watching.isInterrupted()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        if (isOver || (hub != null && !hub.house().hasGivenUp()) || !hasRoom()) {
            return;
        }
        try {
            if (hub != null) {
                log.atWarn().log("a store has closed itself and its disk takes bytes again: the hub is opened anew");
                Hub before = hub;
                hub = null;
                before.close();
            }
            hub = Hub.start(options, settings, clock);
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            log.atError().setCause(e).log("the hub could not be opened anew; it is tried again");
        }
    }

    private boolean hasRoom() {
        Path probe = options.data().resolve("room.probe");
        try {
            Files.write(probe, new byte[ROOM]);
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            try {
                Files.deleteIfExists(probe);
            } catch (IOException e) {
                // It is written over the next time.
            }
        }
    }

    @Override
    public synchronized void close() {
        isOver = true;
        watching.interrupt();
        if (hub != null) {
            hub.close();
        }
    }
}

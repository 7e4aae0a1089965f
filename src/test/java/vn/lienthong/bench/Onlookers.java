package vn.lienthong.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.lienthong.sandbox.Sandbox;

/** The tests' door to the bench: its three sources at work and its checker, around a hub that a test starts and a portal that it has. */
public final class Onlookers implements AutoCloseable {
    private final Scene scene;

    public Onlookers(Path folder, Sandbox portal) {
        this.scene = new Scene(folder, Kit.plain(), portal, Clock.systemUTC());
    }

    /** @param settings lines of hub.properties */
    public Map<String, String> prepare(Ground ground, Map<String, String> settings) throws java.io.IOException {
        return ground.prepare(scene.folder, scene.plan(settings, true, false));
    }

    public static List<String> sources() {
        return Scene.SOURCES;
    }

    /** The sources begin to speak to this hub, so many records a second until all is said. */
    public void engage(Map<String, String> keys, Duration time, double perSecond, long seed, URI hub) {
        scene.engage(keys, Load.lasting(time.toSeconds(), perSecond), new Random(seed));
        scene.opened(hub);
    }

    public int acknowledged() {
        return scene.acknowledged();
    }

    /** POSTs of the sources that wait for an answer. */
    public int postsOpen() {
        return scene.postsOpen();
    }

    /** The hub's store stopped just now: what it heard shortly before it cannot have written down. */
    public void storeStopped() {
        scene.watch.killed(Clock.systemUTC().instant(), scene.heard());
    }

    /** What the checker found, in words, when nothing is missing any more or there is no more patience. */
    public List<String> awaitEnd(Duration most) throws InterruptedException {
        return scene.awaitEnd(most).stream().map(Finding::toString).toList();
    }

    /** Closes the portal too. */
    @Override
    public void close() {
        scene.close();
    }
}

package vn.lienthong.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stand-in for the National Public Service Portal: an HTTP server that speaks both its protocols, as domain.md 1.2 to 1.7 and 1.9 record them,
 * judges hard, holds what it took in memory, and misbehaves on request. Safe to use from any thread.
 */
public final class Sandbox implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sandbox.class);
    private static final int PATIENCE_SECONDS = 10;

    private final SandboxSettings settings;
    private final Vertx vertx;
    private final Faults faults;
    private final StandIn portal;
    private final Parked parked = new Parked();
    private final Doors doors;
    private final HttpServer server;

    private Sandbox(SandboxSettings settings, Clock clock) {
        this.settings = settings;
        faults = new Faults(settings, clock);
        portal = new StandIn(settings, faults, clock);
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        doors = new Doors(vertx, portal, faults, parked, new Answers(settings.successStyle()));
        Router router = Router.router(vertx);
        doors.open(router, settings.paths());
        doors.open(router, settings.sixSteps());
        new Questions(this, new Orders(this, faults)).open(router);
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost(settings.host()).setPort(settings.port()))
                .requestHandler(router);
    }

    /** Starts and listens; throws a sentence when the port is taken. */
    public static Sandbox start(SandboxSettings settings) {
        return start(settings, Clock.systemUTC());
    }

    /** The same with a clock of one's own, which decides when sessions expire and an outage ends. */
    public static Sandbox start(SandboxSettings settings, Clock clock) {
        Sandbox sandbox = new Sandbox(settings, clock);
        sandbox.listen();
        log.atInfo().addKeyValue("url", sandbox.uri()).log("the sandbox portal is open");
        return sandbox;
    }

    private void listen() {
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException(
                    "Expected to listen on " + settings.host() + ":" + settings.port() + ", but could not: "
                            + e.getCause() + "; choose another port, or 0 for any free one",
                    e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while opening the sandbox portal", e);
        }
    }

    /** The port it listens on, also when the settings said 0. */
    public int port() {
        return server.actualPort();
    }

    /** Its base, without a path: {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return URI.create("http://" + settings.host() + ":" + port());
    }

    public SandboxReport report() {
        return portal.report(parked.count());
    }

    /** What the portal holds for this dossier number. */
    public Optional<SandboxDossier> find(String number) {
        return portal.find(number);
    }

    /** TrangThaiHoSo of every dossier by number, in order of number. */
    public Map<String, String> statuses() {
        return portal.statuses();
    }

    /** The last {@code n} calls (of ten thousand kept), oldest first. */
    public List<SandboxCall> calls(int n) {
        return portal.calls(n);
    }

    /**
     * Tells every record of the envelope protocol as it takes effect, in that order, one at a time, before its call is answered.
     * One watcher; it must be quick.
     */
    public void watch(Consumer<SandboxApplied> watcher) {
        portal.watch(watcher);
    }

    /** How many calls have arrived and are not answered yet, whether applied or not. */
    public int open() {
        return doors.open.get();
    }

    public void set(Fault fault, int value) {
        faults.set(fault, value);
    }

    /** Any batch with one of these numbers is refused whole; replaces the numbers named before. */
    public void poison(Collection<String> numbers) {
        faults.poison(numbers);
    }

    /** Limits faults to these services ("login" included if named); none means every service but login. */
    public void faultsOnlyFor(Collection<String> services) {
        faults.services(services);
    }

    /** The portal loses these dossiers, with their steps, as if it had never been told of them; others are passed over. */
    public void forget(Collection<String> numbers) {
        portal.forget(numbers);
    }

    /** The portal holds another TrangThaiHoSo (1 to 10) than it was told; a dossier that it does not hold is passed over. */
    public void alter(String number, int status) {
        portal.alter(number, status);
    }

    public void expireSessions() {
        portal.expireSessions();
    }

    /** How many calls are held now. */
    public int held() {
        return parked.count();
    }

    /** How many callers have closed their connection while their call was held: the other side was killed in flight. */
    public int callersGone() {
        return parked.callersGone();
    }

    /** Lets held calls go on; faults that hold further calls stay as they are. */
    public void release() {
        doors.release();
    }

    /** No faults any more; held calls go on. */
    public void clearFaults() {
        faults.clear();
        doors.release();
    }

    /** Stops listening and forgets everything. Held calls are never applied. */
    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.atWarn().setCause(e).log("the sandbox portal did not close in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

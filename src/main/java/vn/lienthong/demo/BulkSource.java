package vn.lienthong.demo;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One source that pushes very many statuses, as bare arrays in the portal's shape (about 1.4 KB a record), over several
 * connections at once. 60 % are new dossiers, 40 % the next status of one of the last 50,000 (perf.md: locality).
 */
public final class BulkSource {
    private final BulkSettings settings;
    private final HubDoor hub;

    public BulkSource(BulkSettings settings, HubDoor hub) {
        this.settings = settings;
        this.hub = hub;
    }

    /** Returns when everything is acknowledged, or a batch is refused, or patience is over: see {@link BulkResult#complete()}. */
    public BulkResult run() throws InterruptedException {
        AtomicBoolean stopped = new AtomicBoolean();
        List<BulkWorker> workers = new ArrayList<>();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        for (int i = 0; i < settings.connections(); i++) {
            workers.add(new BulkWorker(settings, i, client, hub, stopped));
        }
        ExecutorService threads = Executors.newFixedThreadPool(settings.connections(), BulkSource::daemon);
        try {
            List<BulkWorker.Sent> sent = new ArrayList<>();
            for (Future<BulkWorker.Sent> done : threads.invokeAll(workers.stream()
                    .map(w -> (java.util.concurrent.Callable<BulkWorker.Sent>) w::run)
                    .toList())) {
                sent.add(done.get());
            }
            return new BulkResult(
                    settings, workers.stream().map(BulkWorker::dossiers).toList(), sent);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A connection of the bulk run failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "bulk");
        thread.setDaemon(true);
        return thread;
    }
}

package vn.lienthong.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection of the bulk run: builds a batch, sends it until it is taken, builds the next. */
final class BulkWorker {
    /** What one connection did. */
    record Sent(int records, int deliveries, int tries, long bytes) {}

    private static final int WINDOW = 50_000;
    private static final int PROCEDURES = 3;

    private final BulkSettings settings;
    private final int worker;
    private final HttpClient client;
    private final URI target;
    private final String apiKey;
    private final AtomicBoolean stopped;
    private final BulkDossiers dossiers;
    private final BulkTemplate[][] templates;
    private final byte[] body;
    private int tries;

    BulkWorker(BulkSettings settings, int worker, HttpClient client, HubDoor hub, AtomicBoolean stopped) {
        this.settings = settings;
        this.worker = worker;
        this.client = client;
        this.target = hub.deliveries(settings.code());
        this.apiKey = hub.apiKey();
        this.stopped = stopped;
        this.dossiers = new BulkDossiers(settings.seed() * 1_000 + worker, WINDOW / settings.connections());
        this.templates = templates(settings);
        this.body = new byte[2 + settings.batch() * (longest() + 1)];
    }

    BulkDossiers dossiers() {
        return dossiers;
    }

    Sent run() throws InterruptedException {
        int sent = 0;
        int deliveries = 0;
        long bytes = 0;
        int share = settings.share(worker);
        while (sent < share && !stopped.get()) {
            int records = Math.min(settings.batch(), share - sent);
            int length = fill(records);
            if (!send(length)) {
                stopped.set(true);
                break;
            }
            sent += records;
            deliveries++;
            bytes += length;
        }
        return new Sent(sent, deliveries, tries, bytes);
    }

    /** Writes a bare array of {@code records} into the body; answers its length. */
    private int fill(int records) {
        int at = 0;
        for (int i = 0; i < records; i++) {
            body[at++] = (byte) (i == 0 ? '[' : ',');
            int dossier = dossiers.next();
            int sequence = BulkResult.sequence(dossier, worker, settings.connections());
            at = templates[sequence % PROCEDURES][dossiers.position(dossier)].write(body, at, sequence);
        }
        body[at++] = ']';
        return at;
    }

    /** The same bytes until they are taken: after a lost answer the hub recognises the repeat. False: refused, or out of patience. */
    private boolean send(int length) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("X-API-Key", apiKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body, 0, length))
                .build();
        long giveUp = System.nanoTime() + settings.patience().toNanos();
        while (System.nanoTime() < giveUp && !stopped.get()) {
            tries++;
            long pause = 200;
            try {
                HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
                int status = answer.statusCode();
                if (status / 100 == 2 || (status / 100 == 4 && status != 429)) {
                    return status / 100 == 2;
                }
                pause = 1_000 * answer.headers().firstValueAsLong("Retry-After").orElse(1);
            } catch (IOException e) {
                // No answer: taken or not, the same bytes go again.
                pause = 200;
            }
            Thread.sleep(pause);
        }
        return false;
    }

    private int longest() {
        int longest = 0;
        for (BulkTemplate[] row : templates) {
            for (BulkTemplate template : row) {
                longest = Math.max(longest, template.length());
            }
        }
        return longest;
    }

    private static BulkTemplate[][] templates(BulkSettings settings) {
        BulkTemplate[][] all = new BulkTemplate[PROCEDURES][BulkTemplate.PATH.size()];
        for (int procedure = 0; procedure < PROCEDURES; procedure++) {
            for (int position = 0; position < BulkTemplate.PATH.size(); position++) {
                all[procedure][position] = BulkTemplate.of(settings, Procedures.TAX.get(procedure), position);
            }
        }
        return all;
    }
}

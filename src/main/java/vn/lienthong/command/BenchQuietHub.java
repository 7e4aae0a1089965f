package vn.lienthong.command;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import vn.lienthong.bench.QuietHub;
import vn.lienthong.corridor.Delivering;
import vn.lienthong.corridor.PortalCalls;
import vn.lienthong.dossier.Call;
import vn.lienthong.hub.Activations;
import vn.lienthong.hub.House;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Payload;
import vn.lienthong.portal.Wire;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;
import vn.lienthong.source.Delivery;
import vn.lienthong.source.Intake;

/** The rooms of a hub as {@link House} connects them, without routes: whoever holds it takes the loops' steps, one at a time. */
final class BenchQuietHub implements QuietHub {
    private final House house;
    private final Intake intake;
    private final Delivering delivering;

    private BenchQuietHub(House house) {
        this.house = house;
        this.intake = new Intake(house.journal, house.clock, house.settings.seconds(SettingKey.RECEIVE_SUMMARY));
        new Activations(house).takeOrKeep(house.settings.accounts());
        this.delivering = new Delivering(
                house.ledger, house.portal, house.clock, house.settled, house.journal::last, new PortalCalls());
    }

    static BenchQuietHub open(Path folder, Clock clock) throws IOException {
        return open(folder, clock, overHttp());
    }

    static BenchQuietHub open(Path folder, Clock clock, Wire wire) throws IOException {
        HubOptions options =
                new HubOptions(folder.resolve("data"), folder.resolve("routes"), folder.resolve("mappings"));
        Settings settings = Settings.read(folder.resolve("hub.properties"));
        return new BenchQuietHub(new House(options, settings, clock, wire));
    }

    @Override
    public void hear(String source, String body) {
        Payload bytes = Payload.of(body.getBytes(StandardCharsets.UTF_8));
        intake.accept(new Delivery(source, "application/json", null, null, null, Map.of(), bytes))
                .join();
    }

    @Override
    public boolean work() {
        Optional<Object> group = house.normalising.next();
        if (group.isPresent()) {
            settle(group.get());
            return true;
        }
        Optional<Object> call = delivering.next();
        call.ifPresent(due -> deliver((Call) due));
        return call.isPresent();
    }

    /** As the loop's runner does it: an error too, or a loop would take nothing up any more. */
    private void deliver(Call call) {
        try {
            delivering.deliver(call);
        } catch (RuntimeException | Error e) {
            delivering.failed(call, e);
        }
    }

    @SuppressWarnings("unchecked")
    private void settle(Object group) {
        try {
            house.normalising.settle(house.normalising.read((List<Entry>) group));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading deliveries", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected to read the journal's entries, but failed", e);
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        return house.ledger.nextDue();
    }

    @Override
    public void close() {
        house.close();
    }

    static Wire overHttp() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return request -> {
            HttpRequest.Builder builder = HttpRequest.newBuilder(request.url()).timeout(request.timeout());
            request.headers().forEach(builder::header);
            builder.method(
                    request.method(),
                    HttpRequest.BodyPublishers.ofByteArray(request.body().toBytes()));
            try {
                HttpResponse<byte[]> answer = client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
                Map<String, String> headers = new HashMap<>();
                answer.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
                return new Wire.Answer(answer.statusCode(), headers, Payload.of(answer.body()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while calling the portal", e);
            }
        };
    }
}

package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.lienthong.evidence.Audit;
import vn.lienthong.evidence.AuditTrust;
import vn.lienthong.evidence.AuditVerdict;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.evidence.EvidenceSettings;
import vn.lienthong.evidence.Signatory;
import vn.lienthong.hub.EvidenceKeys;
import vn.lienthong.hub.Stores;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.settings.Settings;
import vn.lienthong.settings.UsageException;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Ghi N hồ sơ giả vào một nhật ký có mã hóa và điểm chốt, rồi đo 'journal verify' trên một luồng.",
            "Writes N invented dossiers into an encrypted, signed journal, then measures journal verify on one thread."
        })
final class BenchVerifyCommand implements Callable<Integer> {
    private static final double LEAST = 50_000;
    private static final int GROUP = 2_000;
    private static final int SIZE = 1_400;

    @Mixin
    private BenchOptions options;

    @Option(names = "--entries", defaultValue = "500000", description = "Số thông điệp / messages (${DEFAULT-VALUE})")
    private long entries;

    @Override
    public Integer call() throws Exception {
        if (entries < 1_000 || entries > 100_000_000) {
            throw new UsageException("Cần 1000 đến 100000000 thông điệp", "Expected 1000 to 100000000 messages");
        }
        try (BenchFolder folder = BenchFolder.make()) {
            Path data = folder.path().resolve("data");
            Settings settings = Settings.read(folder.path().resolve("hub.properties"));
            EvidenceSettings evidence = EvidenceKeys.settings(settings, data);
            fill(data, settings, evidence);
            double leaves = rate(data, settings, evidence, false);
            double whole = rate(data, settings, evidence, true);
            report(whole, leaves);
            return whole >= LEAST ? Commands.FINE : Commands.FAILED;
        }
    }

    private void fill(Path data, Settings settings, EvidenceSettings evidence) throws IOException {
        Clock clock = Clock.systemUTC();
        try (Journal journal = new Stores(data, settings).openJournal(null);
                Evidence signs = Evidence.open(evidence, journal, Signatory.open(evidence, journal, clock), clock)) {
            Random random = new Random(options.seed());
            while (journal.last() < entries) {
                int some = (int) Math.min(GROUP, entries - journal.last());
                CompletableFuture<?>[] group = new CompletableFuture<?>[some];
                for (int i = 0; i < some; i++) {
                    group[i] = journal.append(draft(journal.last() + i, random, clock.instant()));
                }
                CompletableFuture.allOf(group).join();
                signs.round();
            }
            signs.seal();
        }
    }

    private static Draft draft(long number, Random random, Instant at) {
        StringBuilder json = new StringBuilder(SIZE + 100);
        json.append("{\"MaHoSo\":\"H26.99-261122-").append(number).append('"');
        for (int i = 0; json.length() < SIZE; i++) {
            json.append(",\"TruongThongTin").append(i).append("\":\"");
            json.append(Long.toString(random.nextLong(), 36)).append('"');
        }
        return new Draft(
                Kind.DELIVERY,
                "ha-noi",
                at,
                "application/json",
                Map.of("request", "POST /in/ha-noi"),
                Payload.ofText(json.append('}').toString()));
    }

    /** Entries in a second; refuses a journal that is not sound. */
    private double rate(Path data, Settings settings, EvidenceSettings evidence, boolean contents) throws IOException {
        long begun = System.nanoTime();
        try (Beside beside = Beside.at(data, settings, evidence, contents)) {
            AuditVerdict verdict = Audit.run(
                    beside.journal(),
                    evidence,
                    new AuditTrust(List.of(), List.of(), List.of()),
                    1,
                    Long.MAX_VALUE,
                    at -> {});
            if (!verdict.findings().isEmpty() || !verdict.isComplete() || verdict.to() < entries) {
                throw new IllegalStateException("Expected a sound journal of " + entries + ", but found " + verdict);
            }
            return verdict.to() / ((System.nanoTime() - begun) / 1e9);
        }
    }

    private void report(double whole, double leaves) {
        if (options.json()) {
            options.out()
                    .println(new ObjectMapper()
                            .createObjectNode()
                            .put("entries", entries)
                            .put("seed", options.seed())
                            .put("perSecond", Math.round(whole))
                            .put("perSecondWithoutContents", Math.round(leaves)));
            return;
        }
        options.out()
                .println(String.format(
                        Locale.ROOT,
                        options.say(
                                "%d thông điệp (hạt giống %d), một luồng: %,.0f thông điệp/s; không mở nội dung %,.0f thông điệp/s",
                                "%d messages (seed %d), one thread: %,.0f messages/s; without contents %,.0f messages/s"),
                        entries,
                        options.seed(),
                        whole,
                        leaves));
    }
}

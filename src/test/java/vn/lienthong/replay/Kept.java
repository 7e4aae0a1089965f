package vn.lienthong.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.command.CommandHere;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Sent;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.vault.Purpose;
import vn.lienthong.vault.Vault;
import vn.lienthong.vault.VaultSettings;
import vn.lienthong.workbench.Copy;
import vn.lienthong.workbench.Example;

/** A journal of every shipped mapping and example, held open as a running hub holds it, in a folder with routes and mappings. */
public final class Kept implements AutoCloseable {
    final Path home;
    final Journal journal;
    private long minutes;

    public Kept(Path home) throws IOException {
        this.home = home;
        if (!Files.exists(home.resolve("mappings"))) {
            Copy.of("mappings", home);
        }
        Files.createDirectories(home.resolve("routes"));
        journal =
                SegmentJournal.open(Files.createDirectories(home.resolve("data/journal")), JournalSettings.defaults());
        keep(Kind.CATALOGUE, "builtin", "application/json", Map.of(), Catalogues.builtin());
    }

    /** Every source's version and then all its examples. */
    public Kept withEverySource() {
        for (String code : codes()) {
            activate(code);
            examples(code);
        }
        return this;
    }

    List<String> codes() {
        return Bundle.codes(mappings());
    }

    public Journal journal() {
        return journal;
    }

    /** What the source's files say now takes effect, in an entry there. */
    public long activated(String code) {
        activate(code);
        return journal.last();
    }

    /** The hub sends a state of a dossier. */
    void sent(String number, Version state) {
        Sent what = new Sent(state, 1, 5, Fingerprint.NONE);
        String items = CallFacts.lines(List.of(new CallFacts.Item(new DossierNumber(number), 0, what)));
        keep(Kind.REQUEST, "H60", "application/json", Map.of("service", "UPDATE", "items", items), Payload.empty());
    }

    /** As the command does it. */
    public void replayed(String... more) {
        replay(more);
    }

    public Path mappings() {
        return home.resolve("mappings");
    }

    /** What the source's files say now takes effect. */
    String activate(String code) {
        Bundle bundle = Bundle.load(mappings(), code);
        keep(Kind.ACTIVATION, code, "application/json", Map.of("version", bundle.version()), bundle.text());
        return bundle.version();
    }

    /** The position of the last. */
    long examples(String code) {
        long last = 0;
        for (Example example : Example.list(mappings(), code)) {
            Entry entry = example.entry();
            last = keep(Kind.DELIVERY, code, entry.contentType(), entry.facts(), entry.payload());
        }
        return last;
    }

    long deliver(String code, String example) {
        Entry entry =
                new Example(code, mappings().resolve(code).resolve("examples").resolve(example)).entry();
        return keep(Kind.DELIVERY, code, entry.contentType(), entry.facts(), entry.payload());
    }

    /** The example says something else from now on. */
    void change(String code, String example, String from, String to) throws IOException {
        Copy.change(mappings().resolve(code).resolve("examples").resolve(example), from, to);
    }

    /** So many times, durable when it returns. */
    void deliver(String code, String example, int times) {
        Entry entry =
                new Example(code, mappings().resolve(code).resolve("examples").resolve(example)).entry();
        Draft draft = new Draft(
                Kind.DELIVERY,
                code,
                Instant.parse("2026-11-02T00:00:00Z"),
                entry.contentType(),
                entry.facts(),
                entry.payload());
        IntStream.range(0, times)
                .mapToObj(again -> journal.append(draft))
                .toList()
                .forEach(CompletableFuture::join);
    }

    void release(String problem) {
        Decision decision = new Decision(Decision.Action.RELEASE, List.of(ProblemKey.parse(problem)));
        keep(Kind.DECISION, "operator", "text/plain", decision.facts(), Payload.empty());
    }

    private long keep(Kind kind, String party, String type, Map<String, String> facts, Payload payload) {
        Instant at = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(60 * minutes++);
        return journal.append(new Draft(kind, party, at, type, facts, payload)).join();
    }

    CommandHere.Result replay(String... more) {
        String[] words = {"replay", "--lang", "en"};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return CommandHere.run(home, all);
    }

    public Runs runs() {
        try {
            Path data = home.resolve("data");
            Path master = home.resolve("data-master.key");
            Vault vault = Vault.open(new VaultSettings(data.resolve("keys/vault"), master, "", true));
            return new Runs(data, vault.lines(Purpose.REPLAY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last one. */
    Run run() {
        return runs().list().get(0);
    }

    @Override
    public void close() {
        journal.close();
    }
}

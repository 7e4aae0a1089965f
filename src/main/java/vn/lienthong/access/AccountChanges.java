package vn.lienthong.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/**
 * What was done to accounts, on its way into the journal: a file beside them, written before they are, so that a change is made and remembered though
 * the hub is stopped or its journal away; a hub that runs empties it. For use under the lock of the accounts.
 */
final class AccountChanges {
    private static final Logger log = LoggerFactory.getLogger(AccountChanges.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "change";
    private static final int LOOKED_BACK = 1_000;

    private final Path file;
    private final Clock clock;
    /** Those that are in the journal already, though the file still has them: the process died in between. */
    private Set<String> journalled;

    /** @param facts as the journal will have them; empty: nothing that it need know */
    record Said(String who, String account, Map<String, String> facts) {
        Said {
            facts = Map.copyOf(facts);
        }

        static Said of(String who, String action, String account) {
            return new Said(who, account, Map.of("action", "account-" + action, "account", account));
        }

        static Said nothing(String account) {
            return new Said("", account, Map.of());
        }

        Said with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(facts);
            more.put(name, value);
            return new Said(who, account, more);
        }
    }

    AccountChanges(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    boolean isEmpty() {
        return !Files.exists(file);
    }

    /** Durable when it returns. */
    void add(Said said) throws IOException {
        if (said.facts().isEmpty()) {
            return;
        }
        ObjectNode line = JSON.createObjectNode().put("who", said.who());
        ObjectNode facts = line.putObject("facts");
        said.facts().forEach(facts::put);
        facts.put("at", clock.instant().toString()).put(ID, Secrets.made().substring(0, 22));
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    int journal(Journal journal) throws IOException {
        if (isEmpty()) {
            return 0;
        }
        if (journalled == null) {
            journalled = lately(journal);
        }
        int kept = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            kept += journal(journal, line) ? 1 : 0;
        }
        Files.delete(file);
        return kept;
    }

    private boolean journal(Journal journal, String line) {
        JsonNode said;
        try {
            said = JSON.readTree(line);
        } catch (IOException e) {
            // Torn by a crash: its change was not made.
            log.atWarn().log("a change of an account could not be read and is left out");
            return false;
        }
        Map<String, String> facts = new LinkedHashMap<>();
        said.path("facts")
                .fields()
                .forEachRemaining(one -> facts.put(one.getKey(), one.getValue().asText()));
        if (!facts.containsKey(ID) || !journalled.add(facts.get(ID))) {
            return false;
        }
        String who = said.path("who").asText();
        Draft draft = new Draft(
                Kind.DECISION, who.isBlank() ? "?" : who, clock.instant(), "text/plain", facts, Payload.empty());
        try {
            journal.append(draft).join();
            return true;
        } catch (CompletionException e) {
            journalled.remove(facts.get(ID));
            throw e.getCause() instanceof RuntimeException away ? away : e;
        }
    }

    private static Set<String> lately(Journal journal) {
        List<Entry> entries = journal.list(Math.max(0, journal.last() - LOOKED_BACK), LOOKED_BACK, Long.MAX_VALUE);
        Set<String> ids = new HashSet<>();
        entries.stream()
                .filter(entry -> entry.kind() == Kind.DECISION && entry.facts().containsKey(ID))
                .forEach(entry -> ids.add(entry.facts().get(ID)));
        return ids;
    }
}

package vn.lienthong.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who outside has seen which checkpoint. What a witness signed is kept with the checkpoint; the rest is asked for again after a restart. */
final class Anchors {
    private static final Logger log = LoggerFactory.getLogger(Anchors.class);
    private static final int CONFLICT = 409;

    private final EvidenceSettings settings;
    private final CheckpointFile file;
    private final Optional<SignedNote> latest;
    private final Map<String, AnchorState> states = new ConcurrentHashMap<>();

    /** From which size each witness is to be shown that we continue: what it cosigned, or what it says it remembers. */
    private final Map<String, Long> remembered = new ConcurrentHashMap<>();

    Anchors(EvidenceSettings settings, Signatory signatory, CheckpointFile file) throws IOException {
        this.settings = settings;
        this.file = file;
        List<SignedNote> notes = file.latest().stream()
                .filter(note -> signatory.keys().stream().anyMatch(note::isSignedBy))
                .toList();
        this.latest = notes.isEmpty() ? Optional.empty() : Optional.of(notes.get(notes.size() - 1));
        for (WitnessAt witness : settings.witnesses()) {
            long seen = notes.stream()
                    .filter(note -> note.isSignedBy(witness.key()))
                    .mapToLong(Anchors::size)
                    .max()
                    .orElse(0);
            put(witness.key().name(), seen, Optional.empty());
        }
        settings.copies().ifPresent(folder -> put(folder.toString(), 0, Optional.empty()));
    }

    /** The last checkpoint of this hub that is in its file. */
    Optional<SignedNote> latest() {
        return latest;
    }

    List<AnchorState> states() {
        return states.values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    long anchored() {
        return states.values().stream().mapToLong(AnchorState::size).max().orElse(0);
    }

    List<Ask> asks(SignedNote note, BiFunction<Long, Long, List<byte[]>> proofs) {
        List<Ask> asks = new ArrayList<>();
        for (WitnessAt witness : settings.witnesses()) {
            String name = witness.key().name();
            long size = size(note);
            long seen = Math.min(
                    size, remembered.getOrDefault(name, states.get(name).size()));
            if (states.get(name).size() < size) {
                asks.add(new Ask(witness, note, size, body(seen, proofs.apply(seen, size), note)));
            }
        }
        return asks;
    }

    /** The note with the witness's cosignature, if it gave one. */
    Optional<SignedNote> heard(Ask ask, int status, String body) throws IOException {
        String name = ask.witness().key().name();
        if (status == CONFLICT && body.strip().matches("[0-9]{1,18}")) {
            conflict(ask, Long.parseLong(body.strip()));
            return Optional.empty();
        }
        SignedNote cosigned = status == 200 ? ask.note().with(body.lines().toList()) : ask.note();
        if (!cosigned.isSignedBy(ask.witness().key())) {
            failed(name, "HTTP " + status + (status == 0 ? ": " + body : ""));
            return Optional.empty();
        }
        file.append(cosigned);
        put(name, ask.size(), Optional.empty());
        remembered.put(name, ask.size());
        return Optional.of(cosigned);
    }

    /** It remembers another size than we do: ask again from there; more than we have means that we were set back. */
    private void conflict(Ask ask, long seen) {
        String name = ask.witness().key().name();
        if (seen > ask.size()) {
            failed(name, "witness-ahead: it has seen " + seen + " messages, this journal shows " + ask.size());
            return;
        }
        if (ask.body().startsWith("old " + seen + "\n")) {
            failed(name, "fork: it has seen another journal of " + seen + " messages");
            return;
        }
        remembered.put(name, seen);
    }

    /** Into a file of the log's own below the folder; its end tells what it has. */
    void copy(SignedNote note) {
        settings.copies().ifPresent(folder -> {
            if (states.get(folder.toString()).size() < size(note)) {
                copy(note, folder);
            }
        });
    }

    private void copy(SignedNote note, Path folder) {
        String origin = note.text().lines().findFirst().orElse("");
        try {
            if (!Files.isDirectory(folder)) {
                throw new IOException("the folder is not there");
            }
            Durable.append(folder.resolve(fileName(origin)), note.whole());
            put(folder.toString(), size(note), Optional.empty());
        } catch (IOException e) {
            failed(folder.toString(), e.getMessage());
        }
    }

    /** Of the file in which somebody else keeps the checkpoints of one log. */
    static String fileName(String origin) {
        return origin.replaceAll("[^A-Za-z0-9._-]", "_") + ".checkpoints";
    }

    private void failed(String name, String why) {
        AnchorState before = states.get(name);
        put(name, before.size(), Optional.of(why));
        if (before.failure().isEmpty()) {
            log.atWarn()
                    .addKeyValue("anchor", name)
                    .addKeyValue("because", why)
                    .log("a checkpoint is not anchored; intake goes on");
        }
    }

    private void put(String name, long size, Optional<String> failure) {
        states.put(name, new AnchorState(name, size, failure));
    }

    private static String body(long old, List<byte[]> proof, SignedNote note) {
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        proof.forEach(
                hash -> body.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return body.append('\n').append(note.whole()).toString();
    }

    private static long size(SignedNote note) {
        return Evidence.checkpoint(note).map(Checkpoint::size).orElse(0L);
    }
}

package vn.lienthong.reconcile;

import java.util.Collection;
import java.util.List;
import vn.lienthong.journal.Payload;

/** A digest service somewhere else, asked by {@link Question}; counts what it sends. */
public final class RemoteDigests implements Digests {
    /** Asks {@code digests} or {@code list} with a query string such as {@code from=…&to=…&prefix=0,1}; throws {@link PartyUnavailable}. */
    @FunctionalInterface
    public interface Question {
        Payload ask(String path, String query);
    }

    private final Question question;
    private final Window window;
    private List<Fact> fields = List.of();
    private long bytes;
    private int questions;
    private int listed;
    private long covered;

    public RemoteDigests(Question question, Window window) {
        this.question = question;
        this.window = window;
    }

    /** Asked once. */
    @Override
    public List<Fact> fields() {
        if (fields.isEmpty()) {
            below(List.of(""));
        }
        return fields;
    }

    @Override
    public List<Bucket> below(Collection<String> prefixes) {
        DigestJson.Answer<Bucket> answer =
                DigestJson.readBuckets(ask("digests", "prefix=" + String.join(",", prefixes)));
        agree(answer.fields());
        if (prefixes.contains("")) {
            covered = answer.items().stream().mapToLong(Bucket::count).sum();
        }
        return answer.items();
    }

    @Override
    public List<Facts> list(Collection<String> prefixes) {
        DigestJson.Answer<Facts> answer = DigestJson.readDossiers(ask("list", "bucket=" + String.join(",", prefixes)));
        agree(answer.fields());
        listed += answer.items().size();
        return answer.items();
    }

    /** Its fields, if it has said them. */
    List<Fact> known() {
        return fields;
    }

    /** How many dossiers its digests cover. */
    long covered() {
        return covered;
    }

    /** Bytes of all answers. */
    long bytes() {
        return bytes;
    }

    int questions() {
        return questions;
    }

    /** Dossiers that it listed. */
    int listed() {
        return listed;
    }

    private void agree(List<Fact> said) {
        if (said.isEmpty() || !fields.isEmpty() && !fields.equals(said)) {
            throw PartyUnavailable.notDigests(said.isEmpty() ? "no fields" : "other fields than before");
        }
        fields = said;
    }

    private Payload ask(String path, String query) {
        Payload body = question.ask(path, "from=" + window.from() + "&to=" + window.to() + "&" + query);
        bytes += body.size();
        questions++;
        return body;
    }
}

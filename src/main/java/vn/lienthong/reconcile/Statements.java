package vn.lienthong.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The statements of a data directory, one per agency and job: {@code reconcile/statements/<agency>/<from>_<to>_<source>.json}, the
 * same as a printable page beside it, and as a signed note. Written before the job is done; writing again replaces them. Those of an earlier
 * job about the same days stay, under a longer name: with the time at which they were made.
 */
public final class Statements {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Line feeds alone, on every system: a note is signed byte by byte. */
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]{1,80}/[A-Za-z0-9_-]{1,120}");

    private final Path folder;
    private final Signing signing;

    /** Signs a statement's text. */
    @FunctionalInterface
    public interface Signing {
        /** The signed note (C2SP signed-note) that holds it; empty when nobody signs here. */
        Optional<String> sign(String text);
    }

    /** @param data the hub's data directory */
    public Statements(Path data, Signing signing) {
        this.folder = data.resolve("reconcile").resolve("statements");
        this.signing = signing;
    }

    /** The names of what was written, one for each agency that has dossiers, findings or a number in the national report. */
    List<String> write(Job job, String at) {
        TreeSet<String> agencies = new TreeSet<>(job.agencies().keySet());
        agencies.addAll(job.request().report().keySet());
        job.findings().forEach(finding -> agencies.add(finding.agency()));
        if (agencies.isEmpty() && job.verdict() != Verdict.AGREES) {
            // It failed before anybody knew whose dossiers these are, or nobody could be asked, or nothing could be
            // read.
            agencies.add("");
        }
        List<String> names = new ArrayList<>();
        for (String agency : agencies) {
            Request request = job.request();
            String who = agency.isEmpty() ? "chua-ro" : agency.replaceAll("[^A-Za-z0-9.-]", "-");
            String name = who + "/" + request.from() + "_" + request.to() + "_" + request.source();
            write(name, StatementJson.of(job, agency, at));
            names.add(name);
        }
        return names;
    }

    private void write(String name, ObjectNode statement) {
        try {
            String text = JSON.writer(PRINTER).writeValueAsString(statement) + "\n";
            Optional<String> signature = signing.sign(text);
            Path file = folder.resolve(name + ".json");
            Files.createDirectories(file.getParent());
            keepEarlier(name, statement.path("startedAt").asText());
            // The statement last: one that is there has its page and its signature.
            write(folder.resolve(name + ".html"), StatementPage.of(statement, lines(signature.orElse(""))));
            if (signature.isPresent()) {
                write(folder.resolve(name + ".note"), signature.get());
            }
            write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write a statement into " + folder, e);
        }
    }

    private void keepEarlier(String name, String startedAt) throws IOException {
        Path file = folder.resolve(name + ".json");
        JsonNode earlier = Files.exists(file) ? read(file) : MissingNode.getInstance();
        if (!Files.exists(file) || earlier.path("startedAt").asText().equals(startedAt)) {
            return;
        }
        String aside = name + "_" + earlier.path("madeAt").asText().replaceAll("[^0-9TZ]", "");
        // Its JSON last: a crash in between begins again.
        for (String end : List.of(".note", ".html", ".json")) {
            Path from = folder.resolve(name + end);
            if (Files.exists(from)) {
                Files.move(from, folder.resolve(aside + end), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Missing where somebody broke it: it is kept all the same. */
    private static JsonNode read(Path file) throws IOException {
        try {
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The signature lines at the end of a note. */
    private static String lines(String note) {
        return note.substring(note.lastIndexOf("\n\n") + 1).strip();
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** The printable page of a statement; empty when there is none of that name. */
    public Optional<String> findPage(String name) {
        return find(name, ".html");
    }

    /** The statement as JSON. */
    public Optional<String> findJson(String name) {
        return find(name, ".json");
    }

    private Optional<String> find(String name, String end) {
        if (name == null || !NAME.matcher(name).matches() || name.contains("..")) {
            return Optional.empty();
        }
        Path file = folder.resolve(name + end);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the statement " + name, e);
        }
    }
}

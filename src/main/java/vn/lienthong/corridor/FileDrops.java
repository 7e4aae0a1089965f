package vn.lienthong.corridor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.Problem;
import vn.lienthong.journal.Journal;
import vn.lienthong.mapping.Reader;
import vn.lienthong.source.Receipt;
import vn.lienthong.source.Refusal;

/**
 * Bean {@code files}: describes a dropped file and says where it goes: to the read ones, or aside with its reasons beside it.
 * A file that could not be kept goes nowhere: it is read again.
 */
public final class FileDrops {
    private static final Logger log = LoggerFactory.getLogger(FileDrops.class);
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Exchange properties that the template's {@code move} reads: the folder, and what stands before the file's name. */
    private static final String SHELF = "shelf";

    private static final String MARK = "mark";

    private final Journal journal;
    private final Reader reader;
    private final long mostBytes;

    public FileDrops(Journal journal, Reader reader, long mostBytes) {
        this.journal = journal;
        this.reader = reader;
        this.mostBytes = mostBytes;
    }

    /** A file with nothing in it, or with more than is read into memory, is set aside unread and is no delivery. */
    public void describe(Exchange exchange) throws IOException {
        String name = exchange.getIn().getHeader(Exchange.FILE_NAME_ONLY, "", String.class);
        String type = name.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? XLSX : "text/csv";
        exchange.setProperty(Receiving.CONTENT_TYPE, type);
        exchange.setProperty(Receiving.FACTS, Map.of("file", name));
        // A file that could not be moved away is met again behind later ones: its name and time tell that it is the
        // same.
        exchange.setProperty(Receiving.MESSAGE_ID, name + " " + Files.getLastModifiedTime(file(exchange)));
        long size = Files.size(file(exchange));
        if (size == 0) {
            refuse(exchange, Refusal.empty());
        } else if (size > mostBytes) {
            refuse(exchange, Refusal.tooLarge(size, mostBytes));
        }
    }

    /** The file is in the journal by now, so nothing is lost; the folder shows the clerk which files were no good. */
    public void shelve(Exchange exchange) throws IOException {
        Receipt receipt = exchange.getMessage().getBody(Receipt.class);
        Optional<Problem> reason = journal.find(receipt.position()).flatMap(reader::unreadable);
        if (reason.isEmpty()) {
            put(exchange, ".da-nhan", receipt.position() + "-");
            return;
        }
        Problem problem = reason.get();
        put(exchange, ".loi", receipt.position() + "-");
        note(
                exchange,
                problem.code().toString(),
                problem.vi(),
                problem.en(),
                problem.code() + "  " + problem.place(),
                "Thông điệp / message " + receipt.position());
    }

    private void refuse(Exchange exchange, Refusal refusal) throws IOException {
        put(exchange, ".loi", "");
        note(exchange, refusal.code(), refusal.vi(), refusal.en(), refusal.code());
        exchange.setRouteStop(true);
    }

    private static void put(Exchange exchange, String shelf, String mark) {
        exchange.setProperty(SHELF, shelf);
        exchange.setProperty(MARK, mark);
    }

    /** Written before the file is moved: a crash between the two repeats both. */
    private static void note(Exchange exchange, String code, String... lines) throws IOException {
        Path file = file(exchange);
        Path folder = Files.createDirectories(file.resolveSibling(exchange.getProperty(SHELF, String.class)));
        String name = exchange.getProperty(MARK, String.class) + file.getFileName() + ".ly-do.txt";
        Files.writeString(folder.resolve(name), String.join(System.lineSeparator(), lines) + System.lineSeparator());
        log.atWarn()
                .addKeyValue("source", exchange.getProperty(Receiving.SOURCE, String.class))
                .addKeyValue("code", code)
                .addKeyValue("note", name)
                .log("a file was set aside");
    }

    private static Path file(Exchange exchange) {
        return Path.of(exchange.getIn().getHeader(Exchange.FILE_PATH, String.class));
    }
}

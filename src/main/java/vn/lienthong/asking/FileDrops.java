package vn.lienthong.asking;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.Problem;
import vn.lienthong.journal.Journal;
import vn.lienthong.mapping.Reader;
import vn.lienthong.source.Receipt;
import vn.lienthong.source.Refusal;

/**
 * Bean {@code files}: describes a file that was dropped into a folder, here or on a server, and says where it goes: to the read
 * ones, or aside with its reasons beside it. A file that could not be kept goes nowhere: it is read again.
 */
public final class FileDrops {
    private static final Logger log = LoggerFactory.getLogger(FileDrops.class);
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    /** Exchange properties that the template's {@code move} reads: the folder, and what stands before the file's name. */
    private static final String SHELF = "shelf";

    private static final String MARK = "mark";

    /** The reasons, which the template writes beside a file that is set aside; there are none for a good one. */
    private static final String NOTE = "note";

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
        Message in = exchange.getIn();
        String name = name(exchange);
        Instant modified = Instant.ofEpochMilli(in.getHeader(Exchange.FILE_LAST_MODIFIED, 0L, Long.class));
        String lower = name.toLowerCase(Locale.ROOT);
        exchange.setProperty(Receiving.CONTENT_TYPE, type(lower));
        exchange.setProperty(Receiving.FACTS, Map.of("file", name));
        // A file that could not be moved away is met again behind later ones: its name and time tell that it is the
        // same.
        exchange.setProperty(Receiving.MESSAGE_ID, name + " " + modified);
        long size = in.getHeader(Exchange.FILE_LENGTH, 0L, Long.class);
        if (size == 0) {
            refuse(exchange, Refusal.empty());
        } else if (size > mostBytes) {
            refuse(exchange, Refusal.tooLarge(size, mostBytes));
        } else {
            in.setBody(whole(in, size));
        }
    }

    /** The file is in the journal by now, so nothing is lost; the folder shows the clerk which files were no good. */
    public void shelve(Exchange exchange) {
        Receipt receipt = exchange.getMessage().getBody(Receipt.class);
        put(exchange, ".da-nhan", receipt.position() + "-");
        Optional<Problem> reason = journal.find(receipt.position()).flatMap(reader::unreadable);
        if (reason.isPresent()) {
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
    }

    /** A refused file has no message; when it was met keeps it apart from others of its name and age. */
    private static void refuse(Exchange exchange, Refusal refusal) {
        Instant met = Instant.ofEpochMilli(exchange.getClock().getCreated());
        put(exchange, ".loi", STAMP.format(met) + "-");
        note(exchange, refusal.code(), refusal.vi(), refusal.en(), refusal.code());
    }

    private static void put(Exchange exchange, String shelf, String mark) {
        exchange.setProperty(SHELF, shelf);
        exchange.setProperty(MARK, mark);
    }

    /** The template writes it before the file is moved: a crash between the two repeats both. */
    private static void note(Exchange exchange, String code, String... lines) {
        String name = exchange.getProperty(MARK, String.class) + name(exchange) + ".ly-do.txt";
        exchange.setProperty(NOTE, String.join(System.lineSeparator(), lines) + System.lineSeparator());
        // The producer takes this name once; the file's own name stays for its move.
        exchange.getMessage()
                .setHeader(Exchange.OVERRULE_FILE_NAME, exchange.getProperty(SHELF, String.class) + '/' + name);
        log.atWarn()
                .addKeyValue("source", exchange.getProperty(Receiving.SOURCE, String.class))
                .addKeyValue("code", code)
                .addKeyValue("note", name)
                .log("a file was set aside");
    }

    /** A connection that ends early looks like the end of the file: what came must be as long as was listed. */
    private static byte[] whole(Message in, long size) throws IOException {
        byte[] bytes;
        try (InputStream stream = in.getBody(InputStream.class)) {
            bytes = stream.readNBytes((int) size + 1);
        }
        if (bytes.length != size) {
            throw new IOException("Expected a file of " + size + " bytes, but " + bytes.length + " came");
        }
        return bytes;
    }

    private static String type(String name) {
        if (name.endsWith(".xlsx")) {
            return XLSX;
        }
        if (name.endsWith(".xml")) {
            return "application/xml";
        }
        return name.endsWith(".json") ? "application/json" : "text/csv";
    }

    private static String name(Exchange exchange) {
        return exchange.getIn().getHeader(Exchange.FILE_NAME_ONLY, "", String.class);
    }
}

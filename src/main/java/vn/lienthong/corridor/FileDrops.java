package vn.lienthong.corridor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import vn.lienthong.dossier.Problem;
import vn.lienthong.journal.Journal;
import vn.lienthong.mapping.Reader;
import vn.lienthong.source.Receipt;

/** Bean {@code files}: describes a dropped file, and sets aside one that cannot be read, with its reasons beside it. */
public final class FileDrops {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Journal journal;
    private final Reader reader;

    public FileDrops(Journal journal, Reader reader) {
        this.journal = journal;
        this.reader = reader;
    }

    public void describe(Exchange exchange) {
        String name = exchange.getIn().getHeader(Exchange.FILE_NAME_ONLY, "", String.class);
        String type = name.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? XLSX : "text/csv";
        exchange.setProperty(Receiving.CONTENT_TYPE, type);
        exchange.setProperty(Receiving.FACTS, Map.of("file", name));
    }

    /** The file is in the journal by now, so nothing is lost; the folder shows the clerk which files were no good. */
    public void setAsideIfUnreadable(Exchange exchange) throws IOException {
        Receipt receipt = exchange.getMessage().getBody(Receipt.class);
        Optional<Problem> reason = journal.find(receipt.position()).flatMap(reader::unreadable);
        if (reason.isEmpty()) {
            return;
        }
        Path file = Path.of(exchange.getIn().getHeader(Exchange.FILE_PATH, String.class));
        Path folder = Files.createDirectories(file.resolveSibling(".loi"));
        Path note = folder.resolve(file.getFileName() + "." + receipt.position() + ".ly-do.txt");
        Problem problem = reason.get();
        Files.writeString(
                note,
                String.join(
                        System.lineSeparator(),
                        problem.vi(),
                        problem.en(),
                        problem.code() + "  " + problem.place(),
                        "Thông điệp / message " + receipt.position(),
                        ""));
        throw new FileSetAside(problem.en());
    }

    /** Makes the folder's route move the file aside. */
    static final class FileSetAside extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FileSetAside(String why) {
            super(why);
        }
    }
}

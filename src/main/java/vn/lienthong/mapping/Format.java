package vn.lienthong.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.lienthong.journal.Entry;

/** What a source's bytes are. */
enum Format {
    JSON,
    XML,
    CSV,
    XLSX,
    XLS,
    /** A JSON array of SQL rows, as a receiving route journals them. */
    ROWS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Format::word).toList();
    }

    /** The declared format that fits this delivery: by content type, by its first bytes, else the first declared. */
    static Format of(List<Format> declared, Entry delivery) {
        if (declared.size() == 1) {
            return declared.get(0);
        }
        String type = delivery.contentType().toLowerCase(Locale.ROOT);
        return declared.stream()
                .filter(format -> format.fits(type, delivery.payload().open()))
                .findFirst()
                .orElse(declared.get(0));
    }

    private boolean fits(String type, java.io.InputStream start) {
        return switch (this) {
            case XLSX -> type.contains("spreadsheet") || XlsxTree.looksLikeZip(start);
            case XLS -> type.contains("vnd.ms-excel") || XlsTree.looksLikeXls(start);
            case CSV -> type.contains("csv") || type.contains("text/plain");
            case XML -> type.contains("xml") && !type.contains("openxml");
            case JSON, ROWS -> type.contains("json");
        };
    }
}

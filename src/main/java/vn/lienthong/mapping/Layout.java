package vn.lienthong.mapping;

import java.util.List;

/**
 * How a source's bytes lie: what a payload is before any of its fields means something.
 *
 * @param formats one or several
 * @param encoding as declared, or null: UTF-8, and XML as its first line says
 * @param delimiter of CSV
 * @param headers the names of the columns where no row names them, or empty
 * @param headerRow the number of the row that names the columns, or 0 for the first that is not empty
 * @param sheet the name of a workbook's sheet, or empty for the first
 * @param unwrap payloads inside the payload, outer ones first
 */
record Layout(
        List<Format> formats,
        Encoding encoding,
        char delimiter,
        List<String> headers,
        int headerRow,
        String sheet,
        List<Unwrap> unwrap) {
    static final Layout JSON = new Layout(List.of(Format.JSON), null, ',', List.of(), 0, "", List.of());

    Layout {
        formats = List.copyOf(formats);
        headers = List.copyOf(headers);
        unwrap = List.copyOf(unwrap);
    }

    Encoding encodingOrUtf8() {
        return encoding == null ? Encoding.UTF_8 : encoding;
    }

    /** Whether texts that arrive in Unicode are still to be read as the letters of old fonts. */
    boolean isSpelt() {
        return encoding != null && encoding.isSpelling();
    }
}

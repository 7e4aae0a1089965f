package vn.lienthong.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import vn.lienthong.catalogue.Catalogue.Agency;
import vn.lienthong.catalogue.Catalogue.Lists;
import vn.lienthong.catalogue.Catalogue.Succession;
import vn.lienthong.journal.Payload;

/**
 * The lists in the jar: 63 provinces until 2025-06-30, 34 since, the ministries and their mergers of 2025-03-01 (domain.md
 * 4). As an entry's payload: a JSON object, file name to text.
 */
final class Builtin {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROVINCES_63 = "provinces-63.csv";
    private static final String PROVINCES_34 = "provinces-34.csv";
    private static final String MINISTRIES = "ministries.csv";
    private static final String MINISTRY_SUCCESSORS = "ministries-2025-successors.csv";
    private static final List<String> FILES = List.of(PROVINCES_63, PROVINCES_34, MINISTRIES, MINISTRY_SUCCESSORS);
    private static final LocalDate MINISTRIES_MERGED = LocalDate.of(2025, 3, 1);

    private Builtin() {}

    static Payload payload() {
        Map<String, String> texts = new TreeMap<>();
        FILES.forEach(file -> texts.put(file, resource(file)));
        try {
            return Payload.of(JSON.writeValueAsBytes(texts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected texts to be written as JSON", e);
        }
    }

    static void apply(Lists lists, long position, JsonNode texts) {
        rows(texts, PROVINCES_63, row -> province63(lists, position, row));
        rows(texts, PROVINCES_34, row -> {
            String code = row.getField("h_code");
            String name = "UBND " + kind(row.getField("type_at_2025_07_01")) + row.getField("name");
            lists.agencies().put(code, position, new Agency(code, name, null));
        });
        rows(texts, MINISTRIES, row -> {
            String code = row.getField("g_code");
            lists.agencies().put(code, position, new Agency(code, row.getField("name_as_of_2020_2024"), null));
        });
        rows(texts, MINISTRY_SUCCESSORS, row -> ministrySuccessor(lists, position, row));
    }

    /** Provinces that kept their name have no successor; those of 34 are named by the newer list. */
    private static void province63(Lists lists, long position, NamedCsvRecord row) {
        String code = row.getField("h_code");
        String successor = row.getField("successor_h_code");
        if (successor.isEmpty() || successor.equals(code)) {
            return;
        }
        String name = "UBND " + kind(row.getField("type")) + row.getField("name");
        LocalDate from = LocalDate.parse(row.getField("valid_to")).plusDays(1);
        boolean sure = "high".equals(row.getField("h_code_confidence"));
        lists.agencies().put(code, position, new Agency(code, name, null));
        lists.successions().put(code, position, new Succession(code, successor, from, sure));
    }

    /** A ministry whose successor's code nobody published stays without one. */
    private static void ministrySuccessor(Lists lists, long position, NamedCsvRecord row) {
        String code = row.getField("old_g_code");
        String successor = row.getField("successor_g_code");
        if (!successor.isEmpty()) {
            lists.successions().put(code, position, new Succession(code, successor, MINISTRIES_MERGED, false));
        }
    }

    private static String kind(String type) {
        return type.startsWith("thành phố") ? "thành phố " : "tỉnh ";
    }

    private static void rows(JsonNode texts, String file, Consumer<NamedCsvRecord> each) {
        CsvReader.builder().ofNamedCsvRecord(texts.path(file).asText()).forEach(each);
    }

    private static String resource(String file) {
        try (InputStream in = Builtin.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package vn.lienthong.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.catalogue.Catalogue.Agency;
import vn.lienthong.catalogue.Catalogue.Lists;
import vn.lienthong.catalogue.Catalogue.Procedure;
import vn.lienthong.catalogue.Catalogue.Sector;
import vn.lienthong.journal.Payload;

/** Adds to a catalogue what an entry says, in the portal's upper-case keys (domain.md 1.5). */
final class CatalogueReader {
    private static final Logger log = LoggerFactory.getLogger(CatalogueReader.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private CatalogueReader() {}

    /** Adds what a payload says. One that cannot be read changes nothing: what was known before it stays in use. */
    static void apply(Lists lists, long position, String list, Payload payload) {
        try {
            apply(lists, position, list, JSON.readTree(payload.open()));
        } catch (IOException e) {
            log.atWarn()
                    .addKeyValue("message", position)
                    .addKeyValue("list", list)
                    .log("catalogue entry cannot be read; what was known before it stays in use");
        }
    }

    private static void apply(Lists lists, long position, String list, JsonNode tree) {
        switch (list) {
            case "builtin" -> Builtin.apply(lists, position, tree);
            case "procedures" -> items(tree, "MATTHC").forEach((code, item) -> procedure(lists, position, code, item));
            case "agencies" ->
                items(tree, "MADONVI").forEach((code, item) -> lists.agencies()
                        .put(code, position, new Agency(code, text(item, "TENDONVI"), text(item, "CAPDONVI"))));
            case "sectors" ->
                items(tree, "MALINHVUC").forEach((code, item) -> lists.sectors()
                        .put(code, position, new Sector(code, text(item, "TENLINHVUC"), text(item, "MANGANH"))));
            default -> log.atWarn().addKeyValue("list", list).log("catalogue entry of an unknown list is passed over");
        }
    }

    private static void procedure(Lists lists, long position, String code, JsonNode item) {
        Procedure heard = procedure(code, item);
        Procedure merged = lists.procedures()
                .find(code, position)
                .map(known -> richer(known, heard))
                .orElse(heard);
        lists.procedures().put(code, position, merged);
    }

    private static Procedure procedure(String code, JsonNode item) {
        JsonNode sectors = item.path("LINHVUCTHUCHIEN");
        JsonNode sector = sectors.isArray() ? sectors.path(0) : sectors;
        String sectorCode = text(sector, "MALINHVUC");
        String sectorName = text(sector, "TENLINHVUC");
        return new Procedure(
                code,
                text(item, "TENTTHC"),
                sectorCode != null ? sectorCode : text(item, "MALINHVUC"),
                sectorName != null ? sectorName : text(item, "TENLINHVUC"));
    }

    /** LayDanhSachTTHC says less than LayThuTuc: what the list leaves out is kept. */
    private static Procedure richer(Procedure known, Procedure heard) {
        return new Procedure(
                heard.code(),
                heard.name() != null ? heard.name() : known.name(),
                heard.sectorCode() != null ? heard.sectorCode() : known.sectorCode(),
                heard.sectorName() != null ? heard.sectorName() : known.sectorName());
    }

    /** By code: a whole answer of the portal, its result alone, or one item. */
    private static Map<String, JsonNode> items(JsonNode tree, String key) {
        JsonNode result = tree.has("result") ? tree.get("result") : tree;
        Map<String, JsonNode> items = new LinkedHashMap<>();
        for (JsonNode item : result.isArray() ? result : JSON.createArrayNode().add(result)) {
            String code = text(item, key);
            if (code != null) {
                items.put(code, item);
            }
        }
        return items;
    }

    private static String text(JsonNode item, String key) {
        JsonNode value = item.get(key);
        if (value == null
                || !value.isValueNode()
                || value.isNull()
                || value.asText().isBlank()) {
            return null;
        }
        return value.asText().strip();
    }
}

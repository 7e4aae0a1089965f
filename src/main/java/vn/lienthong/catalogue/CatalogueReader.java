package vn.lienthong.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.catalogue.Catalogue.Agency;
import vn.lienthong.catalogue.Catalogue.Procedure;
import vn.lienthong.catalogue.Catalogue.Sector;
import vn.lienthong.journal.Entry;

/** Adds to a catalogue what an entry says, in the portal's upper-case keys (domain.md 1.5). */
final class CatalogueReader {
    private static final Logger log = LoggerFactory.getLogger(CatalogueReader.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private CatalogueReader() {}

    /** The catalogue after this entry. An entry that cannot be read changes nothing: the lists before it stay in use. */
    static Catalogue apply(Catalogue before, Entry entry) {
        try {
            return apply(before, entry.party(), JSON.readTree(entry.payload().open()));
        } catch (IOException | RuntimeException e) {
            log.atWarn()
                    .addKeyValue("message", entry.position())
                    .addKeyValue("list", entry.party())
                    .log("catalogue entry cannot be read; the list before it stays in use");
            return before;
        }
    }

    private static Catalogue apply(Catalogue before, String list, JsonNode tree) {
        return switch (list) {
            case "builtin" -> Builtin.apply(before, tree);
            case "procedures" -> procedures(before, items(tree));
            case "agencies" -> agencies(before, items(tree));
            case "sectors" -> sectors(before, items(tree));
            default -> before;
        };
    }

    private static Catalogue procedures(Catalogue before, List<JsonNode> items) {
        Map<String, Procedure> all = new HashMap<>(before.procedures());
        for (JsonNode item : items) {
            String code = text(item, "MATTHC");
            if (code != null) {
                all.merge(code, procedure(code, item), CatalogueReader::richer);
            }
        }
        return new Catalogue(all, before.sectors(), before.agencies(), before.successions());
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

    private static Catalogue agencies(Catalogue before, List<JsonNode> items) {
        Map<String, Agency> all = new HashMap<>(before.agencies());
        for (JsonNode item : items) {
            String code = text(item, "MADONVI");
            if (code != null) {
                all.put(code, new Agency(code, text(item, "TENDONVI"), text(item, "CAPDONVI")));
            }
        }
        return new Catalogue(before.procedures(), before.sectors(), all, before.successions());
    }

    private static Catalogue sectors(Catalogue before, List<JsonNode> items) {
        Map<String, Sector> all = new HashMap<>(before.sectors());
        for (JsonNode item : items) {
            String code = text(item, "MALINHVUC");
            if (code != null) {
                all.put(code, new Sector(code, text(item, "TENLINHVUC"), text(item, "MANGANH")));
            }
        }
        return new Catalogue(before.procedures(), all, before.agencies(), before.successions());
    }

    /** A whole answer of the portal, its result alone, or one item. */
    private static List<JsonNode> items(JsonNode tree) {
        JsonNode result = tree.has("result") ? tree.get("result") : tree;
        List<JsonNode> items = new ArrayList<>();
        if (result.isArray()) {
            result.forEach(items::add);
            return items;
        }
        items.add(result);
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

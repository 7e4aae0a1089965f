package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.journal.Entry;

/** One delivery with one mapping and one catalogue. */
final class DeliveryReader {
    private static final Logger log = LoggerFactory.getLogger(DeliveryReader.class);
    /** More records than any page, file or batch has; a larger one is refused as a whole. */
    static final int MOST_RECORDS = 100_000;

    private static final int MOST_DRIFT = 50;

    private final Mapping mapping;
    private final Catalogue catalogue;
    private final Entry delivery;
    private final List<Heard> heard = new ArrayList<>();

    DeliveryReader(Mapping mapping, Catalogue catalogue, Entry delivery) {
        this.mapping = mapping;
        this.catalogue = catalogue;
        this.delivery = delivery;
    }

    List<Heard> read() {
        if (mapping.fault().isPresent()) {
            Finding fault = mapping.fault().get();
            return unreadable("Ánh xạ không dùng được: " + fault.vi(), "The mapping cannot be used: " + fault);
        }
        Format format = Format.of(mapping.formats(), delivery);
        return Tree.read(format, mapping.delimiter(), delivery.payload())
                .fold(whole -> read(whole.root()), torn -> unreadable(torn.vi(), torn.en()));
    }

    private List<Heard> read(JsonNode root) {
        boolean fits = false;
        for (Block block : mapping.blocks()) {
            if (!recordReader(root, "").holds(block.when(), root)) {
                continue;
            }
            JsonNode records =
                    block.each().segments().isEmpty() ? root : block.each().find(root, root, delivery.facts());
            if (records.isMissingNode()) {
                continue;
            }
            if (records.size() > MOST_RECORDS) {
                return unreadable(
                        "Cần tối đa " + MOST_RECORDS + " bản ghi mỗi gói, nhưng thấy " + records.size(),
                        "Expected at most " + MOST_RECORDS + " records in a delivery, but found " + records.size());
            }
            fits = true;
            block(block, root, records);
        }
        return fits ? heard : unfitting();
    }

    /** Nothing where the records should be: an error page, another message, another version of the source. */
    private List<Heard> unfitting() {
        String places =
                mapping.blocks().stream().map(block -> block.each().text()).collect(Collectors.joining(", "));
        return unreadable(
                "Cần các bản ghi tại " + places + " (và đúng điều kiện when), nhưng gói tin này không có",
                "Expected records at " + places + " (and its 'when' to hold), but this delivery has none");
    }

    private void block(Block block, JsonNode root, JsonNode records) {
        if (records.isArray()) {
            for (int i = 0; i < records.size(); i++) {
                record(block, root, records.get(i), place(block, records.get(i), i));
            }
            drift(block, records.path(0));
        } else if (!isEmpty(records)) {
            record(
                    block,
                    root,
                    records,
                    block.each().segments().isEmpty() ? "" : block.each().text() + ".");
            drift(block, records);
        }
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || node.isTextual() && node.textValue().isBlank();
    }

    private static String place(Block block, JsonNode record, int index) {
        JsonNode row = record.get("#row");
        return row != null ? "row " + row.asInt() + ": " : listName(block.each().text()) + "[" + index + "].";
    }

    /** {@code data} for {@code data[]}, nothing for the root. */
    private static String listName(String each) {
        return each.equals(".") ? "" : each.replace("[]", "");
    }

    private void drift(Block block, JsonNode record) {
        List<String> found = new ArrayList<>();
        mapping.shape().drift(record, block.prefix(), found, MOST_DRIFT);
        mapping.countDrift(found);
    }

    private RecordReader recordReader(JsonNode root, String place) {
        return new RecordReader(root, delivery.facts(), mapping.zone(), delivery.at(), place);
    }

    private void record(Block block, JsonNode root, JsonNode record, String place) {
        if (!record.isObject()) {
            fail(null, Sentences.notRecord(place), record);
            return;
        }
        if (record.has("#width")) {
            fail(null, Sentences.width(place, record.get("#width").asText()), record);
            return;
        }
        RecordReader reader = recordReader(root, place);
        Object[] values = reader.read(block, record);
        String number = (String) values[Field.NUMBER_OF_DOSSIER.ordinal()];
        Problem problem = reader.problem() != null ? reader.problem() : incomplete(block, values, place);
        if (problem != null) {
            fail(number == null ? null : new DossierNumber(number), problem, record);
            return;
        }
        make(block, values, place, record);
    }

    /** What a record cannot do without, though its mapping did not say required. */
    private static Problem incomplete(Block block, Object[] values, String place) {
        for (Field field : Field.needed(block.step())) {
            if (values[field.ordinal()] == null) {
                FieldRule rule = block.rules().stream()
                        .filter(line -> line.slot() == field.ordinal())
                        .findFirst()
                        .orElseThrow();
                return Sentences.missing(rule, RecordReader.where(rule, place));
            }
        }
        return OwnSteps.incomplete(block, values, place);
    }

    private void make(Block block, Object[] values, String place, JsonNode record) {
        DossierMaker maker = new DossierMaker(values, catalogue, delivery.at());
        AgencyCode agency = maker.agencyCode().orElse(null);
        DossierNumber number = new DossierNumber(maker.text(Field.NUMBER_OF_DOSSIER));
        if (agency == null) {
            fail(number, Sentences.noAgency(place + " → MaDonVi"), record);
            return;
        }
        try {
            heard.add(
                    block.step()
                            ? new Heard.StepAlone(heard.size(), number, agency, maker.stepAlone())
                            : new Heard.Status(heard.size(), maker.dossier(agency), block.derived(), hint(maker)));
        } catch (IllegalArgumentException e) {
            // Our bug: a value passed its check and not the record's. The neighbours go on.
            log.atError()
                    .addKeyValue("message", delivery.position())
                    .addKeyValue("bug", Bugs.place(e))
                    .log("a record passed its rules but not its checks");
            fail(
                    number,
                    new Problem(ProblemCode.VALUE_INVALID, place, "Bản ghi không hợp lệ.", "The record is not valid."),
                    record);
        }
    }

    private static Heard.Hint hint(DossierMaker maker) {
        String hint = maker.text(Field.UPDATE_HINT);
        if (hint == null || hint.equals("none")) {
            return Heard.Hint.NONE;
        }
        return hint.equals("create") ? Heard.Hint.CREATE : Heard.Hint.UPDATE;
    }

    private void fail(DossierNumber number, Problem problem, JsonNode record) {
        heard.add(new Heard.Failed(heard.size(), number, problem, Contents.fingerprint(record)));
    }

    private List<Heard> unreadable(String vi, String en) {
        String place = "mappings/" + delivery.party() + "/" + MappingCompiler.FILE;
        return List.of(new Heard.Failed(0, null, Sentences.unreadable(place, vi, en), null));
    }
}

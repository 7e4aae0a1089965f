package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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

    private final Mapping mapping;
    private final Catalogue catalogue;
    private final Entry delivery;
    private final Watch watch;
    private final List<Heard> heard = new ArrayList<>();
    private Unwrapping inner;

    DeliveryReader(Mapping mapping, Catalogue catalogue, Entry delivery) {
        this(mapping, catalogue, delivery, Watch.NONE);
    }

    DeliveryReader(Mapping mapping, Catalogue catalogue, Entry delivery, Watch watch) {
        this.mapping = mapping;
        this.catalogue = catalogue;
        this.delivery = delivery;
        this.watch = watch;
    }

    List<Heard> read() {
        if (mapping.fault().isPresent()) {
            Finding fault = mapping.fault().get();
            return unreadable("Ánh xạ không dùng được: " + fault.vi(), "The mapping cannot be used: " + fault);
        }
        Format format = Format.of(mapping.layout().formats(), delivery);
        return Tree.read(format, mapping.layout(), delivery.payload())
                .fold(whole -> read(whole.root()), torn -> unreadable(torn.vi(), torn.en()));
    }

    List<Heard> read(JsonNode packed) {
        inner = Unwrapping.of(mapping.layout(), packed);
        JsonNode root = inner.root();
        watch.document(root);
        Surroundings around =
                new Surroundings(root, delivery.facts(), mapping.zone(), delivery.at(), new DayOrder.Evidence(), watch);
        Spot document = new Spot(root, root, "");
        boolean fits = false;
        for (Block block : mapping.blocks()) {
            if (!new RecordReader(around).holds(block.when(), document)) {
                continue;
            }
            Items items = Items.count(block.each(), document, around);
            if (items.isNowhere()) {
                continue;
            }
            if (items.count() > MOST_RECORDS) {
                return unreadable(
                        "Cần tối đa " + MOST_RECORDS + " bản ghi mỗi gói, nhưng thấy nhiều hơn",
                        "Expected at most " + MOST_RECORDS + " records in a delivery, but found more");
            }
            fits = true;
            watch.block(block);
            block(block, document, around);
        }
        if (!inner.rest().isEmpty()) {
            Unwrapping.Broken broken = inner.rest().get(0);
            return List.of(
                    new Heard.Failed(0, null, Sentences.unreadable(broken.place(), broken.vi(), broken.en()), null));
        }
        return fits ? heard : unfitting(root);
    }

    /** Nothing where the records should be: an error page, another message, another version of the source. */
    private List<Heard> unfitting(JsonNode root) {
        if (root.path("Envelope").path("Body").has("Fault")) {
            return unreadable(
                    "Cần câu trả lời SOAP có bản ghi, nhưng nguồn trả về Envelope.Body.Fault (báo lỗi)",
                    "Expected a SOAP answer with records, but the source answered Envelope.Body.Fault");
        }
        String places =
                mapping.blocks().stream().map(block -> block.each().text()).collect(Collectors.joining(", "));
        return unreadable(
                "Cần các bản ghi tại " + places + " (và đúng điều kiện when), nhưng gói tin này không có",
                "Expected records at " + places + " (and its 'when' to hold), but this delivery has none");
    }

    private void block(Block block, Spot document, Surroundings around) {
        if (DayOrder.isUnsure(block)) {
            around.evidence().listen(true);
            block.each().visit(document, around, visitor(record -> listen(block, record, around), around));
            around.evidence().listen(false);
        }
        Drift.Sight sight = new Drift.Sight(mapping.shape(), block.prefix());
        int before = heard.size();
        block.each()
                .visit(
                        document,
                        around,
                        visitor(
                                record -> {
                                    record(block, record, around);
                                    sight.see(record.node());
                                },
                                around));
        if (heard.size() > before) {
            vanished(mapping.drift().take(block, sight, delivery.position()));
        }
    }

    private void vanished(Set<String> paths) {
        if (paths.isEmpty()) {
            return;
        }
        log.atWarn()
                .addKeyValue("source", delivery.party())
                .addKeyValue("message", delivery.position())
                .addKeyValue("count", paths.size())
                .addKeyValue("first", paths.iterator().next())
                .log("paths that every delivery had are gone");
    }

    private SourcePath.Visitor visitor(Consumer<Spot> each, Surroundings around) {
        return new SourcePath.Visitor() {
            @Override
            public boolean item(Spot record) {
                if (!isNothing(record)) {
                    each.accept(record);
                }
                return true;
            }

            @Override
            public boolean absent(String at, boolean optional) {
                if (!optional && !around.evidence().isListening()) {
                    fail(null, Sentences.absent(at), around.document());
                }
                return true;
            }
        };
    }

    private static void listen(Block block, Spot record, Surroundings around) {
        if (record.node().isObject()) {
            new RecordReader(around).listen(block, record);
        }
    }

    /** An empty element or null where a list should be: no records. Inside a list it is a record that is wrong. */
    private static boolean isNothing(Spot record) {
        JsonNode node = record.node();
        boolean empty = node.isNull() || node.isTextual() && node.textValue().isBlank();
        return empty && !record.at().endsWith("].");
    }

    private void record(Block block, Spot found, Surroundings around) {
        watch.record(heard.size());
        JsonNode row = found.node().get("#row");
        Spot record = row == null ? found : new Spot(found.node(), found.holder(), "row " + row.asInt() + ": ");
        if (!record.node().isObject()) {
            fail(null, Sentences.notRecord(record.at()), record.node());
            return;
        }
        if (record.node().has("#width")) {
            fail(null, Sentences.width(record.at(), record.node().get("#width").asText()), record.node());
            return;
        }
        Unwrapping.Broken broken = inner.takeBroken(record.node());
        if (broken != null) {
            String number = new RecordReader(around).number(block, record);
            fail(number == null ? null : new DossierNumber(number), Sentences.broken(broken), record.node());
            return;
        }
        RecordReader reader = new RecordReader(around);
        Object[] values = reader.read(block, record);
        String number = (String) values[Field.NUMBER_OF_DOSSIER.ordinal()];
        Problem problem = reader.problem() != null ? reader.problem() : incomplete(block, values, record.at());
        if (problem != null) {
            fail(number == null ? null : new DossierNumber(number), problem, record.node());
            return;
        }
        make(block, values, record.at(), record.node());
    }

    /** What a record cannot do without, though its mapping did not say required. */
    private static Problem incomplete(Block block, Object[] values, String place) {
        for (Field field : Field.needed(block.step())) {
            if (values[field.ordinal()] == null) {
                FieldRule rule = block.rules().stream()
                        .filter(line -> line.slot() == field.ordinal())
                        .findFirst()
                        .orElseThrow();
                return Sentences.missing(rule, Places.where(rule, place));
            }
        }
        return OwnSteps.incomplete(block, values, place);
    }

    private void make(Block block, Object[] values, String place, JsonNode record) {
        Slots slots = new Slots(values);
        DossierMaker maker = new DossierMaker(slots, catalogue, delivery.at());
        AgencyCode agency = maker.agencyCode().orElse(null);
        DossierNumber number = new DossierNumber(slots.text(Field.NUMBER_OF_DOSSIER));
        if (agency == null) {
            fail(number, Sentences.noAgency(place + " → MaDonVi"), record);
            return;
        }
        try {
            heard.add(
                    block.step()
                            ? new Heard.StepAlone(heard.size(), number, agency, maker.stepAlone())
                            : new Heard.Status(heard.size(), maker.dossier(agency), block.derived(), hint(slots)));
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

    private static Heard.Hint hint(Slots slots) {
        String hint = slots.text(Field.UPDATE_HINT);
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

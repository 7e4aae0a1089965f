package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import vn.lienthong.dossier.Problem;

/** Our own functions in JSLT: strict dates, code tables, and the library's texts functions without what can explode. */
final class FormulaFunctions {
    /** What {@code date()} gives, and every line with jslt reads. */
    static final String DATE_FORM = "uuuu-MM-dd'T'HH:mm:ss.SSSXXX";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(DATE_FORM);
    /** The library's functions are not told which record they run for: the day of the event stands here meanwhile. */
    private static final ThreadLocal<LocalDate> DAY = new ThreadLocal<>();

    private final Map<String, CodeTable> tables;
    private final ZoneId zone;
    private final Map<String, TimeReader> readers = new ConcurrentHashMap<>();

    FormulaFunctions(Map<String, CodeTable> tables, ZoneId zone) {
        this.tables = tables;
        this.zone = zone;
    }

    /** A function refuses a value: the record's problem, once its place is known. Cheap, because records may fail by the million. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient BiFunction<FieldRule, String, Problem> problem;

        Refusal(BiFunction<FieldRule, String, Problem> problem) {
            super(null, null, false, false);
            this.problem = problem;
        }

        Problem problem(FieldRule rule, String place) {
            return problem.apply(rule, place);
        }
    }

    static <T> T on(LocalDate day, Supplier<T> work) {
        DAY.set(day);
        try {
            return work.get();
        } finally {
            DAY.remove();
        }
    }

    List<Function> all() {
        List<Function> all = new ArrayList<>(RegexFunctions.all());
        all.add(new Own("date", 2, 3, this::date));
        all.add(new Own("code", 2, 10, this::code));
        all.add(new Own("join", 2, 2, FormulaFunctions::join));
        return all;
    }

    private JsonNode date(JsonNode... args) {
        String text = text(args[0]);
        if (text.isEmpty()) {
            return NullNode.getInstance();
        }
        String pattern = args[1].asText();
        boolean end = args.length > 2 && args[2].asText().equals("end");
        long millis = readers.computeIfAbsent(pattern + "\0" + end, key -> new TimeReader(List.of(pattern), zone, end))
                .read(text);
        if (millis == TimePattern.NO) {
            throw new Refusal((rule, place) -> Sentences.impossible(pattern, place, text));
        }
        return TextNode.valueOf(DATE.format(Instant.ofEpochMilli(millis).atZone(zone)));
    }

    private JsonNode code(JsonNode... args) {
        CodeTable table = tables.get(args[0].asText());
        String[] keys = new String[args.length - 1];
        boolean said = false;
        for (int i = 0; i < keys.length; i++) {
            keys[i] = text(args[i + 1]);
            said |= !keys[i].isEmpty();
        }
        if (!said) {
            return NullNode.getInstance();
        }
        String key = String.join(" + ", keys);
        CodeTable.Row row = table.match(keys, DAY.get());
        if (row == null) {
            throw new Refusal((rule, place) -> Sentences.unmapped(table.file(), place, key));
        }
        if (row.canonical().isEmpty()) {
            throw new Refusal((rule, place) -> Sentences.underivable(rule.word(), table.file(), place, key, row));
        }
        return TextNode.valueOf(row.canonical());
    }

    private static JsonNode join(JsonNode... args) {
        StringBuilder whole = new StringBuilder();
        String between = args[1].asText();
        for (JsonNode part : args[0]) {
            String text = text(part);
            whole.append(whole.isEmpty() || text.isEmpty() ? "" : between).append(text);
            needShort(whole.length());
        }
        return TextNode.valueOf(whole.toString());
    }

    /** A single value as a cleaned text; anything else is empty. */
    static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? Texts.clean(node.asText()) : "";
    }

    static void needShort(int length) {
        if (length > ValueKind.MAX_TEXT) {
            throw new Refusal(Sentences::tooLong);
        }
    }

    /** One function by its name. */
    record Own(String getName, int getMinArguments, int getMaxArguments, Call call) implements Function {
        interface Call {
            JsonNode with(JsonNode... arguments);
        }

        @Override
        public JsonNode call(JsonNode input, JsonNode... arguments) {
            return call.with(arguments);
        }
    }
}

package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.schibsted.spt.data.jslt.Function;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** JSLT's functions with regular expressions, on re2j: linear in the text whatever the expression. */
final class RegexFunctions {
    static final List<String> NAMES = List.of("test", "capture", "split", "replace");
    /** Longer ones, or counted repeats within each other, would take their time to compile. */
    static final int MOST_CHARACTERS = 200;

    private static final int MOST_REPEATS = 2;
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_PATTERNS = 1_000;

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private RegexFunctions() {}

    static List<Function> all() {
        return List.of(
                new FormulaFunctions.Own("test", 2, 2, RegexFunctions::test),
                new FormulaFunctions.Own("capture", 2, 2, RegexFunctions::capture),
                new FormulaFunctions.Own("split", 2, 2, RegexFunctions::split),
                new FormulaFunctions.Own("replace", 3, 3, RegexFunctions::replace));
    }

    /** What is wrong with an expression, or empty. */
    static String fault(String regex) {
        long repeats = regex.chars().filter(c -> c == '{').count();
        if (regex.length() > MOST_CHARACTERS || repeats > MOST_REPEATS) {
            return "it is longer than " + MOST_CHARACTERS + " characters, or repeats by number more than "
                    + MOST_REPEATS + " times";
        }
        try {
            Pattern.compile(regex);
            return "";
        } catch (PatternSyntaxException e) {
            return e.getDescription();
        }
    }

    private static Pattern pattern(JsonNode literal) {
        // Only literals get here, so there are as many as mappings hold; versions come and go, though.
        if (COMPILED.size() > MOST_PATTERNS) {
            COMPILED.clear();
        }
        return COMPILED.computeIfAbsent(literal.asText(), Pattern::compile);
    }

    private static JsonNode test(JsonNode... args) {
        return BooleanNode.valueOf(
                pattern(args[1]).matcher(FormulaFunctions.text(args[0])).find());
    }

    private static JsonNode capture(JsonNode... args) {
        ObjectNode groups = JsonNodeFactory.instance.objectNode();
        Pattern pattern = pattern(args[1]);
        Matcher matcher = pattern.matcher(FormulaFunctions.text(args[0]));
        if (matcher.find()) {
            pattern.namedGroups().keySet().forEach(name -> groups.put(name, matcher.group(name)));
        }
        return groups;
    }

    private static JsonNode split(JsonNode... args) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        String[] pieces = pattern(args[1]).split(FormulaFunctions.text(args[0]), MOST_PARTS + 1);
        if (pieces.length > MOST_PARTS) {
            throw new FormulaFunctions.Refusal(Sentences::tooHeavy);
        }
        for (String piece : pieces) {
            parts.add(piece);
        }
        return parts;
    }

    /** The last argument stands for itself: no groups in it. */
    private static JsonNode replace(JsonNode... args) {
        if (!args[0].isValueNode() || args[0].isNull()) {
            return NullNode.getInstance();
        }
        String text = FormulaFunctions.text(args[0]);
        String with = args[2].asText();
        Matcher matcher = pattern(args[1]).matcher(text);
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            replaced.append(text, from, matcher.start()).append(with);
            FormulaFunctions.needShort(replaced.length());
            from = matcher.end();
        }
        return TextNode.valueOf(replaced.append(text, from, text.length()).toString());
    }
}

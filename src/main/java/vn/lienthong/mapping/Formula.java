package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.schibsted.spt.data.jslt.Expression;
import java.time.LocalDate;
import java.util.List;

/**
 * One JSLT expression. Its work is bounded before it starts: no variables, no functions of its own, loops one deep, so that it
 * visits what its paths lead to at most as often as it is long; and what they lead to is weighed first.
 */
final class Formula {
    /** Characters and nodes that one evaluation may look at. */
    static final int MOST_WEIGHT = 200_000;

    private final Expression expression;
    private final List<SourcePath> paths;

    Formula(Expression expression, List<SourcePath> paths) {
        this.expression = expression;
        this.paths = List.copyOf(paths);
    }

    /** What it reads, as far as can be told without running it. */
    List<SourcePath> paths() {
        return paths;
    }

    /** The result as a text; null when it says nothing, or when something is wrong. */
    String read(FieldRule rule, Spot spot, Surroundings around, LocalDate day, Trouble trouble) {
        if (!isReadable(rule, spot, around, trouble)) {
            return null;
        }
        try {
            return text(rule, FormulaFunctions.on(day, () -> expression.apply(spot.node())), spot, trouble);
        } catch (FormulaFunctions.Refusal e) {
            trouble.report(e.problem(rule, Places.where(rule, spot.at())));
        } catch (RuntimeException e) {
            // The library's messages quote values: only the place is passed on.
            trouble.report(Sentences.formula(rule, Places.where(rule, spot.at())));
        }
        return null;
    }

    private boolean isReadable(FieldRule rule, Spot spot, Surroundings around, Trouble trouble) {
        int left = MOST_WEIGHT;
        for (SourcePath path : paths) {
            JsonNode node = path.isItself() ? spot.node() : path.find(spot, around);
            if (node.isMissingNode() && !path.optional()) {
                trouble.report(Sentences.absent(rule, Places.where(rule, path, spot.at())));
                return false;
            }
            left = weigh(node, left);
            if (left < 0) {
                trouble.report(Sentences.tooHeavy(rule, Places.where(rule, path, spot.at())));
                return false;
            }
        }
        return true;
    }

    /** What is left of the weight behind this node; below 0 when it is used up. */
    private static int weigh(JsonNode node, int left) {
        int rest = left - 1 - (node.isTextual() ? node.textValue().length() : 0);
        for (JsonNode child : node) {
            rest = rest < 0 ? rest : weigh(child, rest);
        }
        return rest;
    }

    private static String text(FieldRule rule, JsonNode result, Spot spot, Trouble trouble) {
        JsonNode node = result == null ? MissingNode.getInstance() : result;
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isContainerNode()) {
            trouble.report(Sentences.many(Places.where(rule, spot.at())));
            return null;
        }
        return node.isFloatingPointNumber() || node.isBigDecimal()
                ? node.decimalValue().toPlainString()
                : node.asText();
    }
}

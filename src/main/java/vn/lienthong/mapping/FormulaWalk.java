package vn.lienthong.mapping;

import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.FunctionExpression;
import com.schibsted.spt.data.jslt.impl.LiteralExpression;
import com.schibsted.spt.data.jslt.impl.MacroExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Walks a compiled JSLT expression: only what is listed here may be in it. Gathers the paths it reads; what is read from the
 * result of a function has no place in the shape and is not checked.
 */
final class FormulaWalk {
    private static final Set<String> PARTS = Set.of(
            "LiteralExpression",
            "DotExpression",
            "ArraySlicer",
            "ArrayExpression",
            "ForExpression",
            "IfExpression",
            "AndOperator",
            "OrOperator",
            "PlusOperator",
            "MinusOperator",
            "MultiplyOperator",
            "DivideOperator",
            "EqualsComparison",
            "UnequalsComparison",
            "BiggerComparison",
            "BiggerOrEqualComparison",
            "SmallerComparison",
            "SmallerOrEqualsComparison");

    private final Predicate<String> shape;
    private final Map<String, CodeTable> tables;
    private final List<SourcePath> read = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int loops;

    FormulaWalk(Predicate<String> shape, Map<String, CodeTable> tables) {
        this.shape = shape;
        this.tables = tables;
    }

    List<SourcePath> read() {
        return read;
    }

    List<String> faults() {
        return faults;
    }

    void top(ExpressionNode node) {
        visit(node, "");
    }

    /** @param here the path that {@code .} means, or null when nobody can say */
    private void visit(ExpressionNode node, String here) {
        if (node == null) {
            return;
        }
        String kind = node.getClass().getSimpleName();
        if (node instanceof FunctionExpression || node instanceof MacroExpression) {
            function(node, here);
        } else if (!PARTS.contains(kind)) {
            faults.add("it has a " + kind + ": no let, def, import, object or pipe is part of it");
        } else if (kind.equals("DotExpression") || kind.equals("ArraySlicer")) {
            path(node, here);
        } else if (kind.equals("ForExpression")) {
            loop(node, here);
        } else {
            node.getChildren().forEach(child -> visit(child, here));
        }
    }

    private void loop(ExpressionNode node, String here) {
        if (++loops > 1) {
            faults.add("a for stands in a for");
        }
        ExpressionNode items = node.getChildren().get(0);
        visit(items, here);
        String list = pathOf(items, here);
        String each = list != null && shape.test(list + "[]") ? list + "[]" : null;
        node.getChildren().stream().skip(1).forEach(child -> visit(child, each));
        loops--;
    }

    private void path(ExpressionNode node, String here) {
        String path = pathOf(node, here);
        if (path == null) {
            node.getChildren().forEach(child -> visit(child, here));
        } else if (path.isEmpty()) {
            read.add(SourcePath.parse("."));
        } else {
            SourcePath parsed = SourcePath.parse(path);
            if (parsed == null || parsed.start() != SourcePath.Start.RECORD) {
                faults.add("'" + path + "' is not a path");
            } else {
                read.add(parsed);
            }
        }
    }

    /** Null for what is not a path. The library keeps a key to itself, but prints it behind its parent and a dot. */
    private String pathOf(ExpressionNode node, String here) {
        String kind = node.getClass().getSimpleName();
        List<ExpressionNode> parents = node.getChildren();
        if (kind.equals("ArraySlicer")) {
            String list = pathOf(parents.get(0), here);
            return list != null && shape.test(list + "[]") ? list + "[]" : list;
        }
        if (!kind.equals("DotExpression")) {
            return null;
        }
        String above = parents.isEmpty() ? here : pathOf(parents.get(0), here);
        String parent = parents.isEmpty() ? "" : parents.get(0).toString();
        String key = node.toString()
                .substring(Math.min(parent.length() + 1, node.toString().length()));
        return above == null ? null : key.isEmpty() ? above : Shape.join(above, Shape.quote(key));
    }

    private void function(ExpressionNode node, String here) {
        String name = node.toString().substring(0, Math.max(node.toString().indexOf('('), 0));
        List<ExpressionNode> arguments = node.getChildren();
        if (!Vocabulary.FUNCTIONS.contains(name)) {
            String nearest = Nearest.to(name, Vocabulary.FUNCTIONS);
            faults.add("the function " + name + "() is not part of it; did you mean " + nearest + "()?");
        } else if (RegexFunctions.NAMES.contains(name)) {
            regex(name, arguments.get(1));
        } else if (name.equals("date")) {
            pattern(arguments.get(1));
        } else if (name.equals("code")) {
            table(arguments);
        }
        arguments.forEach(argument -> visit(argument, here));
    }

    private void regex(String name, ExpressionNode argument) {
        String fault = argument instanceof LiteralExpression
                ? RegexFunctions.fault(literal(argument))
                : "it is not written out as a text";
        if (!fault.isEmpty()) {
            faults.add("the regular expression of " + name + "() cannot be used: " + fault);
        }
    }

    private void pattern(ExpressionNode argument) {
        boolean fits = argument instanceof LiteralExpression && TimePattern.fault(literal(argument)) == 0;
        if (!fits) {
            faults.add("date() needs a date pattern of dd MM uuuu HH mm ss SSS X, written out");
        }
    }

    private void table(List<ExpressionNode> arguments) {
        CodeTable table = arguments.get(0) instanceof LiteralExpression ? tables.get(literal(arguments.get(0))) : null;
        if (table == null) {
            faults.add("code() needs a table of codes/, written out: one of " + tables.keySet());
        } else if (table.width() != arguments.size() - 1) {
            faults.add("the table has " + table.width() + " source columns, but code() is given "
                    + (arguments.size() - 1));
        }
    }

    private static String literal(ExpressionNode argument) {
        return argument.apply(null, null).asText();
    }
}

package vn.lienthong.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles the JSLT of a line; what it may not do, and what it reads that the shape does not know, are findings. */
final class FormulaCompiler {
    private static final String FILE = MappingCompiler.FILE;
    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_NESTING = 30;
    /** The library's own place is that of the token before. */
    private static final Pattern PLACE = Pattern.compile("at line (\\d{1,4}), column (\\d{1,4})");

    private final Findings findings;
    private final Map<String, CodeTable> tables;
    private final PathCompiler paths;
    private final FormulaFunctions functions;

    FormulaCompiler(Findings findings, Map<String, CodeTable> tables, PathCompiler paths, ZoneId zone) {
        this.findings = findings;
        this.tables = tables;
        this.paths = paths;
        this.functions = new FormulaFunctions(tables, zone);
    }

    Optional<Formula> compile(Keys keys, Level level) {
        return keys.scalar("jslt").flatMap(written -> compile(written, level));
    }

    private Optional<Formula> compile(Yaml.Scalar written, Level level) {
        if (written.raw().length() > MOST_CHARACTERS || nesting(written.raw()) > MOST_NESTING) {
            broken(
                    written.at(),
                    "dài hơn " + MOST_CHARACTERS + " ký tự hoặc lồng hơn " + MOST_NESTING + " tầng",
                    "it is longer than " + MOST_CHARACTERS + " characters or deeper than " + MOST_NESTING);
            return Optional.empty();
        }
        try {
            Expression expression = new Parser(new StringReader(written.raw()))
                    .withFunctions(functions.all())
                    .withResourceResolver(name -> {
                        throw new JsltException("import is not part of it");
                    })
                    .compile();
            FormulaWalk walk = new FormulaWalk(path -> paths.knows(Shape.join(level.here(), path)), tables);
            ((ExpressionImpl) expression).getChildren().forEach(walk::top);
            walk.faults().forEach(fault -> broken(written.first(), fault, fault));
            List<SourcePath> read = walk.read().stream()
                    .flatMap(path -> path.isItself()
                            ? java.util.stream.Stream.of(path)
                            : paths.known(path, level, written.first()).stream())
                    .toList();
            return Optional.of(new Formula(expression, read));
        } catch (JsltException e) {
            syntax(written, e);
            return Optional.empty();
        }
    }

    private static int nesting(String text) {
        int depth = 0;
        int most = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
            most = Math.max(most, depth);
        }
        return most;
    }

    private void syntax(Yaml.Scalar written, JsltException e) {
        String said = e.getMessageWithoutLocation();
        Matcher place = PLACE.matcher(said);
        At at = written.first();
        if (place.find()) {
            at = written.at(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
        } else if (e.getLine() > 0) {
            at = written.at(e.getLine(), e.getColumn());
        }
        String first = said.lines().findFirst().orElse("").replaceAll(" at line \\d+, column \\d+\\.?", "");
        broken(at, first, first);
    }

    private void broken(At at, String vi, String en) {
        findings.add(FILE, at, "formula-invalid", "jslt: " + vi, "Expected a JSLT expression, but " + en);
    }
}

package vn.lienthong.mapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.dossier.Problem;

/**
 * What a CODE_UNKNOWN or STATUS_UNDERIVABLE problem is about, read back from its sentence: the ledger keeps sentences, and
 * those of {@link Sentences} are written in one place.
 *
 * @param table {@code codes/status.csv}; empty when the field has no table and its value must be one of the portal's
 * @param value the source's code, several columns joined by {@code " + "}; cut when it is long
 */
public record UnknownCode(String table, String value) {
    private static final Pattern UNMAPPED = Pattern.compile(
            "Expected a code listed in (codes/[^/]+?\\.csv), but found '(.*)'\\. Add a row .*", Pattern.DOTALL);
    private static final Pattern UNDERIVABLE = Pattern.compile(
            "Expected to derive \\S+ from '(.*)', but the table says: .* \\((codes/[^/]+?\\.csv):\\d+\\)\\.",
            Pattern.DOTALL);
    private static final Pattern INVALID =
            Pattern.compile("Expected .* for \\S+, but found '(.*?)'\\..*", Pattern.DOTALL);

    /** Empty for any other problem. */
    public static Optional<UnknownCode> of(Problem problem) {
        Matcher unmapped = UNMAPPED.matcher(problem.en());
        if (unmapped.matches()) {
            return Optional.of(new UnknownCode(unmapped.group(1), unmapped.group(2)));
        }
        Matcher underivable = UNDERIVABLE.matcher(problem.en());
        if (underivable.matches()) {
            return Optional.of(new UnknownCode(underivable.group(2), underivable.group(1)));
        }
        Matcher invalid = INVALID.matcher(problem.en());
        return invalid.matches() ? Optional.of(new UnknownCode("", invalid.group(1))) : Optional.empty();
    }

    /** The source's columns, if the sentence says all of them for a table of that width. */
    public Optional<List<String>> columns(int width) {
        if (value.endsWith("…") || width < 1) {
            return Optional.empty();
        }
        List<String> columns = width == 1 ? List.of(value) : List.of(value.split(" \\+ ", -1));
        return columns.size() == width ? Optional.of(columns) : Optional.empty();
    }
}

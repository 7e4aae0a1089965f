package vn.lienthong.rules;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * The build runs a test that failed once more, and calls it a flake when it passes then. What a guarantee rests on has no second chance: a
 * loss in one run of a hundred is a loss. So journeys, and the tests that guarantees.md names, fail again with their first failure. Those in a
 * browser keep theirs: a page that was slow is no loss. Registered in META-INF/services for every test.
 */
public final class NoSecondChance implements BeforeEachCallback, TestWatcher {
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.\\w+`");
    private static final String JOURNEYS = "vn.lienthong.journey";
    private static final String BROWSER = "InTheBrowserTest";
    private static final String PROVING = NAMED.matcher(Guard.read(Path.of("src/docs/guarantees.md")))
            .results()
            .map(name -> name.group(1))
            .distinct()
            .collect(java.util.stream.Collectors.joining(" ", " ", " "));
    private static final Map<String, Throwable> FAILED = new ConcurrentHashMap<>();

    static boolean isFor(Class<?> test) {
        boolean isJourney = test.getPackageName().equals(JOURNEYS);
        boolean isProof = Stream.<Class<?>>iterate(test, type -> type != null, Class::getSuperclass)
                .anyMatch(type -> PROVING.contains(" " + type.getSimpleName() + " "));
        return (isJourney || isProof) && !test.getSimpleName().endsWith(BROWSER);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        if (isFor(context.getRequiredTestClass())) {
            FAILED.putIfAbsent(context.getUniqueId(), cause);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Throwable first = FAILED.get(context.getUniqueId());
        if (first != null) {
            throw new AssertionError(
                    "it failed before, and what a guarantee rests on is not tried again: " + first, first);
        }
    }
}

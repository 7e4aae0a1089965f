package vn.lienthong.rules;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says at the end which tests did not run for want of a program, and how to run them: a green build must not hide it.
 * Registered in META-INF/services.
 */
public final class TestsNotRun implements TestExecutionListener {
    private static final Map<String, String> WANTING = Map.of(
            "browser",
            "no Chromium with its driver was found: %s%n  to run them: apt-get install chromium chromium-driver, or set CHROME_BIN"
                    + " and CHROMEDRIVER; then: mvn test -Dtest='*InTheBrowserTest'",
            "go",
            "no Go with golang.org/x/mod was found: %s%n  to run them: apt-get install golang-go golang-golang-x-mod-dev; then: mvn test"
                    + " -Dtest='InteropTest'",
            "node",
            "no Node was found: %s%n  to run them: apt-get install nodejs; then: mvn test -Dtest='TwoVerifiersTest'",
            "mariadb",
            "no MariaDB server was found: %s%n  to run them: apt-get install mariadb-server-core mariadb-client-core; then: mvn test"
                    + " -Dtest='PollMariaDbTest'");

    private final Map<String, Set<String>> notRun = new TreeMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() != TestExecutionResult.Status.ABORTED) {
            return;
        }
        WANTING.keySet().stream()
                .filter(tag -> test.getTags().contains(TestTag.create(tag)))
                .forEach(tag ->
                        notRun.computeIfAbsent(tag, name -> new TreeSet<>()).add(test.getLegacyReportingName()));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        notRun.forEach((tag, tests) ->
                System.out.println("NOT RUN, because " + WANTING.get(tag).formatted(String.join(", ", tests))));
    }
}

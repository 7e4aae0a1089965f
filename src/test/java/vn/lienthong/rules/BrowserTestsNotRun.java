package vn.lienthong.rules;

import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says at the end which browser tests did not run for want of a browser, and how to run them: a green build must not hide it.
 * Registered in META-INF/services.
 */
public final class BrowserTestsNotRun implements TestExecutionListener {
    private static final TestTag BROWSER = TestTag.create("browser");

    private final Set<String> notRun = new TreeSet<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED
                && test.getTags().contains(BROWSER)) {
            notRun.add(test.getLegacyReportingName());
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (notRun.isEmpty()) {
            return;
        }
        System.out.println("NOT RUN, because no Chromium with its driver was found: " + String.join(", ", notRun));
        System.out.println(
                "  to run them: apt-get install chromium chromium-driver, or set CHROME_BIN and CHROMEDRIVER;"
                        + " then: mvn test -Dtest='*InTheBrowserTest'");
    }
}

package vn.lienthong.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class NoSecondChanceTest {
    private static final String JOURNEY = "vn.lienthong.journey.";

    @Test
    void journeys_and_the_proofs_of_guarantees_have_none_and_others_and_browsers_have() throws Exception {
        assertThat(NoSecondChance.isFor(Class.forName(JOURNEY + "KilledTest"))).isTrue();
        assertThat(NoSecondChance.isFor(Class.forName("vn.lienthong.command.BenchFaultsTest")))
                .isTrue();
        assertThat(NoSecondChance.isFor(Class.forName("vn.lienthong.ledger.H2LedgerTest")))
                .as("by the contract that it keeps")
                .isTrue();
        assertThat(NoSecondChance.isFor(Class.forName(JOURNEY + "DashboardInTheBrowserTest")))
                .isFalse();
        assertThat(NoSecondChance.isFor(GuideTest.class)).isFalse();
    }

    @Test
    void a_journey_that_failed_once_fails_again_though_it_would_pass() throws Exception {
        Class<?> once = Class.forName(JOURNEY + "FailsOnce");

        assertThat(run(once).getTestsFailedCount()).isEqualTo(1);
        TestExecutionSummary again = run(once);
        assertThat(again.getTestsFailedCount()).isEqualTo(1);
        assertThat(again.getFailures().get(0).getException()).hasMessageContaining("it failed before");
    }

    private static TestExecutionSummary run(Class<?> type) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherConfig plain = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(plain)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(type))
                                .build(),
                        summary);
        return summary.getSummary();
    }
}

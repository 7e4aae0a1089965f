package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** src/docs/sandbox.md cannot lie: its orders are taken as written, and it leaves no fault or refusal out. */
class SandboxGuideTest {
    private static final Pattern ORDER = Pattern.compile("/sandbox/faults -d '([^']+)'");

    private final String guide = read();

    @Test
    void every_order_in_the_guide_is_taken() {
        List<String> orders =
                ORDER.matcher(guide).results().map(r -> r.group(1)).toList();
        assertThat(orders).hasSizeGreaterThan(10);
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
            Client client = new Client(sandbox, Client.H56);
            for (String order : orders) {
                assertThat(client.send("/sandbox/faults", order).statusCode())
                        .as(order)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void every_fault_is_shown_at_work() {
        String orders =
                ORDER.matcher(guide).results().map(MatchResult::group).toList().toString();
        for (Fault fault : Fault.values()) {
            assertThat(orders).contains("\"" + fault.key() + "\"");
        }
    }

    @Test
    void every_refusal_and_service_is_in_the_guide() {
        for (Refusal refusal : Refusal.values()) {
            assertThat(guide).contains(refusal.name()).contains("| " + code(refusal) + " |");
        }
        for (Service service : Service.values()) {
            assertThat(guide).contains("`" + service.wireName + "`");
        }
        for (SixStep step : SixStep.values()) {
            assertThat(guide).containsPattern("`(POST|GET) " + step.wireName);
        }
    }

    private static String code(Refusal refusal) {
        return refusal == Refusal.SESSION ? refusal.code : "\"" + refusal.code + "\"";
    }

    private static String read() {
        try {
            return Files.readString(Path.of("src/docs/sandbox.md"));
        } catch (IOException e) {
            throw new AssertionError("Expected the guide at src/docs/sandbox.md", e);
        }
    }
}

package vn.lienthong.sandbox;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The one page for people at /sandbox/: figures and fault switches, Vietnamese unless asked for English. */
final class Page {
    private final Template vietnamese = read("page.vi.mustache");
    private final Template english = read("page.en.mustache");

    private static Template read(String file) {
        try (InputStream in = Page.class.getResourceAsStream(file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return Mustache.compiler().compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String render(SandboxReport report, Map<String, Object> faults, boolean inEnglish) {
        List<Map<String, Object>> switches = Arrays.stream(Fault.values())
                .map(fault -> Map.of(
                        "key", fault.key(),
                        "label", inEnglish ? fault.english() : fault.vietnamese(),
                        "value", faults.get(fault.key())))
                .toList();
        Map<String, Object> context = Map.of(
                "report",
                report,
                "switches",
                switches,
                "refusals",
                rows(report.refusalsByReason()),
                "struck",
                rows(report.faultsByKind()),
                "statuses",
                rows(report.dossiersByStatus()),
                "invalid",
                rows(report.invalidFields()));
        return (inEnglish ? english : vietnamese).execute(context);
    }

    private static List<Map<String, Object>> rows(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(e -> Map.<String, Object>of("name", e.getKey(), "count", e.getValue()))
                .toList();
    }
}

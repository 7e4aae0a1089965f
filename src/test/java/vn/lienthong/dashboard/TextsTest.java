package vn.lienthong.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.cadence.SourceState;
import vn.lienthong.dossier.Channel;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Remark;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.Presence;
import vn.lienthong.ledger.ProblemState;

class TextsTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/vn/lienthong/dashboard");

    @Test
    void both_languages_have_the_same_keys_and_arguments() {
        assertThat(Texts.EN.byKey().keySet()).isEqualTo(Texts.VI.byKey().keySet());
        Texts.VI.byKey().forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(arguments(Texts.EN.get(key))).as(key).isEqualTo(arguments(text));
        });
    }

    @Test
    void a_status_is_worded_as_the_portal_words_it() {
        for (MainStatus status : MainStatus.values()) {
            assertThat(Texts.VI.get("status" + status.code())).isEqualTo(status.nameVi());
        }
    }

    @Test
    void everything_that_can_be_shown_has_a_word() {
        List<String> keys = new ArrayList<>();
        Stream.of(ProblemCode.values()).forEach(code -> keys.add("problem_" + code));
        Stream.of(ProblemState.values()).forEach(state -> keys.add("state_" + state));
        Stream.of(Presence.values()).forEach(presence -> keys.add("presence_" + presence));
        Stream.of(Channel.values()).forEach(channel -> keys.add("channel_" + channel));
        Stream.of(Remark.values()).forEach(remark -> keys.add("remark_" + remark));
        Stream.of(Remark.values())
                .filter(remark -> remark != Remark.ABSENT_AT_SOURCE)
                .forEach(remark -> keys.add("remarkShort_" + remark));
        Stream.of(DossierPage.StepState.values()).forEach(state -> keys.add("step_" + state));
        Stream.of(Kind.values()).forEach(kind -> keys.add("kind_" + kind));
        Stream.of(SourceState.values()).forEach(state -> keys.add("source_" + state.word()));
        Stream.of(Standing.values()).forEach(standing -> keys.add("dossier_" + standing.word()));
        Stream.of(MaskedPayload.Form.values()).forEach(form -> keys.add("form_" + form.word()));
        assertThat(Texts.VI.byKey()).containsKeys(keys.toArray(String[]::new));
    }

    @Test
    void every_text_a_template_names_exists() throws IOException {
        List<String> named = new ArrayList<>();
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".mustache")).toList()) {
                Matcher matcher = Pattern.compile("\\{\\{t\\.(\\w+)}}").matcher(Files.readString(file));
                while (matcher.find()) {
                    named.add(matcher.group(1));
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(Texts.VI.byKey()).containsKeys(named.toArray(String[]::new));
    }

    private static List<String> arguments(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(r -> r.group())
                .sorted()
                .toList();
    }
}

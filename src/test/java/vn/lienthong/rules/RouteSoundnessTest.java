package vn.lienthong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.check.CheckHere;

/**
 * Every name that a route file uses leads somewhere; a copy with one name spoilt is caught by {@code check}, with its place and
 * the name that was meant. Camel itself would tell most of these at the first message, and one of them never.
 */
class RouteSoundnessTest {
    @TempDir
    private Path home;

    @BeforeEach
    void copy() throws IOException {
        for (String folder : new String[] {"routes", "mappings"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = home.resolve(file.toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void the_shipped_routes_are_sound() {
        CheckHere.Result result = CheckHere.run(home, "en");

        assertThat(result.lines()).containsExactly("7 sources, 0 findings");
        assertThat(result.exit()).isZero();
    }

    @ParameterizedTest(name = "{3}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1-receive.yaml | direct:pushed-${ | direct:pusht-${ | route-unknown | pushed-*",
                "templates/push-http.yaml | to: direct:receive | to: direct:recieve | route-unknown | receive",
                "templates/poll-sql.yaml | to: direct:receive | to: direct:receives | route-unknown | receive",
                "1-receive.yaml | routeConfigurationId: refusals | routeConfigurationId: refusal | configuration-unknown | refusals",
                "templates/poll-sql.yaml | routeConfigurationId: polls | routeConfigurationId: pols | configuration-unknown | polls",
                "4-show.yaml | ref: show | ref: shows | bean-unknown | show",
                "failures.yaml | ref: pollFailures | ref: pollFailure | bean-unknown | pollFailures",
                "4-show.yaml | method: dossierPage | method: dosierPage | method-unknown | dossierPage",
                "templates/poll-http-since.yaml | method: since | method: sinse | method-unknown | since",
                "2-normalise.yaml | loop:normalise | loop:normalize | loop-unknown | normalise",
                "sources/thue.yaml | routeTemplateRef: drop-in | routeTemplateRef: dropin | template-unknown | drop-in",
                "sources/thue.yaml | name: agency | name: agensy | parameter-unknown | agency",
                "templates/drop-folder.yaml | delay: \"{{period}}\" | delay: \"{{periode}}\" | placeholder-unknown | period",
                "templates/poll-http-pages.yaml | timer:poll-{{code}} | timer:poll-{{kode}} | placeholder-unknown | code"
            })
    void a_spoilt_name_is_caught_at_its_place(String file, String good, String bad, String code, String meant)
            throws IOException {
        Path path = home.resolve("routes").resolve(file);
        String text = Files.readString(path);
        int at = text.indexOf(good);
        assertThat(at).as("'%s' in %s", good, file).isNotNegative();
        Files.writeString(path, text.substring(0, at) + bad + text.substring(at + good.length()));
        long line = text.substring(0, at).lines().count();

        CheckHere.Result english = CheckHere.run(home, "en");
        CheckHere.Result vietnamese = CheckHere.run(home, "vi");

        assertThat(english.exit()).isEqualTo(1);
        assertThat(english.lines()).anySatisfy(found -> assertThat(found)
                .matches("\\Q" + path + "\\E:" + line + ":\\d+  " + code + "  Expected .*")
                .contains("did you mean '" + meant + "'?"));
        assertThat(vietnamese.lines()).anyMatch(found -> found.contains(code + "  Cần một trong"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "opencps-thanh-hoa | '\"50\"' | '\"5o\"' | parameter-wrong | to be a number from 1 to 100000, but found '5o'",
                "opencps-thanh-hoa | value: basic | value: basik | parameter-wrong | did you mean 'basic'?",
                "opencps-thanh-hoa | url:http:// | url:htp:// | parameter-wrong | to be an address such as",
                "opencps-thanh-hoa | .password:}} | .password}} | setting-missing | source.opencps-thanh-hoa.password=",
                "bang-da-nang | .username:sa}} | .username}} | setting-missing | source.bang-da-nang.username=",
                "thue | 'username, value: thue' | 'unknown, value: ja' | parameter-wrong | one of: refuse, accept"
            })
    void a_value_that_cannot_be_right_is_caught_at_its_place(
            String source, String good, String bad, String code, String says) throws IOException {
        Path path = home.resolve("routes/sources").resolve(source + ".yaml");
        String text = Files.readString(path);
        int at = text.indexOf(good);
        assertThat(at).isNotNegative();
        Files.writeString(path, text.replace(good, bad));
        long line = text.substring(0, at).lines().count();

        CheckHere.Result english = CheckHere.run(home, "en");

        assertThat(english.lines()).anySatisfy(found -> assertThat(found)
                .matches("\\Q" + path + "\\E:" + line + ":\\d+  " + code + "  Expected .*")
                .contains(says));
        assertThat(CheckHere.run(home, "vi").lines()).anyMatch(found -> found.contains(code + "  "));
        assertThat(english.exit()).isEqualTo(1);
    }

    @Test
    void a_setting_that_is_there_is_checked_for_what_it_is() throws IOException {
        Files.writeString(home.resolve("hub.properties"), "source.opencps-thanh-hoa.period=soon\n");

        assertThat(CheckHere.run(home, "en").lines())
                .anyMatch(line -> line.contains("opencps-thanh-hoa.yaml:") && line.contains("parameter-wrong"));
    }

    @Test
    void a_parameter_that_must_be_given_is_missed() throws IOException {
        Path path = home.resolve("routes/sources/bang-da-nang.yaml");
        Files.writeString(
                path, Files.readString(path).replace("      - { name: modified, value: NGAY_CAP_NHAT }\n", ""));

        assertThat(CheckHere.run(home, "en").lines())
                .anyMatch(line -> line.matches(".*bang-da-nang\\.yaml:\\d+:\\d+  parameter-missing  .*'modified'.*"));
    }

    @Test
    void a_broken_file_is_a_line_and_the_others_are_still_checked() throws IOException {
        Files.writeString(home.resolve("routes/4-show.yaml"), "- route:\n   id: x\n  from: [\n");
        Path other = home.resolve("routes/2-normalise.yaml");
        Files.writeString(other, Files.readString(other).replace("method: settle", "method: settel"));

        assertThat(CheckHere.run(home, "en").lines())
                .anyMatch(line -> line.matches(".*4-show\\.yaml:\\d+:\\d+  yaml-broken  .*"))
                .anyMatch(line -> line.contains("method-unknown") && line.contains("'settle'"));
    }
}

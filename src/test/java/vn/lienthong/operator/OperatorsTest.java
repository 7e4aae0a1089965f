package vn.lienthong.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.source.Keys;

class OperatorsTest {
    private static final String HOST = "127.0.0.1:8080";

    @TempDir
    private Path folder;

    private final Hands clock = new Hands();
    private Operators operators;
    private String key;

    @BeforeEach
    void open() throws Exception {
        Path file = folder.resolve(Operators.FILE);
        key = Keys.open(file).issue("an.mau");
        operators = new Operators(file, clock);
    }

    @Test
    void a_session_ends_after_eight_hours() {
        Session session = enter("an.mau", key);

        clock.now = clock.now.plus(Operators.LASTS).minusSeconds(1);
        assertThat(operators.find(session.token())).contains(session);
        clock.now = clock.now.plusSeconds(1);
        assertThat(operators.find(session.token())).isEmpty();
        assertThat(code(operators.admit(writing(session.token(), session.formToken()))))
                .isEqualTo("session-over");
    }

    @Test
    void a_key_that_is_removed_ends_the_session() throws Exception {
        Session session = enter("an.mau", key);
        Files.delete(folder.resolve(Operators.FILE));

        assertThat(code(operators.admit(writing(session.token(), session.formToken()))))
                .isEqualTo("session-over");
    }

    @Test
    void who_signs_out_is_out() {
        Session session = enter("an.mau", key);
        operators.signOut(session);

        assertThat(operators.find(session.token())).isEmpty();
    }

    @Test
    void a_name_may_try_five_wrong_keys_a_minute_and_then_even_the_right_one_waits() {
        for (int i = 0; i < 5; i++) {
            assertThat(code(signIn("an.mau", "lt_sai" + i))).isEqualTo("operator-key-wrong");
            clock.now = clock.now.plusSeconds(5);
        }
        assertThat(code(signIn("an.mau", key))).isEqualTo("tries-too-many");
        clock.now = clock.now.plus(Duration.ofSeconds(36));
        assertThat(code(signIn("an.mau", key))).isEmpty();
    }

    @Test
    void names_that_nobody_has_are_counted_within_bounds() {
        for (int i = 0; i < 1_010; i++) {
            signIn("ten" + i, "lt_sai");
        }
        assertThat(code(signIn("moi", "lt_sai"))).isEqualTo("tries-too-many");
        assertThat(code(signIn("ten1", "lt_sai"))).isEqualTo("operator-key-wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080,            , true",
        "https://127.0.0.1:8080,           , true",
        "http://127.0.0.1:8081,            , false",
        "http://127.0.0.1:8080.evil.example,, false",
        "null,                             , false",
        "                                  ,, true",
        ",                      same-origin, true",
        ",                       cross-site, false",
        ",                        same-site, false"
    })
    void a_form_is_taken_from_this_site_only(String origin, String site, boolean taken) {
        Session session = enter("an.mau", key);
        Asked asked = new Asked(
                session.token(),
                origin == null ? "" : origin,
                site == null ? "" : site,
                HOST,
                Map.of(Asked.FORM_TOKEN, session.formToken()));

        assertThat(code(operators.admit(asked))).isEqualTo(taken ? "" : "origin-foreign");
    }

    @Test
    void a_session_says_nothing_secret_about_itself() {
        Session session = enter("an.mau", key);

        assertThat(session.toString()).contains("an.mau").doesNotContain(session.token(), session.formToken());
    }

    private Session enter(String name, String secret) {
        return signIn(name, secret).fold(session -> session, refusal -> {
            throw new AssertionError(refusal);
        });
    }

    private Answer<Session> signIn(String name, String secret) {
        return operators.signIn(new Asked("", "", "", HOST, Map.of("ten", name, "khoa", secret)));
    }

    private static Asked writing(String token, String formToken) {
        return new Asked(token, "http://" + HOST, "", HOST, Map.of(Asked.FORM_TOKEN, formToken));
    }

    private static String code(Answer<?> answer) {
        return answer.fold(done -> "", refusal -> refusal.code());
    }

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-10-12T01:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

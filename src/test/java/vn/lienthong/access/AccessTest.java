package vn.lienthong.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.source.Keys;
import vn.lienthong.time.Hands;

class AccessTest {
    private static final String HOST = "127.0.0.1:8080";

    @TempDir
    private Path folder;

    private final Hands clock = new Hands(Instant.parse("2026-11-22T01:00:00Z"));
    private Accounts accounts;
    private Access access;
    private String password;

    @BeforeEach
    void open() {
        accounts = new Accounts(folder, clock);
        password = accounts.add("an.mau", Role.OPERATOR, "").orElseThrow();
        access = again();
    }

    @AfterEach
    void close() {
        access.close();
    }

    @Test
    void a_password_is_kept_by_argon2id_in_a_file_of_its_owner_and_nowhere_as_it_is() throws Exception {
        String file = Files.readString(folder.resolve(Accounts.FILE));

        assertThat(file).contains("$argon2id$", "\"operator\"").doesNotContain(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(Accounts.FILE))))
                .isEqualTo("rw-------");
        assertThat(password).matches("([a-z2-9]{5}-){3}[a-z2-9]{5}");
    }

    @Test
    void a_session_is_over_when_idle_and_after_eight_hours_however_busy() {
        Session session = enter("an.mau", password);
        clock.turn(Duration.ofMinutes(29));
        access.touch(session.token());
        clock.turn(Duration.ofMinutes(29));
        assertThat(access.find(session.token())).contains(session);
        clock.turn(Duration.ofMinutes(1));
        assertThat(access.find(session.token())).isEmpty();

        Session busy = enter("an.mau", password);
        for (int i = 0; i < 8 * 60 - 1; i++) {
            clock.turn(Duration.ofMinutes(1));
            access.touch(busy.token());
        }
        assertThat(access.find(busy.token())).contains(busy);
        clock.turn(Duration.ofMinutes(1));
        access.touch(busy.token());
        assertThat(access.find(busy.token())).isEmpty();
        assertThat(code(access.admit(writing(busy)))).isEqualTo("session-over");
    }

    @Test
    void a_lock_another_role_another_password_and_removal_end_a_session_at_once() {
        Runnable[] changes = {
            () -> accounts.lock("an.mau", true),
            () -> accounts.role("an.mau", Role.AUDITOR, ""),
            () -> accounts.password("an.mau"),
            () -> accounts.remove("an.mau")
        };
        for (Runnable change : changes) {
            accounts.lock("an.mau", false);
            password = accounts.password("an.mau").orElseThrow();
            Session session = enter("an.mau", password);
            clock.turn(Duration.ofSeconds(1));
            // As a command does it, beside the running hub.
            change.run();
            assertThat(access.find(session.token())).isEmpty();
        }
    }

    @Test
    void who_signs_out_is_out() {
        Session session = enter("an.mau", password);
        access.signOut(session);

        assertThat(access.find(session.token())).isEmpty();
    }

    @Test
    void after_five_wrong_tries_from_one_address_even_the_right_password_waits_longer_each_time() {
        for (int i = 0; i < 5; i++) {
            assertThat(code(signIn("an.mau", "sai" + i))).isEqualTo("sign-in-wrong");
        }
        assertThat(code(signIn("an.mau", password))).isEqualTo("tries-too-many");

        clock.turn(Duration.ofSeconds(61));
        assertThat(code(signIn("an.mau", "sai"))).isEqualTo("sign-in-wrong");
        clock.turn(Duration.ofSeconds(61));
        assertThat(code(signIn("an.mau", password))).as("two minutes now").isEqualTo("tries-too-many");
        clock.turn(Duration.ofSeconds(60));
        assertThat(code(signIn("an.mau", password))).isEmpty();
        assertThat(code(signIn("an.mau", "sai")))
                .as("forgotten with the right one")
                .isEqualTo("sign-in-wrong");
        assertThat(code(signIn("an.mau", password))).isEmpty();
    }

    @Test
    void guesses_from_one_address_keep_nobody_at_another_waiting() {
        for (int i = 0; i < 6; i++) {
            from("10.0.0.66", "", "an.mau", "sai");
        }
        assertThat(code(from("10.0.0.66", "", "an.mau", password))).isEqualTo("tries-too-many");
        assertThat(code(from("10.0.0.7", "", "an.mau", password))).isEmpty();
    }

    @Test
    void guesses_from_everywhere_slow_a_name_down_but_never_in_the_browser_of_who_has_it() {
        String device = access.device(enter("an.mau", password));
        String of = accounts.add("binh.mau", Role.OPERATOR, "").orElseThrow();
        String another = access.device(enter("binh.mau", of));
        thirtyStrangersGuess();

        assertThat(code(from("10.0.2.1", "", "an.mau", password))).isEqualTo("tries-too-many");
        assertThat(code(from("10.0.2.1", another, "an.mau", password)))
                .as("a browser of somebody else")
                .isEqualTo("tries-too-many");
        assertThat(code(from("10.0.2.1", device.replaceFirst(".$", "_"), "an.mau", password)))
                .as("a cookie made up")
                .isEqualTo("tries-too-many");
        assertThat(code(from("10.0.2.1", device, "an.mau", password))).isEmpty();
    }

    @Test
    void a_known_browser_has_a_count_of_its_own_and_another_password_makes_it_a_stranger() {
        String device = access.device(enter("an.mau", password));
        for (int i = 0; i < 5; i++) {
            from("10.0.0.1", device, "an.mau", "sai");
        }
        assertThat(code(from("10.0.0.1", device, "an.mau", password))).isEqualTo("tries-too-many");
        assertThat(code(from("10.0.0.1", "", "an.mau", password))).isEmpty();

        Account before = accounts.find("an.mau").orElseThrow();
        accounts.password("an.mau");
        assertThat(Device.mark(before, device)).isPresent();
        assertThat(Device.mark(accounts.find("an.mau").orElseThrow(), device)).isEmpty();
    }

    @Test
    void what_strangers_tried_together_outlives_a_restart() {
        for (int i = 0; i < 3; i++) {
            from("10.0.1." + i, "", "an.mau", "sai");
        }
        access.close();
        assertThat(accounts.find("an.mau").orElseThrow().tries().wrong()).isEqualTo(3);

        thirtyStrangersGuess();
        accounts = new Accounts(folder, clock);
        access = again();
        assertThat(code(from("10.0.2.1", "", "an.mau", password))).isEqualTo("tries-too-many");
        clock.turn(Duration.ofSeconds(61));
        assertThat(code(from("10.0.2.1", "", "an.mau", password))).isEmpty();
    }

    /** Each from an address of its own; comparing thirty passwords would take this test many seconds. */
    private void thirtyStrangersGuess() {
        Tries tries = Tries.NONE;
        for (int i = 0; i < 30; i++) {
            tries = tries.anotherOfAll(clock.instant());
        }
        accounts.tries("an.mau", tries);
    }

    @Test
    void guesses_side_by_side_pass_no_more_than_one_after_another() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(24);
        try {
            List<Callable<String>> all = Collections.nCopies(48, () -> code(signIn("an.mau", "sai")));
            int compared = 0;
            for (Future<String> one : crowd.invokeAll(all)) {
                compared += one.get().equals("sign-in-wrong") ? 1 : 0;
            }
            assertThat(compared).isBetween(1, 5);
        } finally {
            crowd.shutdownNow();
        }
    }

    @Test
    void a_name_that_nobody_has_and_one_with_a_key_take_as_long_as_one_with_a_password() {
        accounts.key("khoa.mau");
        long made = 0;
        long typed = 0;
        long nobody = 0;
        signIn("an.mau", "sai");
        for (int i = 0; i < 3; i++) {
            made += nanos("khoa.mau");
            typed += nanos("an.mau");
            nobody += nanos("khong.co");
        }

        // Argon2 takes tens of milliseconds, a hash of a key some microseconds.
        assertThat(made).isGreaterThan(typed / 3);
        assertThat(nobody).isGreaterThan(typed / 3);
    }

    private long nanos(String name) {
        long begun = System.nanoTime();
        assertThat(code(signIn(name, "sai"))).isEqualTo("sign-in-wrong");
        return System.nanoTime() - begun;
    }

    @Test
    void who_signs_in_again_in_one_browser_leaves_no_session_behind() {
        Session first = enter("an.mau", password);
        Asked again = new Asked(first.token(), "", "", HOST, Map.of("ten", "an.mau", "khoa", password));
        Session second = access.signIn(again).fold(session -> session, refusal -> null);

        assertThat(access.find(first.token())).isEmpty();
        assertThat(access.find(second.token())).isPresent();
    }

    @Test
    void behind_tls_cookies_are_for_tls_alone_and_others_do_not_count() {
        Cookies plain = new Cookies(false);
        Cookies tls = new Cookies(true);

        assertThat(tls.setSession("abc", Duration.ofHours(8)))
                .isEqualTo("__Host-lienthong_phien=abc; Path=/; Max-Age=28800; HttpOnly; SameSite=Strict; Secure");
        assertThat(plain.setSession("abc", Duration.ofHours(8))).doesNotContain("Secure", "__Host-");
        assertThat(tls.session("lienthong_phien=of-a-sister; a=b")).isEmpty();
        assertThat(tls.session("a=b; __Host-lienthong_phien=abc")).isEqualTo("abc");
        assertThat(plain.session("a=b; lienthong_phien=abc")).isEqualTo("abc");
        assertThat(plain.session(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://hub.example.vn, hub:8080,        true",
        "https://evil.example,   evil.example,    false",
        "http://hub:8080,        hub:8080,        false",
        "http://127.0.0.1:8080,  127.0.0.1:8080,  true",
        "http://hub.example.vn,  hub.example.vn,  false"
    })
    void a_hub_with_a_public_address_takes_forms_from_there_whatever_host_the_proxy_names(
            String origin, String host, boolean taken) {
        Asked.From from = new Asked.From("10.0.0.1", "", "https://hub.example.vn");
        Asked asked = new Asked("", origin, "", host, Map.of("ten", "an.mau", "khoa", password), from);

        assertThat(code(access.signIn(asked))).isEqualTo(taken ? "" : "origin-foreign");
    }

    @Test
    void a_proxys_word_about_who_asks_is_taken_from_the_list_of_proxies_only() {
        AccessSettings settings = new AccessSettings(
                AccessSettings.Looking.AUTO,
                true,
                Duration.ofMinutes(30),
                Duration.ofHours(8),
                "",
                List.of("10.0.0.9"),
                Optional.empty());

        assertThat(settings.asker("10.0.0.9", "1.2.3.4, 203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(settings.asker("10.0.0.8", "203.0.113.7")).isEqualTo("10.0.0.8");
        assertThat(settings.asker("10.0.0.9", "")).isEqualTo("10.0.0.9");
        assertThat(settings.asker("10.0.0.9", "<script>")).isEqualTo("10.0.0.9");
    }

    @Test
    void a_crowd_that_signs_in_at_once_is_asked_to_come_again_and_nothing_counts_as_wrong() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(24);
        try {
            List<Callable<String>> all = Collections.nCopies(48, () -> code(signIn("an.mau", password)));
            Set<String> said = new HashSet<>();
            for (Future<String> one : crowd.invokeAll(all)) {
                said.add(one.get());
            }
            assertThat(said).isSubsetOf("", "sign-in-busy");
        } finally {
            crowd.shutdownNow();
        }
        access.close();
        assertThat(accounts.find("an.mau").orElseThrow().tries().wrong()).isZero();
    }

    @Test
    void a_purpose_is_something_that_can_be_read() {
        Looks looks = new Looks(null, clock);
        for (String why : List.of("x", "\u00a0\u200b", "....", "đơn\u202e số 12", "đơn số\u2028 12345")) {
            String said = looks.keepAtTheMachine("an", Look.atValues("nguon", List.of(1L)), why)
                    .fold(position -> "kept", no -> no.code());
            assertThat(said).as(why).isEqualTo("purpose-missing");
        }
    }

    @Test
    void unlocking_forgets_wrong_tries_and_a_locked_account_is_told_nothing_more_than_a_wrong_password() {
        for (int i = 0; i < 5; i++) {
            signIn("an.mau", "sai");
        }
        clock.turn(Duration.ofMillis(1));
        accounts.lock("an.mau", false);
        assertThat(code(signIn("an.mau", password))).isEmpty();
        accounts.lock("an.mau", true);
        assertThat(code(signIn("an.mau", password))).isEqualTo("sign-in-wrong");
    }

    @Test
    void a_name_that_nobody_has_waits_like_one_that_somebody_has() {
        for (int i = 0; i < 5; i++) {
            assertThat(code(signIn("khong.co", "sai"))).isEqualTo("sign-in-wrong");
        }
        assertThat(code(signIn("khong.co", "sai"))).isEqualTo("tries-too-many");
    }

    @Test
    void operators_of_before_keep_their_keys_and_are_taken_over_with_the_first_change() throws Exception {
        Path old = folder.resolve("cu");
        String key = Keys.open(old.resolve(Accounts.BEFORE)).issue("binh.mau");
        accounts = new Accounts(old, clock);
        access = again();
        assertThat(enter("binh.mau", key).person().role()).isEqualTo(Role.OPERATOR);

        accounts.add("chi.mau", Role.AUDITOR, "");
        assertThat(Files.exists(old.resolve(Accounts.BEFORE))).isFalse();
        assertThat(enter("binh.mau", key).name()).isEqualTo("binh.mau");
        accounts.remove("binh.mau");
        assertThat(code(signIn("binh.mau", key))).isEqualTo("sign-in-wrong");
    }

    @Test
    void a_key_made_by_the_command_of_operators_opens_and_replaces_the_one_before() {
        String first = accounts.key("an.mau");
        String second = accounts.key("an.mau");

        assertThat(code(signIn("an.mau", first))).isEqualTo("sign-in-wrong");
        assertThat(enter("an.mau", second).name()).isEqualTo("an.mau");
    }

    @Test
    void a_token_has_its_accounts_role_until_it_ends_is_taken_back_or_the_account_is_locked() throws Exception {
        String token = accounts.token("an.mau", "api", Duration.ofDays(1)).orElseThrow();
        String header = "Bearer " + token;
        assertThat(access.find("", header)).contains(new Person("an.mau", Role.OPERATOR, Person.How.TOKEN, ""));
        assertThat(Files.readString(folder.resolve(Accounts.FILE))).doesNotContain(token);

        accounts.lock("an.mau", true);
        assertThat(access.find("", header)).isEmpty();
        accounts.lock("an.mau", false);
        accounts.takeToken("an.mau", "api");
        assertThat(access.find("", header)).isEmpty();
        String other =
                "Bearer " + accounts.token("an.mau", "api", Duration.ofDays(1)).orElseThrow();
        clock.turn(Duration.ofDays(1));
        assertThat(access.find("", other)).isEmpty();
        assertThat(access.refuse(meant("GET", "/"), "", other, true)
                        .orElseThrow()
                        .code())
                .isEqualTo("token-wrong");
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
        Session session = enter("an.mau", password);
        Asked asked = new Asked(
                session.token(),
                origin == null ? "" : origin,
                site == null ? "" : site,
                HOST,
                Map.of(Asked.FORM_TOKEN, session.formToken()));

        assertThat(code(access.admit(asked, Deed.DECIDE))).isEqualTo(taken ? "" : "origin-foreign");
    }

    @Test
    void a_session_says_nothing_secret_about_itself() {
        Session session = enter("an.mau", password);

        assertThat(session.toString()).contains("an.mau").doesNotContain(session.token(), session.formToken());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void every_role_may_what_the_table_says_and_nothing_else(Role role) {
        String source = role == Role.SOURCE ? "thanh-hoa" : "";
        String name = "nguoi." + role.word();
        Session session = enter(name, accounts.add(name, role, source).orElseThrow());

        for (Paths.Known known : Paths.list()) {
            String path = known.path().replaceAll("\\{[a-z]+}", "thanh-hoa");
            boolean let = access.refuse(meant(known.method(), path), session.token(), "", true)
                    .isEmpty();
            assertThat(let).as(role + " " + known).isEqualTo(known.deed().isFor(role));
        }
    }

    @Test
    void a_source_sees_no_other_source() {
        String own = accounts.add("nguon.mau", Role.SOURCE, "thanh-hoa").orElseThrow();
        Session session = enter("nguon.mau", own);

        assertThat(access.refuse(meant("GET", "/api/v1/sources/thanh-hoa"), session.token(), "", true))
                .isEmpty();
        assertThat(access.refuse(meant("GET", "/api/v1/sources/yen-lang"), session.token(), "", true)
                        .orElseThrow()
                        .code())
                .isEqualTo("source-not-own");
    }

    @Test
    void masked_pages_are_for_everybody_only_while_nobody_is_known_and_the_hub_is_this_machines_own() {
        Accounts none = new Accounts(folder.resolve("moi"), clock);
        assertThat(of(none, AccessSettings.Looking.AUTO, true).isOpen(true)).isTrue();
        assertThat(of(none, AccessSettings.Looking.AUTO, false).isOpen(true)).isFalse();
        assertThat(of(none, AccessSettings.Looking.SIGNED_IN, true).isOpen(true))
                .isFalse();
        assertThat(of(accounts, AccessSettings.Looking.AUTO, true).isOpen(true)).isFalse();
        assertThat(of(accounts, AccessSettings.Looking.OPEN, false).isOpen(true))
                .isTrue();
        Access open = of(none, AccessSettings.Looking.AUTO, true);
        for (Paths.Known known : Paths.list()) {
            boolean let = open.refuse(meant(known.method(), known.path()), "", "", true)
                    .isEmpty();
            assertThat(let)
                    .as(known.toString())
                    .isEqualTo(known.deed().isOpen() || known.deed().isMasked());
        }
    }

    @Test
    void through_a_proxy_or_under_another_name_a_hub_without_accounts_shows_nothing() {
        Access open = of(new Accounts(folder.resolve("moi"), clock), AccessSettings.Looking.AUTO, true);

        assertThat(open.refuse(meant("GET", "/"), "", "", true)).isEmpty();
        assertThat(open.refuse(meant("GET", "/"), "", "", false).orElseThrow().code())
                .isEqualTo("sign-in-required");
        assertThat(open.refuse(meant("POST", "/xuong-anh-xa"), "", "", false)).isPresent();
    }

    @Test
    void neither_removing_the_last_account_nor_a_file_without_accounts_opens_the_pages_again() throws Exception {
        accounts.remove("an.mau");
        assertThat(again().isOpen(true)).isFalse();
        for (String text : List.of("", "{}", "{\"accounts\":{}}")) {
            Files.writeString(folder.resolve(Accounts.FILE), text);
            assertThatThrownBy(() -> again().isOpen(true)).as(text).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void another_role_ends_a_session_though_the_clock_was_set_back() {
        Session session = enter("an.mau", password);
        clock.turn(Duration.ofHours(-1));
        accounts.role("an.mau", Role.MONITOR, "");

        assertThat(access.find(session.token())).isEmpty();
    }

    @Test
    void one_account_that_opens_many_sessions_ends_its_own_oldest_and_nobody_elses() {
        Sessions sessions = new Sessions(Duration.ofMinutes(30), Duration.ofHours(8), clock);
        Person many = new Person("an.mau", Role.OPERATOR, Person.How.PASSWORD, "");
        Session other = sessions.open(new Person("binh.mau", Role.AUDITOR, Person.How.PASSWORD, ""), clock.instant());
        Session first = sessions.open(many, clock.instant());
        for (int i = 0; i < 10; i++) {
            clock.turn(Duration.ofSeconds(1));
            assertThat(sessions.find(first.token())).as("beside %s more", i).contains(first);
            sessions.open(many, clock.instant());
        }

        assertThat(sessions.find(first.token())).isEmpty();
        assertThat(sessions.find(other.token())).contains(other);
    }

    @Test
    void an_address_that_no_table_has_is_no_deed() {
        assertThat(Paths.find("GET", "/api/v1/journal/1/payload/x")).isEmpty();
        assertThat(Paths.find("DELETE", "/")).isEmpty();
        assertThat(Paths.find("GET", "/thong-diep/")).map(Paths.Meant::deed).contains(Deed.MESSAGE);
        assertThat(Paths.find("GET", "/thong-diepx")).isEmpty();
    }

    @Test
    void every_change_of_an_account_waits_for_the_journal_with_who_made_it_and_says_no_secret() throws Exception {
        Accounts mine = new Accounts(folder, clock, "thu.mau");
        String first = mine.add("chi.mau", Role.AUDITOR, "").orElseThrow();
        mine.role("chi.mau", Role.MONITOR, "");
        mine.lock("chi.mau", true);
        mine.lock("khong.co", true);
        String token = mine.token("chi.mau", "api", Duration.ofDays(1)).orElseThrow();
        signIn("an.mau", "sai");
        access.close();

        try (Journal journal =
                SegmentJournal.open(Files.createDirectories(folder.resolve("nhat-ky")), JournalSettings.defaults())) {
            assertThat(mine.journal(journal)).isEqualTo(5);
            assertThat(mine.journal(journal)).isZero();
            List<Entry> entries = journal.list(0, 100, 1 << 20);
            assertThat(entries.stream()
                            .map(entry -> entry.party() + " "
                                    + entry.facts().get("action") + " "
                                    + entry.facts().get("account")))
                    .containsExactly(
                            "hub account-add an.mau",
                            "thu.mau account-add chi.mau",
                            "thu.mau account-role chi.mau",
                            "thu.mau account-lock chi.mau",
                            "thu.mau account-token chi.mau");
            assertThat(entries.toString()).doesNotContain(password, first, token, "argon2");
        }
    }

    @Test
    void a_crash_between_journal_and_file_journals_no_change_twice() throws Exception {
        Path changes = folder.resolve("keys/account-changes.jsonl");
        String waiting = Files.readString(changes);
        try (Journal journal =
                SegmentJournal.open(Files.createDirectories(folder.resolve("nhat-ky")), JournalSettings.defaults())) {
            assertThat(accounts.journal(journal)).isEqualTo(1);
            Files.writeString(changes, waiting + "{\"who\":\"torn");
            assertThat(new Accounts(folder, clock).journal(journal)).isZero();
            assertThat(journal.last()).isEqualTo(1);
            assertThat(changes).doesNotExist();
        }
    }

    @Test
    void keys_made_by_another_user_are_refused_with_whom_to_be_and_the_hubs_own_folder_is_its_own() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may give files away");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
        Path of = Files.createDirectory(folder.resolve("cua-truc"));
        Files.setOwner(of, of.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        assertThatThrownBy(() -> new Accounts(of, clock).add("an.mau", Role.ADMIN, ""))
                .hasMessageContaining("sudo -u nobody");
        assertThat(of.resolve("keys")).doesNotExist();
    }

    private Access again() {
        return of(accounts, AccessSettings.Looking.AUTO, true);
    }

    private Access of(Accounts of, AccessSettings.Looking looking, boolean loopback) {
        return new Access(
                of, new AccessSettings(looking, loopback, Duration.ofMinutes(30), Duration.ofHours(8)), clock);
    }

    private static Paths.Meant meant(String method, String path) {
        return Paths.find(method, path).orElseThrow();
    }

    private Session enter(String name, String secret) {
        return signIn(name, secret).fold(session -> session, refusal -> {
            throw new AssertionError(refusal);
        });
    }

    private Answer<Session> signIn(String name, String secret) {
        return access.signIn(new Asked("", "", "", HOST, Map.of("ten", name, "khoa", secret)));
    }

    private Answer<Session> from(String address, String device, String name, String secret) {
        Asked.From from = new Asked.From(address, device, "");
        return access.signIn(new Asked("", "", "", HOST, Map.of("ten", name, "khoa", secret), from));
    }

    private static Asked writing(Session session) {
        return new Asked(session.token(), "http://" + HOST, "", HOST, Map.of(Asked.FORM_TOKEN, session.formToken()));
    }

    private static String code(Answer<?> answer) {
        return answer.fold(done -> "", refusal -> refusal.code());
    }
}

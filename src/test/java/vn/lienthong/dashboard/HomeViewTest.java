package vn.lienthong.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.ledger.Account;
import vn.lienthong.ledger.LanePage;
import vn.lienthong.ledger.LaneState;
import vn.lienthong.ledger.Totals;

class HomeViewTest {
    @Test
    void the_account_is_shown_with_its_check_mark() {
        String page = home("vi").page("", List.of());
        assertThat(page).contains("data-figure=\"records\">50.878<", "data-balances=\"true\"", "✓</span> Khớp");
        assertThat(page).doesNotContain("✗");
    }

    private static final LanePage AWAY = new LanePage(
            "H56", LaneState.OPEN, Invented.NOW.minusSeconds(600), Invented.NOW.plusSeconds(30), "503", 4, 0);

    @Test
    void a_portal_that_is_away_is_told_with_since_when_and_why() {
        assertThat(home("vi").fragment()).contains("data-lane=\"H56\" data-state=\"open\"", "Ngắt", "503", "10 phút");
        assertThat(home("en").fragment()).contains("Open: no calls", "503");
    }

    @Test
    void an_account_that_does_not_balance_says_by_how_much() {
        Totals wrong = new Totals(1, new Account(100, 90, 0, 0, 0, 0), 100, 0, 0);
        String page =
                new HomeView(Invented.wording("vi"), wrong, List.of(), List.of(), List.of(), true).page("", List.of());
        assertThat(page).contains("data-balances=\"false\"", "✗</span> Lệch 10<");
        assertThat(page).doesNotContain("✓</span> Khớp");
    }

    @Test
    void a_source_that_never_delivered_stands_in_the_table() {
        String page = home("vi").page("", List.of());
        assertThat(page).contains("data-source=\"thanh-hoa-opencps\" data-state=\"never\"");
    }

    @Test
    void a_quiet_source_is_not_shown_as_fresh() {
        String page = home("en").page("", List.of());
        assertThat(page)
                .contains("data-source=\"ca-mau-tep\" data-state=\"late-file\"")
                .contains("data-source=\"lai-chau-lgsp\" data-state=\"silent\"")
                .contains("data-source=\"da-nang-igate\" data-state=\"on-time\"")
                .contains("data-alarm=\"ca-mau-tep\">Expected a file, but there is none")
                .doesNotContain("data-alarm=\"da-nang-igate\"");
    }

    @Test
    void a_clock_that_is_off_is_said_beside_its_source() {
        assertThat(home("vi").page("", List.of()))
                .contains("data-clock=\"thanh-hoa-opencps\">Đồng hồ nguồn nhanh 312 giây")
                .doesNotContain("data-clock=\"ca-mau-tep\"")
                .contains("data-absent=\"thanh-hoa-opencps\">12 hồ sơ")
                .doesNotContain("data-absent=\"ca-mau-tep\"");
    }

    @Test
    void times_are_shown_in_vietnam_and_said_how_long_ago() {
        String page = home("vi").page("", List.of());
        assertThat(page).contains("<time datetime=\"2026-10-12T03:05:23Z\">12/10/2026 10:05:23</time>", "8 giây trước");
    }

    @Test
    void a_problem_is_shown_with_its_place_and_advice_in_the_readers_language() {
        assertThat(home("vi").page("", List.of()))
                .contains(
                        "mappings/ca-mau-tep/mapping.yaml:14 NgayTra",
                        "Cần NgayTra dạng dd/MM/yyyy",
                        "data-problem=\"48213:7\"");
        assertThat(home("en").page("", List.of()))
                .contains("Expected NgayTra as dd/MM/yyyy")
                .doesNotContain("Cần NgayTra");
    }

    @Test
    void english_is_kept_in_every_link_and_in_the_search() {
        String page = home("en").page("", List.of());
        assertThat(page)
                .contains("<html lang=\"en\">")
                .contains("href=\"/?lang&#x3D;en\"")
                .contains("<input type=\"hidden\" name=\"lang\" value=\"en\">")
                .contains("href=\"/ho-so?so&#x3D;H56.98-261012-0011&amp;lang&#x3D;en\"")
                .contains("data-href=\"/?phan&#x3D;bang&amp;lang&#x3D;en\"");
    }

    @Test
    void the_other_language_keeps_the_question() {
        assertThat(home("vi").page("H56 9", List.of())).contains("href=\"/?q&#x3D;H56+9&amp;lang&#x3D;en\"");
    }

    @Test
    void what_was_searched_for_cannot_become_markup() {
        DossierNumber nasty = new DossierNumber("\"><script>alert(1)</script>");
        String page = home("vi").page("\"><script>alert(1)</script>", List.of(nasty));
        assertThat(page).doesNotContain("<script>").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void a_search_without_a_hit_says_so() {
        assertThat(home("vi").page("H99", List.of())).contains("id=\"found\"", "Không có hồ sơ nào bắt đầu như vậy");
    }

    @Test
    void the_fragment_is_what_the_page_holds() {
        HomeView home = home("vi");
        String fragment = home.fragment();
        assertThat(fragment).doesNotContain("<html").contains("id=\"account\"", "id=\"sources\"", "id=\"problems\"");
        assertThat(home.page("", List.of())).contains(fragment.lines().limit(20).toList());
    }

    @Test
    void nothing_in_a_page_needs_an_inline_script_or_style_or_a_foreign_host() {
        for (String page : List.of(
                home("vi").page("x", List.of()),
                new DossierView(Invented.wording("vi"), Invented.dossier("H56-1")).page())) {
            assertThat(page)
                    .doesNotContainPattern("<script(?![^>]*src=\"/assets/)")
                    .doesNotContain("<style", "style=", "onclick", "javascript:");
            assertThat(page).doesNotContainPattern("(src|href|action)=\"(https?:)?//");
        }
    }

    @Test
    void a_page_refreshes_itself_without_a_script() {
        assertThat(home("vi").page("", List.of())).contains("<noscript><meta http-equiv=\"refresh\"");
    }

    private static HomeView home(String lang) {
        return new HomeView(
                Invented.wording(lang),
                Invented.totals(),
                Invented.sources(),
                List.of(AWAY),
                Invented.problems(),
                true);
    }
}

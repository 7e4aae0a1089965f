package vn.lienthong.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.lienthong.ledger.DossierPage;

class DossierViewTest {
    private static final String NUMBER = "000.00.98.H56-261012-0001";

    @Test
    void said_believed_and_confirmed_stand_each_with_time_and_position() {
        String page = page("vi", Invented.dossier(NUMBER));
        assertThat(part(page, "said"))
                .contains("12/10/2026 10:05:06", "thông điệp 48213", "bản ghi 8", "“12/10/2026 08:15:00”");
        assertThat(part(page, "believed")).contains("4 · Đang xử lý", "thông điệp 48213", "Trạng thái lùi lại");
        assertThat(part(page, "confirmed"))
                .contains("2 · Được tiếp nhận", "thông điệp 48001", "12/10/2026 09:35:31", "000.00.00.H56");
    }

    @Test
    void every_message_is_a_link() {
        assertThat(page("vi", Invented.dossier(NUMBER))).contains("href=\"/thong-diep?vi-tri&#x3D;48213\"");
    }

    @Test
    void neither_applicant_nor_officer_nor_free_text_is_shown() {
        for (String shown : new String[] {
            page("vi", Invented.dossier(NUMBER)),
            DossierJson.of(Invented.dossier(NUMBER)).toString()
        }) {
            assertThat(shown)
                    .doesNotContain(Invented.PERSON, Invented.PERSONAL_NUMBER, Invented.OFFICER, "0900000011", "mau1@");
        }
    }

    @Test
    void a_number_cannot_become_markup() {
        String page = page("vi", Invented.dossier("<script>alert('x')</script>"));
        assertThat(page).doesNotContain("<script>").contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    }

    @Test
    void an_open_problem_outweighs_what_is_on_its_way() {
        assertThat(Standing.of(Invented.dossier(NUMBER))).isEqualTo(Standing.PROBLEM);
    }

    private static String page(String lang, DossierPage dossier) {
        return new DossierView(Invented.wording(lang), dossier).page();
    }

    private static String part(String page, String id) {
        int start = page.indexOf("id=\"" + id + "\"");
        return page.substring(start, page.indexOf("</section>", start));
    }
}

package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.mapping.Sources.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;

/** Lists within lists, lists that are sometimes one object, and items that are plain texts. */
class NestedTest {
    private static final String MAPPING = """
            mapping: 1
            format: json
            formats: ["uuuu-MM-dd"]
            day: start
            records:
              - each: don_vi[].ho_so[]
                fields:
                  MaHoSo: { from: so }
                  TrangThaiHoSo: { from: tt }
                  MaDonVi: { from: ^.ma }
                  DonViXuLy: { from: $.tinh }
                  GhiChu: { from: nhan, when: { loai: { not: [nhap, ""] } } }
                  TaiLieuNop:
                    each: "nhom[].tep[]"
                    only: { xoa: { not: "1" } }
                    fields:
                      TenTepDinhKem: { from: ten }
                      MaThanhPhanHoSo: { from: ^.ma }
                  DSKetNoiCSDL: { each: "csdl[]", fields: { MaCSDL: { from: . } } }
            """;
    private static final String SHAPE = """
            tinh
            don_vi[].ma
            don_vi[].ho_so[]
            don_vi[].ho_so[].so
            don_vi[].ho_so[].tt
            don_vi[].ho_so[].nhan?
            don_vi[].ho_so[].loai?
            don_vi[].ho_so[].nhom[]?
            don_vi[].ho_so[].nhom[].ma?
            don_vi[].ho_so[].nhom[].tep[]
            don_vi[].ho_so[].nhom[].tep[].ten
            don_vi[].ho_so[].nhom[].tep[].xoa?
            don_vi[].ho_so[].csdl[]?
            """;
    private static final String PAYLOAD = """
            {"tinh":"Tỉnh Mẫu","don_vi":[
             {"ma":"H56.98","ho_so":[
               {"so":"A1","tt":"2","loai":"nhap","nhan":"x",
                "nhom":[{"ma":"G1","tep":[{"ten":"t1"},{"ten":"t2","xoa":"1"}]},{"ma":"G2","tep":{"ten":"t3"}}],
                "csdl":["DC","BH"]},
               {"so":"A2","tt":"4","loai":"that","nhan":"y","nhom":{"ma":"G3","tep":[{"ten":"t4"}]},"csdl":"DC"}]},
             {"ma":"H56.99","ho_so":{"so":"A3","tt":"9"}}]}
            """;

    private static Bundle bundle() {
        return Sources.bundle(MAPPING, SHAPE, Sources.STATUS);
    }

    private static JsonNode read(String payload) {
        assertThat(Bundle.check(bundle())).isEmpty();
        return Readout.of(new Reading(1, Sources.CODE, Examples.RECEIVED, Sources.read(bundle(), payload)));
    }

    @Test
    void a_list_in_a_list_is_read_through_and_its_holder_is_reached() {
        JsonNode read = read(PAYLOAD);

        assertThat(read.findValuesAsText("MaHoSo")).containsExactly("A1", "A2", "A3");
        assertThat(read.findValuesAsText("MaDonVi")).containsExactly("H56.98", "H56.98", "H56.99");
        assertThat(read.findValuesAsText("DonViXuLy")).containsOnly("Tỉnh Mẫu");
        assertThat(read.get(0).path("TaiLieuNop").toString())
                .isEqualTo("[{\"TenTepDinhKem\":\"t1\",\"MaThanhPhanHoSo\":\"G1\"},"
                        + "{\"TenTepDinhKem\":\"t3\",\"MaThanhPhanHoSo\":\"G2\"}]");
        assertThat(read.get(1).at("/TaiLieuNop/0/MaThanhPhanHoSo").asText()).isEqualTo("G3");
    }

    @Test
    void plain_texts_are_items_and_one_of_them_is_a_list_of_one() {
        JsonNode read = read(PAYLOAD);

        assertThat(read.get(0).path("DSKetNoiCSDL").findValuesAsText("MaCSDL")).containsExactly("DC", "BH");
        assertThat(read.get(1).path("DSKetNoiCSDL").findValuesAsText("MaCSDL")).containsExactly("DC");
    }

    @Test
    void a_condition_can_say_not() {
        JsonNode read = read(PAYLOAD);

        assertThat(read.get(0).has("GhiChu")).isFalse();
        assertThat(read.get(1).path("GhiChu").asText()).isEqualTo("y");
        assertThat(read.get(2).has("GhiChu")).isFalse();
    }

    @Test
    void a_holder_without_its_list_is_a_problem_in_its_place() {
        List<Heard> heard =
                Sources.read(bundle(), PAYLOAD.replace("\"ma\":\"H56.99\",\"ho_so\"", "\"ma\":\"H56.99\",\"hs\""));

        assertThat(heard).hasSize(3);
        assertThat(problem(heard.get(2)).code()).isEqualTo(ProblemCode.FIELD_MISSING);
        assertThat(problem(heard.get(2)).place()).isEqualTo("don_vi[1].ho_so");
    }

    @Test
    void a_problem_deep_in_a_list_names_every_number_on_the_way() {
        List<Heard> heard = Sources.read(bundle(), PAYLOAD.replace("{\"ten\":\"t1\"}", "{\"ten\":{\"a\":1}}"));

        assertThat(problem(heard.get(0)).place()).startsWith("don_vi[0].ho_so[0].nhom[0].tep[0].ten → TenTepDinhKem");
    }

    @Test
    void an_item_that_is_no_object_is_refused_where_objects_are_read() {
        List<Heard> heard = Sources.read(bundle(), PAYLOAD.replace("[{\"ten\":\"t4\"}]", "[\"t4\"]"));

        assertThat(problem(heard.get(1)).code()).isEqualTo(ProblemCode.VALUE_INVALID);
    }

    @Test
    void a_path_of_the_holder_is_checked_against_the_shape() {
        List<Finding> findings = Bundle.check(Sources.bundle(
                MAPPING.replace("from: ^.ma }\n      Don", "from: ^.maa }\n      Don"), SHAPE, Sources.STATUS));

        assertThat(findings).singleElement().asString().contains("path-unknown", "'ma'");
    }

    @Test
    void an_attribute_written_like_a_fact_of_the_transport_is_a_finding() {
        String shape = SHAPE + "don_vi[].ho_so[].nhom[].tep[].@xoa?\n";

        List<Finding> findings = Bundle.check(
                Sources.bundle(MAPPING.replace("only: { xoa:", "only: { \"@xoa\":"), shape, Sources.STATUS));

        assertThat(findings).singleElement().asString().contains("path-invalid", "'.@xoa'");
    }
}

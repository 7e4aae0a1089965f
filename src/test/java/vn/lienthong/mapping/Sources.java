package vn.lienthong.mapping;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;

/** Small mappings for tests: one source called {@code mau}, with a few fields, to be changed one thing at a time. */
final class Sources {
    static final String CODE = "mau";
    static final String SHAPE = """
            items[].so
            items[].tt
            items[].chi_tiet?
            items[].nhan
            items[].nguoi?
            items[].tep[]?
            items[].tep[].ten?
            loai?
            """;
    static final String STATUS = """
            source,source2,canonical,label,note,from,to
            dang,*,4,Đang xử lý,,,
            dang,moi,2,Mới nhận,,,
            treo,*,,Tạm dừng,chưa rõ / not known,,
            xong,*,9,Cũ,,,2026-09-30
            xong,*,10,Mới,,2026-10-01,
            """;
    static final String MAPPING = """
            mapping: 1
            format: json
            zone: Asia/Ho_Chi_Minh
            records:
              - each: items[]
                as: dossier
                fields:
                  MaHoSo: { from: so, required: true }
                  TrangThaiHoSo: { from: [tt, chi_tiet], code: status, required: true }
                  NgayTiepNhan: { from: nhan, format: "dd/MM/yyyy HH:mm" }
                  ChuHoSo: { from: nguoi }
                  TaiLieuNop: { each: "tep[]", fields: { TenTepDinhKem: { from: ten } } }
            """;

    private Sources() {}

    static Bundle bundle() {
        return bundle(MAPPING);
    }

    static Bundle bundle(String mapping) {
        return bundle(mapping, SHAPE, STATUS);
    }

    static Bundle bundle(String mapping, String shape, String status) {
        return new Bundle(
                CODE, new TreeMap<>(Map.of("mapping.yaml", mapping, "shape.txt", shape, "codes/status.csv", status)));
    }

    static List<Heard> read(Bundle bundle, String payload) {
        return read(bundle, "application/json", payload.getBytes(StandardCharsets.UTF_8));
    }

    static List<Heard> read(Bundle bundle, String type, byte[] payload) {
        return reader(bundle)
                .read(Examples.delivery(bundle.code(), type, Map.of(), payload))
                .heard();
    }

    static Reader reader(Bundle bundle) {
        Mappings mappings = new Mappings();
        mappings.activate(Examples.activation(1, bundle));
        return new Reader(mappings, new Catalogues());
    }

    /** One record as JSON; the text goes between the braces. */
    static String items(String... records) {
        return "{\"items\":[{" + String.join("},{", records) + "}]}";
    }

    static Problem problem(Heard heard) {
        return ((Heard.Failed) heard).problem();
    }
}

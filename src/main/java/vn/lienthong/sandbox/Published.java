package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** The catalogue in the portal's own upper-case shape (domain.md 1.5, sample dvcqg-laythutuc-response.json). */
final class Published {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final SandboxCatalogue catalogue;
    private final Map<String, ObjectNode> procedures = new HashMap<>();

    Published(SandboxCatalogue catalogue) {
        this.catalogue = catalogue;
        catalogue.procedures().forEach(p -> procedures.put(p.code(), whole(p)));
    }

    /** One procedure, or nothing for a code that is not published. */
    ArrayNode procedure(String code) {
        ArrayNode result = NODES.arrayNode();
        ObjectNode found = procedures.get(code);
        return found == null ? result : result.add(found.deepCopy());
    }

    ArrayNode procedures() {
        ArrayNode result = NODES.arrayNode();
        catalogue.procedures().forEach(p -> result.add(head(p)));
        return result;
    }

    ArrayNode agencies() {
        ArrayNode result = NODES.arrayNode();
        catalogue.agencies().forEach(a -> result.addObject()
                .put("MADONVI", a.madonvi())
                .put("TENDONVI", a.name())
                .put("CAPDONVI", Integer.toString(a.level())));
        return result;
    }

    ArrayNode sectors() {
        ArrayNode result = NODES.arrayNode();
        catalogue.procedures().stream()
                .map(p -> NODES.objectNode()
                        .put("MALINHVUC", p.sectorCode())
                        .put("TENLINHVUC", p.sectorName())
                        .put(
                                "MANGANH",
                                p.sectorCode()
                                        .substring(0, Math.min(3, p.sectorCode().length()))))
                .distinct()
                .forEach(result::add);
        return result;
    }

    private static ObjectNode head(SandboxProcedure p) {
        ObjectNode node = NODES.objectNode()
                .put("MATTHC", p.code())
                .put("TENTTHC", p.name())
                .put("MACOQUANCONGBO", p.publisher())
                .put("TRANGTHAI", 1)
                .put("YEUCAU", "");
        node.putArray("LINHVUCTHUCHIEN")
                .addObject()
                .put("MALINHVUC", p.sectorCode())
                .put("TENLINHVUC", p.sectorName());
        return node;
    }

    private ObjectNode whole(SandboxProcedure p) {
        ObjectNode node = head(p);
        ObjectNode order = node.putArray("TRINHTUTHUCHIEN").addObject().put("TRUONGHOP", "");
        order.putArray("TRINHTU").addObject().put("TENTRINHTU", "Nộp hồ sơ");
        channels(node.putArray("CACHTHUCTHUCHIEN"), p);
        node.putArray("THANHPHANHOSO")
                .addObject()
                .putArray("GIAYTO")
                .addObject()
                .put("MAGIAYTO", "000.00.00." + p.publisher() + "-KQ009999")
                .put("TENGIAYTO", "Bản chính giấy tờ")
                .put("TENMAUDON", "")
                .put("URL", "");
        node.putArray("KETQUATHUCHIEN")
                .addObject()
                .put("MAKETQUA", "KQ." + p.publisher() + ".009999")
                .put("TENKETQUA", "Kết quả: " + p.name());
        node.putArray("CANCUPHAPLY")
                .addObject()
                .put("SOVANBAN", "99/2099/NĐ-CP")
                .put("TENVANBAN", "Nghị định mẫu");
        ArrayNode agencies = node.putArray("COQUANTHUCHIEN");
        catalogue
                .agencies()
                .forEach(a -> agencies.addObject().put("MADONVI", a.madonvi()).put("TENDONVI", a.name()));
        node.putArray("DOITUONGTHUCHIEN").addObject().put("TENDOITUONG", "Công dân");
        return node;
    }

    private static void channels(ArrayNode channels, SandboxProcedure p) {
        for (String channel : new String[] {"1", "2"}) {
            ObjectNode time = channels.addObject()
                    .put("KENH", channel)
                    .putArray("THOIGIAN")
                    .addObject()
                    .put("THOIGIANGIAIQUYET", Integer.toString(p.days()))
                    .put("DONVITINH", "Ngày làm việc")
                    .put("MOTA", "");
            ArrayNode fees = time.putArray("PHILEPHI");
            if (p.fee() > 0) {
                fees.addObject()
                        .put("MAPHILEPHI", "PHI_MAU_01")
                        .put("SOTIEN", Integer.toString(p.fee()))
                        .put("DONVI", "Đồng")
                        .put("MOTA", "");
            }
        }
    }
}

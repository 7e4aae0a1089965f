package vn.lienthong.portal;

import vn.lienthong.dossier.DossierStatus;

/** What to write, and where, when a required field is missing. Quotes codes only. */
record Advice(String vi, String en) {
    static Advice of(String field, DossierStatus status) {
        return switch (field) {
            case "MaTTHC" -> procedureCode(status.procedure().localCode());
            case "TenTTHC", "MaLinhVuc", "TenLinhVuc" ->
                procedure(field, status.procedure().code());
            case "DonViXuLy" ->
                new Advice(
                        "hãy thêm tên của đơn vị " + status.agency().code() + " vào danh mục cơ quan, hoặc dòng "
                                + field + " trong mapping.yaml của nguồn",
                        "add the name of agency " + status.agency().code()
                                + " to the catalogue of agencies, or a line for " + field
                                + " to the source's mapping.yaml");
            case "LoaiDoiTuong" -> mapping(field, "1–4");
            case "NgayTiepNhan" -> mapping(field, "yyyyMMddHHmmss");
            default -> mapping(field, "");
        };
    }

    private static Advice procedureCode(String local) {
        String code = local == null ? "" : " '" + PortalText.text(local, 60) + "'";
        return new Advice(
                "hãy ghi mã thủ tục quốc gia tương ứng với mã của nguồn" + code + " vào bảng mã thủ tục của nguồn",
                "write the national code for the source's code" + code + " into the source's code table of procedures");
    }

    private static Advice procedure(String field, String code) {
        return new Advice(
                "hãy nạp thủ tục " + code + " vào danh mục (LayThuTuc hoặc nhập tệp), hoặc thêm dòng " + field
                        + " trong mapping.yaml của nguồn",
                "bring procedure " + code + " into the catalogue (LayThuTuc or an import), or add a line for " + field
                        + " to the source's mapping.yaml");
    }

    private static Advice mapping(String field, String shape) {
        String as = shape.isEmpty() ? "" : " (" + shape + ")";
        return new Advice(
                "hãy thêm dòng " + field + as + " trong mapping.yaml của nguồn",
                "add a line for " + field + as + " to the source's mapping.yaml");
    }
}

package vn.lienthong.sandbox;

/** The steps of the protocol of 2026 (domain.md 1.9), by their names there; the names are their paths too. */
enum SixStep {
    TOKEN("GetToken"),
    NUMBER("GetNextValue"),
    FILE("UploadFile"),
    CREATE("CreateDossier"),
    PROGRESS("CapNhatTienTrinh"),
    STATUS("CapNhatTrangThai");

    final String wireName;

    SixStep(String wireName) {
        this.wireName = wireName;
    }
}

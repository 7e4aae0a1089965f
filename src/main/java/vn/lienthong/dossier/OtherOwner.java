package vn.lienthong.dossier;

/** A second source claims a dossier: a named conflict, because one dossier has one owner (decision 7). */
final class OtherOwner {
    private OtherOwner() {}

    static Problem problem(String owner, String claimant) {
        return new Problem(
                ProblemCode.OTHER_SOURCE_OWNS,
                "source",
                "Hồ sơ này thuộc nguồn '" + owner + "', nhưng nguồn '" + claimant
                        + "' cũng gửi trạng thái. Mỗi hồ sơ chỉ một nguồn quản lý: hãy bỏ bản ghi này,"
                        + " hoặc ngừng gửi hồ sơ từ một trong hai nguồn rồi cho xử lý lại",
                "Expected one source per dossier, but '" + owner + "' owns it and '" + claimant
                        + "' claims it too. Discard this record, or stop one of the two sources from sending the"
                        + " dossier and release it");
    }
}

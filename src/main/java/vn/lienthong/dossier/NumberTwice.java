package vn.lienthong.dossier;

/** Two dossiers of one source under one number (FM-18): the second must not write over the first. */
final class NumberTwice {
    private NumberTwice() {}

    static Problem problem() {
        return new Problem(
                ProblemCode.NUMBER_TWICE,
                "MaHoSo",
                "Cần một hồ sơ cho mỗi mã, nhưng bản ghi này có thủ tục khác và người nộp khác với hồ sơ đã biết cùng mã."
                        + " Nếu nguồn đã cấp một mã cho hai hồ sơ: hãy cấp lại mã tại nguồn rồi bỏ bản ghi này. Nếu đúng là hồ sơ"
                        + " đó, được sửa lại: hãy cho xử lý lại",
                "Expected one dossier for a number, but this record has another procedure and another applicant than the dossier"
                        + " that is known by it. If the source gave one number to two dossiers: renumber one at the source and"
                        + " discard this record. If it is the same dossier, corrected: release it");
    }
}

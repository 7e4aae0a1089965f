package vn.lienthong.demo;

/** An invented agency under a real root code (domain.md 3); leaf groups 97, 98, 99 exist nowhere. */
public record Agency(String code, String name, NumberStyle numbers) {
    /** How its dossier numbers are written: agency-yyMMdd-0001, or the ministries' agency-yyyyMMdd-0000001. */
    public enum NumberStyle {
        PROVINCE("yyMMdd", "%04d"),
        MINISTRY("yyyyMMdd", "%07d");

        final String day;
        final String sequence;

        NumberStyle(String day, String sequence) {
            this.day = day;
            this.sequence = sequence;
        }
    }

    public Agency {
        if (code.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("Expected an agency with a code and a name, but found '" + code + "'");
        }
    }
}

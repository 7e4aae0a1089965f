package vn.lienthong.sandbox;

/** One thing wrong with one field, by the portal's tables. Never holds the value: it may be personal data. */
record Complaint(String field, Rule rule, String sentence) {
    enum Rule {
        REQUIRED,
        TYPE,
        LENGTH,
        DATE,
        CODE,
        URL,
        UNKNOWN_FIELD
    }
}

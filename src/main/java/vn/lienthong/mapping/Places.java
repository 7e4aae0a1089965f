package vn.lienthong.mapping;

/** How a problem says where it is: the path in the source, the canonical name, the line of the mapping. */
final class Places {
    private Places() {}

    /** {@code items[0].hen → NgayHenTra (mappings/mau/mapping.yaml:15)}. */
    static String where(FieldRule rule, SourcePath path, String at) {
        String source = path.start() == SourcePath.Start.RECORD ? at + path.text() : path.text();
        return source + " → " + rule.word() + " (" + rule.where() + ")";
    }

    static String where(FieldRule rule, String at) {
        return rule.from().isEmpty()
                ? at + " → " + rule.word() + " (" + rule.where() + ")"
                : where(rule, rule.from().get(0), at);
    }
}

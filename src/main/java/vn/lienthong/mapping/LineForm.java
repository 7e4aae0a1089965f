package vn.lienthong.mapping;

import java.util.List;
import java.util.stream.Stream;

/** Which keys fit together on one line, and which fit what its field is. */
final class LineForm {
    private static final String FILE = MappingCompiler.FILE;
    private static final List<String> ORIGINS = List.of("from", "value", "jslt");
    private static final List<String> OF_TEXT = List.of("empty", "strip", "code", "join", "default", "required");

    private final Findings findings;
    private final Keys keys;
    private final ValueKind kind;
    private final boolean list;

    LineForm(Findings findings, Keys keys, ValueKind kind, boolean list) {
        this.findings = findings;
        this.keys = keys;
        this.kind = kind;
        this.list = list;
    }

    void check() {
        if (list) {
            ofList();
        } else {
            ofValue();
        }
        type();
        times();
    }

    private void ofList() {
        Stream.concat(ORIGINS.stream(), OF_TEXT.stream())
                .filter(keys::has)
                .forEach(key -> mismatch(
                        key,
                        "danh sách chỉ có each, only, when, fields; không có " + key,
                        "a list has each, only, when and fields, but no " + key));
    }

    private void ofValue() {
        Stream.of("each", "only", "fields")
                .filter(keys::has)
                .findFirst()
                .ifPresent(key -> mismatch(
                        key,
                        "trường này không phải danh sách",
                        "Expected no each, only or fields, because this field is not a list"));
        List<String> origins = ORIGINS.stream().filter(keys::has).toList();
        if (origins.isEmpty()) {
            findings.add(
                    FILE,
                    keys.at(),
                    "key-missing",
                    "Cần from, value hoặc jslt",
                    "Expected from or value, or else jslt");
        }
        if (origins.size() > 1) {
            mismatch(
                    origins.get(1),
                    "chỉ một trong from, value, jslt",
                    "Expected one of from, value and jslt, but found " + String.join(" and ", origins));
        }
        join();
    }

    private void join() {
        if (!keys.has("join")) {
            return;
        }
        if (keys.texts("from").size() < 2) {
            mismatch("join", "join cần from có từ hai đường dẫn", "Expected a from of two paths or more beside join");
        }
        if (keys.has("code")) {
            mismatch(
                    "join",
                    "join và code không đi cùng nhau: nhiều đường dẫn với code là một khóa",
                    "Expected join without code: several paths with code are one key");
        }
        if (kind.isCode()) {
            mismatch("join", "mã không ghép được", "Expected no join here: codes cannot be joined");
        }
    }

    private void type() {
        String type = keys.text("type", "");
        if (!type.isEmpty() && !words().contains(type)) {
            mismatch("type", "type ở đây là " + words(), "Expected " + words() + " as type");
        }
    }

    private void times() {
        boolean said = Stream.of("format", "formats", "day", "zone").anyMatch(keys::has);
        if (!kind.isTime() && said) {
            findings.add(
                    FILE,
                    keys.at(),
                    "type-mismatch",
                    "chỉ trường thời gian mới có format, zone, day",
                    "Expected neither format nor zone nor day: only times have them");
        }
    }

    private List<String> words() {
        return switch (kind) {
            case TIME, PORTAL_TIME -> List.of("time");
            case AMOUNT, SEQUENCE -> List.of("number");
            case LIST -> List.of("list");
            case FLAG, DELETED, PRESENCE -> List.of("flag");
            case TEXT, NUMBER, AGENCY, HINT -> List.of("text");
            default -> List.of("code");
        };
    }

    private void mismatch(String key, String vi, String en) {
        findings.add(FILE, keys.at(key), "type-mismatch", vi, en);
    }
}

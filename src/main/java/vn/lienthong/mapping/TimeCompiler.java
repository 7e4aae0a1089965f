package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.List;

/** Compiles how a line reads its times. */
final class TimeCompiler {
    private static final String FILE = MappingCompiler.FILE;

    private final FieldCompiler.Defaults defaults;
    private final Findings findings;

    TimeCompiler(FieldCompiler.Defaults defaults, Findings findings) {
        this.defaults = defaults;
        this.findings = findings;
    }

    /** The line's own, else those of the whole mapping. */
    List<Yaml.Scalar> formats(Keys keys) {
        List<Yaml.Scalar> own = new ArrayList<>(keys.texts("format"));
        own.addAll(keys.texts("formats"));
        return own.isEmpty() ? defaults.formats() : own;
    }

    TimeReader compile(Keys keys) {
        List<Yaml.Scalar> formats = formats(keys);
        if (formats.isEmpty() && !keys.has("jslt")) {
            findings.add(FILE, keys.at(), "key-missing", "Thời gian cần formats", "Expected formats for a time");
        }
        List<String> good = new ArrayList<>();
        String day = keys.has("day") ? keys.word("day", Vocabulary.DAYS, "start") : defaults.day();
        for (Yaml.Scalar format : formats) {
            if (isPattern(format) && !good.contains(format.text())) {
                good.add(format.text());
                needDay(keys, format, day);
            }
        }
        if (keys.has("jslt")) {
            good.add(FormulaFunctions.DATE_FORM);
        }
        return new TimeReader(good, MappingCompiler.zone(keys, "zone", defaults.zone(), findings), day.equals("end"));
    }

    private void needDay(Keys keys, Yaml.Scalar format, String day) {
        boolean dateOnly = !format.text().equals(TimeReader.EPOCH_MS) && !TimePattern.hasTime(format.text());
        if (dateOnly && day.isEmpty()) {
            findings.add(
                    FILE,
                    keys.at(),
                    "key-missing",
                    "'" + format.text() + "' không có giờ: cần day: start hoặc day: end",
                    "Expected day: start or day: end, because '" + format.text() + "' has no time of day");
        }
    }

    private boolean isPattern(Yaml.Scalar format) {
        if (format.text().equals(TimeReader.EPOCH_MS)) {
            return true;
        }
        char fault = TimePattern.fault(format.text());
        if (fault == 0) {
            return true;
        }
        String hint = fault == 'h' ? " (hh: HH)" : "";
        findings.add(
                FILE,
                format.at(),
                "date-pattern-bad",
                "Mẫu ngày cần dd MM uuuu HH mm ss SSS X, nhưng '" + fault + "' sai trong '" + format.text() + "'"
                        + hint,
                "Expected a date pattern of dd MM uuuu HH mm ss SSS X, but '" + fault + "' is wrong in '"
                        + format.text() + "'" + hint);
        return false;
    }
}

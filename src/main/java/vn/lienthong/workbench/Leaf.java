package vn.lienthong.workbench;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One value of a sample's records.
 *
 * @param path as a mapping writes it, from the record
 * @param keys the keys on the way
 * @param values the different texts seen, without empty ones
 * @param filled how many records say something
 * @param title what a description of the source says the value is; empty when there is none
 */
record Leaf(String path, List<String> keys, Set<String> values, int filled, String title) {
    /** What people write is longer and less exact than a name. */
    private static final double TITLE = 0.95;

    private static final String DOSSIER = "[A-Z0-9.]{2,}-\\d{6}-\\d+";
    private static final String AGENCY = "[A-Z]\\d{2}(\\.\\d+)*|(\\d+\\.)+[A-Z]\\d{2}";
    private static final String PROCEDURE = "\\d\\.\\d{6}.*";

    Leaf {
        keys = List.copyOf(keys);
        values = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    /** By its name or by what is said of it, whichever is nearer. */
    double likeness(Words words, String field) {
        double name = words.likeness(field, keys);
        return title.isEmpty() ? name : Math.max(name, TITLE * words.likeness(field, List.of(title)));
    }

    boolean isTime() {
        return !Times.formats(List.copyOf(values)).isEmpty();
    }

    /**
     * What the values say of a field: above 0 speaks for it, below 0 against it, {@link #NO} excludes it.
     */
    double evidence(String field, String kind) {
        if (values.isEmpty()) {
            return 0;
        }
        boolean time = isTime();
        boolean wantsTime = kind.equals("TIME") || kind.equals("PORTAL_TIME");
        if (wantsTime || time && !kind.equals("PRESENCE")) {
            return time && wantsTime ? 0.2 : NO;
        }
        return switch (kind) {
            case "NUMBER" -> values.size() < filled ? NO : all(DOSSIER) ? 0.4 : -0.2;
            case "PROCEDURE" -> all(PROCEDURE) ? 0.4 : -0.2;
            case "AGENCY" -> all(AGENCY) ? 0.4 : all("[\\w.-]{1,35}") ? 0 : NO;
            case "AMOUNT", "SEQUENCE" -> all("-?\\d+(\\.\\d+)?") ? 0.1 : NO;
            case "FLAG", "PLACE", "PAID", "REUSED" -> all("\\S{1,20}") ? 0 : -0.3;
            // As many numbers as records: a running number, not a code.
            case "STATUS", "CHANNEL", "APPLICANT" ->
                filled > 2 && values.size() == filled && all("\\d+") ? -0.3 : code();
            default -> text(field);
        };
    }

    private double code() {
        return all(DOSSIER) || all("\\d{6,}") || values.stream().anyMatch(value -> value.length() > 60) ? NO : 0;
    }

    private double text(String field) {
        boolean mail = all("\\S+@\\S+");
        return switch (field) {
            case "Email" -> mail ? 0.4 : NO;
            case "SoDienThoai", "Fax" -> all("'?\\+?[\\d .-]{8,15}") ? 0.2 : NO;
            case "SoGiayToChuHoSo" -> all("'?[A-Z]?\\d{8,14}(-\\d{3})?") ? 0.2 : NO;
            default -> mail || all(DOSSIER) && !field.startsWith("Ma") ? NO : all("\\d{1,5}") ? -0.3 : 0;
        };
    }

    static final double NO = -10;

    private boolean all(String pattern) {
        return values.stream().allMatch(value -> value.matches(pattern));
    }
}

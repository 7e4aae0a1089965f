package vn.lienthong.redeliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which differences of a replay: those of one of the causes and of one of the dossiers; where none is named, of any.
 *
 * @param causes as a run names them: {@code value TrangThaiHoSo 5 → 6}
 * @param dossiers numbers
 */
public record Choice(List<String> causes, List<String> dossiers) {
    public Choice {
        causes = causes.stream().map(Choice::tidy).filter(one -> !one.isEmpty()).toList();
        dossiers = dossiers.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** As reports print a cause, in columns, or as the file has it. */
    static String tidy(String cause) {
        return cause.strip().replaceAll("\\s+", " ");
    }

    boolean wants(List<String> changes) {
        return causes.isEmpty() || changes.stream().map(Choice::tidy).anyMatch(causes::contains);
    }

    String words() {
        List<String> said = new ArrayList<>();
        Optional.of(String.join("; ", causes)).filter(text -> !text.isEmpty()).ifPresent(said::add);
        Optional.of(String.join(" ", dossiers)).filter(text -> !text.isEmpty()).ifPresent(said::add);
        String all = String.join(" · ", said);
        return all.length() > 500 ? all.substring(0, 500) + "…" : all;
    }
}

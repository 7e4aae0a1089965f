package vn.lienthong.redeliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which differences of a replay: those of one of the sources, of one of the causes and of one of the dossiers; where none is named, of any. A
 * cause is one of a source: two sources whose tables lack the same code are two matters.
 *
 * @param sources codes
 * @param causes as a run names them, {@code value TrangThaiHoSo 5 → 6}, with the source's code in front or without
 * @param dossiers numbers
 */
public record Choice(List<String> sources, List<String> causes, List<String> dossiers) {
    public Choice {
        sources = said(sources);
        causes = said(causes);
        dossiers = said(dossiers);
    }

    private static List<String> said(List<String> words) {
        return words.stream().map(Choice::tidy).filter(one -> !one.isEmpty()).toList();
    }

    /** As reports print a cause, in columns, or as the file has it. */
    static String tidy(String cause) {
        return cause.strip().replaceAll("\\s+", " ");
    }

    boolean wants(String source, String dossier, List<String> changes) {
        boolean here =
                (sources.isEmpty() || sources.contains(source)) && (dossiers.isEmpty() || dossiers.contains(dossier));
        return here && (causes.isEmpty() || names(source, changes) || isBare(changes));
    }

    private boolean names(String source, List<String> changes) {
        return changes.stream().map(change -> source + ' ' + tidy(change)).anyMatch(causes::contains);
    }

    /** By a cause that names no source. */
    private boolean isBare(List<String> changes) {
        return changes.stream().map(Choice::tidy).anyMatch(causes::contains);
    }

    /** A cause without a source was meant, and there is more than one that it could be of. */
    boolean isUnclear(List<String> changes) {
        return sources.isEmpty() && isBare(changes);
    }

    boolean isOfAny() {
        return sources.isEmpty() && causes.isEmpty() && dossiers.isEmpty();
    }

    String words() {
        List<String> said = new ArrayList<>();
        for (String words : List.of(String.join(" ", sources), String.join("; ", causes), String.join(" ", dossiers))) {
            Optional.of(words).filter(text -> !text.isEmpty()).ifPresent(said::add);
        }
        String all = String.join(" · ", said);
        return all.length() > 500 ? all.substring(0, 500) + "…" : all;
    }
}

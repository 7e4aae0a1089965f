package vn.lienthong.replay;

import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Glance;
import vn.lienthong.journal.Kind;
import vn.lienthong.mapping.Bundle;

/** Versions of mappings whose text the journal holds. */
public final class HeldVersions {
    private HeldVersions() {}

    /**
     * By source, the text of a version that was in force once; two sources may have had the same files.
     *
     * @param source its code; empty for any
     * @param version as {@link Bundle#version} gives it
     */
    public static Map<String, Bundle> find(Glance journal, String source, String version) {
        Map<String, Bundle> found = new TreeMap<>();
        journal.each(
                label -> label.kind() == Kind.ACTIVATION
                        && (source.isEmpty() || label.party().equals(source)),
                entry -> note(entry, version, found));
        return found;
    }

    private static void note(Entry activation, String version, Map<String, Bundle> found) {
        // Windows, rules and credentials are activations too, and have no version.
        boolean isMapping = activation.facts().containsKey("version");
        Bundle bundle = isMapping ? Bundle.of(activation.party(), activation.payload()) : null;
        if (isMapping && bundle.version().equals(version)) {
            found.put(activation.party(), bundle);
        }
    }
}

package vn.lienthong.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.evidence.EvidenceSettings;
import vn.lienthong.evidence.NoteKey;
import vn.lienthong.evidence.Signatory;
import vn.lienthong.evidence.WitnessAt;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;
import vn.lienthong.settings.UsageException;

/** What the settings say of the room of evidence. */
public final class EvidenceKeys {
    private EvidenceKeys() {}

    public static EvidenceSettings settings(Settings settings, Path data) {
        EvidenceSettings all = EvidenceSettings.below(data)
                .withCheckpoints(
                        settings.seconds(SettingKey.EVIDENCE_SECONDS), settings.number(SettingKey.EVIDENCE_ENTRIES));
        String file = settings.text(SettingKey.EVIDENCE_KEY);
        EvidenceSettings keyed =
                file.isEmpty() ? all : all.withKey(Path.of(file), settings.text(SettingKey.EVIDENCE_PASSWORD));
        try {
            String copies = settings.text(SettingKey.EVIDENCE_COPIES);
            return keyed.withName(settings.text(SettingKey.EVIDENCE_NAME))
                    .withAnchors(
                            witnesses(settings), copies.isEmpty() ? Optional.empty() : Optional.of(Path.of(copies)));
        } catch (IllegalArgumentException e) {
            throw new UsageException("Cấu hình evidence.* không đúng: " + e.getMessage(), e.getMessage());
        }
    }

    private static List<WitnessAt> witnesses(Settings settings) {
        Map<String, String> keys = settings.filled(SettingKey.EVIDENCE_WITNESS_KEY);
        List<WitnessAt> found = new ArrayList<>();
        settings.filled(SettingKey.EVIDENCE_WITNESS).forEach((name, url) -> {
            NoteKey key = NoteKey.read(keys.getOrDefault(name, ""))
                    .orElseThrow(() -> new IllegalArgumentException("Expected evidence.witness." + name
                            + ".key of the form name+hash+key, as the witness prints it"));
            found.add(new WitnessAt(key, URI.create(url)));
        });
        return found;
    }

    /** Durable before it returns: with which key this hub signs. */
    static Evidence open(House house) {
        EvidenceSettings settings = settings(house.settings, house.options.data());
        try {
            Signatory signatory = Signatory.open(settings, house.journal, house.clock);
            return Evidence.open(settings, house.journal, signatory, house.clock);
        } catch (IOException e) {
            throw new UsageException("Không mở được khóa ký của trục: " + e.getMessage(), e.getMessage());
        }
    }
}

package vn.lienthong;

import java.io.IOException;
import java.nio.file.Path;
import vn.lienthong.evidence.EvidenceSettings;
import vn.lienthong.evidence.Signatory;

/** What the settings say of the room of evidence. */
final class EvidenceKeys {
    private EvidenceKeys() {}

    static EvidenceSettings settings(Settings settings, Path data) {
        EvidenceSettings all = EvidenceSettings.below(data)
                .withCheckpoints(
                        settings.seconds(SettingKey.EVIDENCE_SECONDS), settings.number(SettingKey.EVIDENCE_ENTRIES));
        String file = settings.text(SettingKey.EVIDENCE_KEY);
        EvidenceSettings keyed =
                file.isEmpty() ? all : all.withKey(Path.of(file), settings.text(SettingKey.EVIDENCE_PASSWORD));
        try {
            return keyed.withName(settings.text(SettingKey.EVIDENCE_NAME));
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    SettingKey.EVIDENCE_NAME.key() + ": cần tên không có dấu cách và dấu '+'", e.getMessage());
        }
    }

    static Signatory open(House house) {
        try {
            return Signatory.open(settings(house.settings, house.options.data()), house.journal, house.clock);
        } catch (IOException e) {
            throw new UsageException("Không mở được khóa ký của trục: " + e.getMessage(), e.getMessage());
        }
    }
}

package vn.lienthong.settings;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.corridor.ActiveCredentials.Account;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Protocol;
import vn.lienthong.portal.PortalSettings;
import vn.lienthong.portal.SixStepCredential;
import vn.lienthong.portal.SixStepSettings;
import vn.lienthong.portal.SixStepSettings.Step;

/** What {@code hub.properties} says of the protocol of 2026: {@code portal.2026.…} and {@code portal.credential.<madonvi>.2026-…}. */
record SixStepKeys(Settings settings, Map<String, String> values) {
    static final String HEAD = "portal.credential.";
    static final String ID = ".2026-client-id";
    static final String SECRET = ".2026-client-secret";
    static final String FROM = ".2026-from";
    private static final String CODE = ".2026-number-code";

    List<String> agencies() {
        return values.keySet().stream()
                .filter(key -> key.startsWith(HEAD) && key.endsWith(ID))
                .map(key -> key.substring(HEAD.length(), key.length() - ID.length()))
                .toList();
    }

    List<Account> accounts() {
        return agencies().stream()
                .map(agency -> new Account(new AgencyCode(agency), Protocol.SIX_STEPS, from(agency)))
                .toList();
    }

    SixStepSettings settings(List<SixStepCredential> credentials) {
        Map<Step, String> paths = new EnumMap<>(Step.class);
        paths.put(Step.TOKEN, settings.text(SettingKey.PORTAL_2026_TOKEN));
        paths.put(Step.NUMBER, settings.text(SettingKey.PORTAL_2026_NUMBER));
        paths.put(Step.FILE, settings.text(SettingKey.PORTAL_2026_FILE));
        paths.put(Step.CREATE, settings.text(SettingKey.PORTAL_2026_CREATE));
        paths.put(Step.PROGRESS, settings.text(SettingKey.PORTAL_2026_PROGRESS));
        paths.put(Step.STATUS, settings.text(SettingKey.PORTAL_2026_STATUS));
        return new SixStepSettings(
                URI.create(settings.text(SettingKey.PORTAL_2026_ADAPTER)),
                paths,
                credentials,
                words(settings.text(SettingKey.PORTAL_2026_FILES))
                        .map(URI::create)
                        .toList(),
                settings.seconds(SettingKey.PORTAL_TIMEOUT),
                PortalSettings.LOGIN_PAUSE);
    }

    SixStepSettings portal() {
        return settings(agencies().stream()
                .map(agency -> new SixStepCredential(
                        new AgencyCode(agency),
                        values.get(HEAD + agency + ID),
                        values.getOrDefault(HEAD + agency + SECRET, ""),
                        Optional.ofNullable(values.get(HEAD + agency + CODE))
                                .filter(code -> !code.isBlank())
                                .orElse(agency)))
                .toList());
    }

    static Stream<String> words(String text) {
        return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty());
    }

    private LocalDate from(String agency) {
        String text = values.getOrDefault(HEAD + agency + FROM, "");
        if (text.isEmpty() && !values.containsKey(HEAD + agency + ".username")) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    HEAD + agency + FROM + ": cần ngày dạng yyyy-MM-dd nhưng là '" + text + "'",
                    "Expected " + HEAD + agency + FROM + " to be a day (yyyy-MM-dd), but found '" + text + "'");
        }
    }
}

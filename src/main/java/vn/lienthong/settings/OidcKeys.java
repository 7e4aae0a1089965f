package vn.lienthong.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.access.OidcSettings;
import vn.lienthong.access.OidcSettings.Entitled;
import vn.lienthong.access.Role;

/** The keys of the identity server: {@code access.oidc.…}. */
record OidcKeys(Settings settings) {
    /** Empty when none is set; refuses half of them. */
    Optional<OidcSettings> read() {
        String issuer = settings.text(SettingKey.OIDC_ISSUER);
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        if (!isIssuer(issuer)) {
            throw wrong(
                    SettingKey.OIDC_ISSUER.key(), "địa chỉ https://…", "an address that begins with https://", issuer);
        }
        if (settings.text(SettingKey.OIDC_CLIENT).isBlank()) {
            throw wrong(SettingKey.OIDC_CLIENT.key(), "mã khách", "a client id", "");
        }
        URI address = URI.create(issuer);
        String label = settings.text(SettingKey.OIDC_LABEL);
        return Optional.of(new OidcSettings(
                address,
                settings.text(SettingKey.OIDC_CLIENT),
                settings.text(SettingKey.OIDC_SECRET),
                label.isEmpty() ? address.getHost() : label,
                scopes(),
                settings.text(SettingKey.OIDC_ROLES),
                settings.text(SettingKey.OIDC_NAME),
                meaning()));
    }

    static boolean isIssuer(String said) {
        try {
            return OidcSettings.isTrusted(URI.create(said));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<String> scopes() {
        List<String> scopes = new ArrayList<>(List.of("openid"));
        SixStepKeys.words(settings.text(SettingKey.OIDC_SCOPES))
                .filter(one -> !one.equals("openid"))
                .forEach(scopes::add);
        return scopes;
    }

    /** One value means one thing. */
    private Map<String, Entitled> meaning() {
        Map<String, Entitled> meaning = new LinkedHashMap<>();
        settings.filled(SettingKey.OIDC_ROLE)
                .forEach((role, values) -> each(values, value -> add(meaning, value, new Entitled(role(role), ""))));
        settings.filled(SettingKey.OIDC_SOURCE)
                .forEach((code, values) -> each(values, value -> add(meaning, value, new Entitled(Role.SOURCE, code))));
        if (meaning.isEmpty()) {
            throw wrong(
                    SettingKey.OIDC_ROLE.key(),
                    "ít nhất một vai trò",
                    "at least one role, or nobody could sign in",
                    "");
        }
        return meaning;
    }

    private static void each(String values, java.util.function.Consumer<String> with) {
        Stream.of(values.split("\\s*,\\s*"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .forEach(with);
    }

    private static void add(Map<String, Entitled> meaning, String value, Entitled one) {
        Entitled other = meaning.put(value, one);
        if (other != null && !other.equals(one)) {
            throw wrong(SettingKey.OIDC_ROLE.key(), "mỗi giá trị một vai trò", "one role for each value", value);
        }
    }

    private static Role role(String word) {
        return Role.find(word)
                .filter(role -> role != Role.SOURCE)
                .orElseThrow(() -> wrong(
                        SettingKey.OIDC_ROLE.key(),
                        "operator, monitor, auditor hoặc admin (nguồn: access.oidc.source.<mã>)",
                        "operator, monitor, auditor or admin (a source: access.oidc.source.<code>)",
                        word));
    }

    private static UsageException wrong(String key, String vi, String en, String found) {
        return new UsageException(
                key + ": cần " + vi + ", nhưng là '" + found + "'",
                "Expected " + key + " to be " + en + ", but found '" + found + "'");
    }
}

package vn.lienthong.settings;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.lienthong.access.AccessSettings;
import vn.lienthong.cadence.WorkCalendar;
import vn.lienthong.corridor.ActiveCredentials.Account;
import vn.lienthong.corridor.ReconcileParties;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Protocol;
import vn.lienthong.portal.PortalCredential;
import vn.lienthong.portal.PortalSettings;
import vn.lienthong.portal.SixStepSettings;

/** {@code hub.properties}, checked: an unknown key or a value out of range is an error with the nearest advice. */
public final class Settings {
    private static final Pattern SECRET = Pattern.compile("\\$\\{(env|file):([^}]+)}");

    private final Map<String, String> values;
    private final SixStepKeys sixSteps;

    private Settings(Map<String, String> values) {
        this.values = values;
        this.sixSteps = new SixStepKeys(this, values);
    }

    /** Reads a file; one that does not exist means: all defaults. */
    public static Settings read(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(in);
            }
        }
        Map<String, String> written = new TreeMap<>();
        properties.forEach((key, value) -> written.put((String) key, ((String) value).strip()));
        return of(written, file.toString());
    }

    public static Settings of(Map<String, String> written, String where) {
        List<String> unknown = new ArrayList<>();
        Map<String, String> values = new TreeMap<>();
        written.forEach((key, value) -> {
            if (Arrays.stream(SettingKey.values()).noneMatch(known -> known.matches(key))) {
                unknown.add(key);
            }
            values.put(key, reveal(key, value));
        });
        if (!unknown.isEmpty()) {
            throw new UsageException(
                    "Không có khóa cấu hình " + unknown + " trong " + where + "; xem src/docs/configuration.md",
                    "Expected known keys in " + where + ", but found " + unknown + "; see src/docs/configuration.md");
        }
        return new Settings(values);
    }

    public Settings with(SettingKey key, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(key.key(), value);
        return new Settings(more);
    }

    public Settings with(Map<String, String> others) {
        Map<String, String> more = new TreeMap<>(values);
        more.putAll(others);
        return new Settings(more);
    }

    public String text(SettingKey key) {
        return values.getOrDefault(key.key(), key.fallback());
    }

    public int number(SettingKey key) {
        int least = key.least();
        int most = key.most();
        String text = text(key);
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            number = Integer.MIN_VALUE;
        }
        if (number < least || number > most) {
            throw new UsageException(
                    key.key() + ": cần số từ " + least + " đến " + most + " nhưng là '" + text + "'",
                    "Expected " + key.key() + " between " + least + " and " + most + ", but found '" + text + "'");
        }
        return number;
    }

    public Duration seconds(SettingKey key) {
        return Duration.ofSeconds(number(key));
    }

    public long mebibytes(SettingKey key) {
        return number(key) * 1024L * 1024L;
    }

    /** The credentials at the portal: agency code to user name and password. */
    public Map<String, Map.Entry<String, String>> credentials() {
        String head = "portal.credential.";
        Map<String, Map.Entry<String, String>> found = new LinkedHashMap<>();
        for (String key : values.keySet()) {
            if (key.startsWith(head) && key.endsWith(".username")) {
                String agency = key.substring(head.length(), key.length() - ".username".length());
                String password = values.getOrDefault(head + agency + ".password", "");
                found.put(agency, Map.entry(values.get(key), password));
            }
        }
        return found;
    }

    /** Empty when only the protocol of 2026 is spoken. */
    public Optional<PortalSettings> portal() {
        if (credentials().isEmpty() && !sixSteps.agencies().isEmpty()) {
            return Optional.empty();
        }
        List<PortalCredential> credentials = credentials().entrySet().stream()
                .map(one -> new PortalCredential(
                        new AgencyCode(one.getKey()),
                        one.getValue().getKey(),
                        one.getValue().getValue()))
                .toList();
        return Optional.of(new PortalSettings(
                PortalSettings.PROTOCOL,
                URI.create(text(SettingKey.PORTAL_ADAPTER)),
                text(SettingKey.PORTAL_LOGIN),
                text(SettingKey.PORTAL_INTEGRATION),
                text(SettingKey.PORTAL_SHARE),
                text(SettingKey.PORTAL_DSTCODE),
                credentials,
                seconds(SettingKey.PORTAL_TIMEOUT),
                PortalSettings.LOGIN_PAUSE));
    }

    /** How the adapter of 2026 is reached; empty when nobody speaks its protocol. */
    public Optional<SixStepSettings> sixSteps() {
        return sixSteps.agencies().isEmpty() ? Optional.empty() : Optional.of(sixSteps.portal());
    }

    /** Who may send, in which protocol and from when: names only. */
    public List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        credentials().keySet().stream()
                .map(agency -> new Account(new AgencyCode(agency), Protocol.ENVELOPE, null))
                .forEach(accounts::add);
        accounts.addAll(sixSteps.accounts());
        return accounts;
    }

    /** How people get in. */
    public AccessSettings access() {
        String said = text(SettingKey.ACCESS_LOOKING);
        if (!isLooking(said)) {
            throw new UsageException(
                    SettingKey.ACCESS_LOOKING.key() + ": cần auto, open hoặc signed-in, nhưng là '" + said + "'",
                    "Expected " + SettingKey.ACCESS_LOOKING.key() + " to be auto, open or signed-in, but found '" + said
                            + "'");
        }
        return new AccessSettings(
                AccessSettings.Looking.valueOf(said.toUpperCase(Locale.ROOT).replace('-', '_')),
                Set.of("127.0.0.1", "localhost", "::1").contains(text(SettingKey.BIND)),
                Duration.ofMinutes(number(SettingKey.ACCESS_IDLE)),
                Duration.ofHours(number(SettingKey.ACCESS_LASTS)),
                site(),
                Stream.of(text(SettingKey.ACCESS_PROXIES).split("[,\\s]+"))
                        .filter(one -> !one.isEmpty())
                        .toList(),
                new OidcKeys(this).read());
    }

    private String site() {
        String said = text(SettingKey.ACCESS_SITE).replaceFirst("/$", "");
        if (!isSite(said)) {
            throw new UsageException(
                    SettingKey.ACCESS_SITE.key()
                            + ": cần địa chỉ như https://lienthong.example.vn, không có đường dẫn, nhưng là '" + said
                            + "'",
                    "Expected " + SettingKey.ACCESS_SITE.key() + " to be an address without a path, such as"
                            + " https://lienthong.example.vn, but found '" + said + "'");
        }
        return said;
    }

    static boolean isSite(String said) {
        return said.isEmpty() || said.matches("https?://[a-z0-9.-]+(:[0-9]{1,5})?/?");
    }

    static boolean isLooking(String said) {
        return Set.of("auto", "open", "signed-in").contains(said);
    }

    /** Which days offices work. */
    public WorkCalendar calendar() {
        String file = text(SettingKey.CALENDAR_FILE);
        try {
            return file.isEmpty() ? WorkCalendar.shipped() : WorkCalendar.read(Path.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(
                    SettingKey.CALENDAR_FILE.key() + ": không đọc được lịch nghỉ: " + e.getMessage(),
                    "Expected " + SettingKey.CALENDAR_FILE.key() + " to be a file of holidays, but: " + e.getMessage());
        }
    }

    /** The digest service of a source, if it has one. */
    public Optional<ReconcileParties.Service> digests(String source) {
        String head = "reconcile." + source;
        String address = values.getOrDefault(head + ".digests", "");
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReconcileParties.Service(address, values.getOrDefault(head + ".digests-key", "")));
    }

    /** What a reconciliation of a source heals when nothing is said. */
    public String heal(String source) {
        return values.getOrDefault("reconcile." + source + ".heal", SettingKey.RECONCILE_HEAL.fallback());
    }

    /** The same as a list. */
    public List<String> healsOf(String source) {
        String said = heal(source).strip();
        return said.equals("none") ? List.of() : List.of(said.split("\\s*,\\s*"));
    }

    /** From when on the day before is reconciled, Vietnamese time; empty when it is not. */
    public Optional<LocalTime> dailyReconciliation() {
        String said = text(SettingKey.RECONCILE_DAILY);
        if (!isHourOrOff(said)) {
            throw new UsageException(
                    SettingKey.RECONCILE_DAILY.key() + ": cần off hoặc giờ như 02:30, nhưng là '" + said + "'",
                    "Expected " + SettingKey.RECONCILE_DAILY.key() + " off or an hour such as 02:30, but found '" + said
                            + "'");
        }
        return said.equals("off") ? Optional.empty() : Optional.of(LocalTime.parse(said));
    }

    static boolean isHourOrOff(String said) {
        return said.equals("off") || said.matches("([01][0-9]|2[0-3]):[0-5][0-9]");
    }

    /** What the route files may name as {@code {{source.<code>.<parameter>}}}. */
    public Map<String, String> sourceParameters() {
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (SettingKey.SOURCE_PARAMETER.matches(key)) {
                found.put(key, value);
            }
        });
        return found;
    }

    /** What is written for a key with a part to fill in: by that part. */
    public Map<String, String> filled(SettingKey key) {
        int open = key.key().indexOf('<');
        String tail = key.key().substring(key.key().lastIndexOf('>') + 1);
        Map<String, String> found = new TreeMap<>();
        values.keySet().stream()
                .filter(key::matches)
                .forEach(one -> found.put(one.substring(open, one.length() - tail.length()), values.get(one)));
        return found;
    }

    private static String reveal(String key, String value) {
        Matcher secret = SECRET.matcher(value);
        if (!secret.matches()) {
            return value;
        }
        String name = secret.group(2);
        String revealed = secret.group(1).equals("env") ? System.getenv(name) : contents(Path.of(name));
        if (revealed == null) {
            throw new UsageException(
                    key + ": không tìm thấy " + value,
                    "Expected a value behind " + key + "=" + value + ", but found none");
        }
        return revealed.strip();
    }

    private static String contents(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            return null;
        }
    }
}

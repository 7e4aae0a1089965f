package vn.lienthong.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.lienthong.evidence.NoteKey;
import vn.lienthong.mapping.Finding;
import vn.lienthong.mapping.Nearest;

/** Finds what is wrong in {@code hub.properties}, each with its line, instead of the first thing only. */
public final class SettingsCheck {
    private static final List<SettingKey> ADDRESSES =
            List.of(SettingKey.PORTAL_ADAPTER, SettingKey.PORTAL_2026_ADAPTER);
    private static final List<String[]> HALVES =
            List.of(new String[] {".username", ".password"}, new String[] {SixStepKeys.ID, SixStepKeys.SECRET});
    private static final Pattern SECRET = Pattern.compile("\\$\\{(env|file):([^}]+)}");

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();

    private record Line(int number, int column, String value) {}

    private SettingsCheck(String file) {
        this.file = file;
    }

    public static List<Finding> check(Path path) throws IOException {
        SettingsCheck check = new SettingsCheck(path.toString());
        if (Files.exists(path)) {
            check.read(Files.readAllLines(path, StandardCharsets.UTF_8));
            check.lines.forEach(check::line);
            check.portal();
        }
        return check.findings;
    }

    /** What the file says for the sources, even if other lines of it are wrong. */
    public static Map<String, String> sourceParameters(Path path) throws IOException {
        SettingsCheck check = new SettingsCheck(path.toString());
        if (Files.exists(path)) {
            check.read(Files.readAllLines(path, StandardCharsets.UTF_8));
        }
        Map<String, String> found = new LinkedHashMap<>();
        check.lines.forEach((key, line) -> {
            if (SettingKey.SOURCE_PARAMETER.matches(key)) {
                found.put(key, line.value());
            }
        });
        return found;
    }

    /** What the file says for a source and no source's file asks for: mostly a slip in one of the two. */
    public static List<Finding> unused(Path path, Set<String> named) throws IOException {
        SettingsCheck check = new SettingsCheck(path.toString());
        if (Files.exists(path)) {
            check.read(Files.readAllLines(path, StandardCharsets.UTF_8));
        }
        check.findings.clear();
        check.lines.forEach((key, line) -> {
            if (SettingKey.SOURCE_PARAMETER.matches(key) && !named.contains(key)) {
                String near = named.isEmpty() ? "" : Nearest.to(key, named);
                check.add(
                        line.number(),
                        1,
                        "setting-unused",
                        "không tệp nguồn nào dùng '" + key + "'" + (near.isEmpty() ? "" : "; có phải '" + near + "'?"),
                        "a setting that a source's file names, but '" + key + "' is named by none"
                                + (near.isEmpty() ? "" : "; did you mean '" + near + "'?"));
            }
        });
        return check.findings;
    }

    private void read(List<String> text) {
        boolean goesOn = false;
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).strip();
            boolean begins = !goesOn && !line.isEmpty() && !line.startsWith("#") && !line.startsWith("!");
            goesOn = line.endsWith("\\");
            if (begins) {
                String[] parts = line.split("\\s*[=:]\\s*|\\s+", 2);
                String value = parts.length < 2 ? "" : parts[1];
                int column = value.isEmpty() ? 1 : text.get(i).lastIndexOf(value) + 1;
                Line before = lines.put(parts[0], new Line(i + 1, column, value));
                if (before != null) {
                    add(
                            i + 1,
                            1,
                            "setting-duplicate",
                            "khóa đã có ở dòng " + before.number(),
                            "each key once, but '" + parts[0] + "' stands already in line " + before.number());
                }
            }
        }
    }

    private void line(String key, Line line) {
        SettingKey known = Arrays.stream(SettingKey.values())
                .filter(one -> one.matches(key))
                .findFirst()
                .orElse(null);
        if (known == null) {
            List<String> keys =
                    Arrays.stream(SettingKey.values()).map(SettingKey::key).toList();
            String near = Nearest.to(key, keys);
            add(
                    line.number(),
                    1,
                    "setting-unknown",
                    "không có khóa '" + key + "'; có phải '" + near + "'?",
                    "a known key, but found '" + key + "'; did you mean '" + near + "'?");
            return;
        }
        var secret = SECRET.matcher(line.value());
        if (secret.matches()) {
            secret(line, secret.group(1), secret.group(2));
            return;
        }
        value(known, line);
    }

    private void secret(Line line, String kind, String name) {
        boolean there = kind.equals("env") ? System.getenv(name) != null : Files.isReadable(Path.of(name));
        if (!there) {
            add(
                    line.number(),
                    line.column(),
                    "secret-missing",
                    "không tìm thấy " + line.value(),
                    "a value behind " + line.value() + ", but found none");
        }
    }

    private void value(SettingKey key, Line line) {
        String written = line.value();
        if (key.isNumber()) {
            boolean digits = written.matches("\\d{1,9}");
            if (!digits || Integer.parseInt(written) < key.least() || Integer.parseInt(written) > key.most()) {
                add(
                        line.number(),
                        line.column(),
                        "setting-invalid",
                        "cần số từ " + key.least() + " đến " + key.most() + " nhưng là '" + written + "'",
                        key.key() + " between " + key.least() + " and " + key.most() + ", but found '" + written + "'");
            }
        } else if (key == SettingKey.PORTAL_UNKNOWN_STEPS
                && !List.of("resend", "park").contains(written)) {
            add(
                    line.number(),
                    line.column(),
                    "setting-invalid",
                    "cần resend hoặc park, nhưng là '" + written + "'",
                    "resend or park, but found '" + written + "'");
        } else if (key == SettingKey.VAULT_ENCRYPT && !List.of("on", "off").contains(written)) {
            add(
                    line.number(),
                    line.column(),
                    "setting-invalid",
                    "cần on hoặc off, nhưng là '" + written + "'",
                    "on or off, but found '" + written + "'");
        } else if (key == SettingKey.RECONCILE_DAILY && !Settings.isHourOrOff(written)) {
            add(
                    line.number(),
                    line.column(),
                    "setting-invalid",
                    "cần off hoặc giờ như 02:30, nhưng là '" + written + "'",
                    "off or an hour such as 02:30, but found '" + written + "'");
        } else if (key == SettingKey.ACCESS_LOOKING && !Settings.isLooking(written)) {
            add(
                    line.number(),
                    line.column(),
                    "setting-invalid",
                    "cần auto, open hoặc signed-in, nhưng là '" + written + "'",
                    "auto, open or signed-in, but found '" + written + "'");
        } else if (key == SettingKey.OIDC_ISSUER && !written.isEmpty() && !OidcKeys.isIssuer(written)) {
            add(
                    line.number(),
                    line.column(),
                    "setting-invalid",
                    "cần địa chỉ https://…, nhưng là '" + written + "'",
                    "an address that begins with https://, but found '" + written + "'");
        } else if (key == SettingKey.ACCESS_SITE && !Settings.isSite(written)) {
            add(
                    line.number(),
                    line.column(),
                    "setting-invalid",
                    "cần địa chỉ như https://lienthong.example.vn, không có đường dẫn, nhưng là '" + written + "'",
                    "an address without a path, such as https://lienthong.example.vn, but found '" + written + "'");
        } else if (key == SettingKey.PORTAL_2026_FILES) {
            SixStepKeys.words(written)
                    .filter(word -> !isAddress(word) || !word.endsWith("/"))
                    .findFirst()
                    .ifPresent(word -> add(
                            line.number(),
                            line.column(),
                            "setting-invalid",
                            "cần các địa chỉ http(s)://…/ (kết thúc bằng '/'), nhưng có '" + word + "'",
                            "addresses that begin with http:// or https:// and end in '/', but found '" + word + "'"));
        } else if (key == SettingKey.EVIDENCE_NAME && !written.isEmpty() && !NoteKey.isName(written)) {
            add(
                    line.number(),
                    line.column(),
                    "setting-invalid",
                    "cần tên không có dấu cách và dấu '+'",
                    "a name without spaces and plus signs, but found '" + written + "'");
        } else if (ADDRESSES.contains(key) && !isAddress(written)) {
            add(
                    line.number(),
                    line.column(),
                    "setting-invalid",
                    "cần địa chỉ http(s)://…, nhưng là '" + written + "'",
                    "an address that begins with http:// or https://, but found '" + written + "'");
        } else if (key == SettingKey.STORE_URL && !written.isEmpty() && !written.startsWith("jdbc:postgresql:")) {
            add(
                    line.number(),
                    line.column(),
                    "setting-invalid",
                    "cần jdbc:postgresql:…",
                    "an empty value or a jdbc:postgresql: URL, but found another");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Who is to send something to the portal needs its address and an account, each with both its halves. */
    private void portal() {
        List<String> written = lines.keySet().stream()
                .filter(key -> key.startsWith(SixStepKeys.HEAD))
                .toList();
        written.forEach(this::otherHalf);
        written.stream().filter(key -> key.endsWith(SixStepKeys.FROM)).forEach(this::day);
        written.stream().filter(key -> key.endsWith(SixStepKeys.ID)).forEach(this::sixSteps);
        Line adapter = lines.get(SettingKey.PORTAL_ADAPTER.key());
        if (adapter != null && written.isEmpty()) {
            add(
                    adapter.number(),
                    1,
                    "credential-missing",
                    "thiếu portal.credential.<madonvi>.username và .password",
                    "an account at the portal (portal.credential.<madonvi>.username and .password), but there is none");
        }
    }

    private void otherHalf(String key) {
        for (String[] pair : HALVES) {
            String have = key.endsWith(pair[0]) ? pair[0] : key.endsWith(pair[1]) ? pair[1] : null;
            if (have == null) {
                continue;
            }
            String want = have.equals(pair[0]) ? pair[1] : pair[0];
            String other = key.substring(0, key.length() - have.length()) + want;
            if (!isSet(other)) {
                add(
                        lines.get(key).number(),
                        1,
                        "credential-missing",
                        "thiếu " + other,
                        "also " + other + ", but it is not set");
            }
        }
    }

    /** An agency with two accounts changes from one to the other on a day; and the adapter of 2026 has an address of its own. */
    private void sixSteps(String key) {
        String agency = key.substring(0, key.length() - SixStepKeys.ID.length());
        if (isSet(agency + ".username") && !isSet(agency + SixStepKeys.FROM)) {
            String from = agency + SixStepKeys.FROM;
            add(
                    lines.get(key).number(),
                    1,
                    "credential-undated",
                    "đơn vị có hai tài khoản, cần " + from + " (yyyy-MM-dd)",
                    "also " + from + " (yyyy-MM-dd), because the agency has a username too, but it is not set");
        }
        String adapter = SettingKey.PORTAL_2026_ADAPTER.key();
        if (!isSet(adapter)) {
            add(
                    lines.get(key).number(),
                    1,
                    "adapter-missing",
                    "thiếu " + adapter,
                    "also " + adapter + ", but it is not set");
        }
    }

    private void day(String key) {
        Line line = lines.get(key);
        try {
            LocalDate.parse(line.value());
        } catch (DateTimeParseException e) {
            add(
                    line.number(),
                    line.column(),
                    "setting-invalid",
                    "cần ngày có thật dạng yyyy-MM-dd, nhưng là '" + line.value() + "'",
                    "a day that exists (yyyy-MM-dd), but found '" + line.value() + "'");
        }
    }

    private boolean isSet(String key) {
        return lines.containsKey(key) && !lines.get(key).value().isEmpty();
    }

    private void add(int line, int column, String code, String vi, String en) {
        findings.add(new Finding(file, line, column, code, "Cấu hình: " + vi, "Expected " + en));
    }
}

package vn.lienthong.portal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the hub reaches the adapter of 2026 (domain.md 1.9). The steps' names are known, the paths before them are not.
 *
 * @param adapter the address that stands before every path
 * @param paths by step
 * @param credentials at least one, each for another agency
 * @param fileSources addresses whose files the hub may fetch and upload; a file elsewhere is named as not carried
 * @param timeout how long one call may take
 * @param loginPause how long nobody asks for a token again after that failed
 */
public record SixStepSettings(
        URI adapter,
        Map<Step, String> paths,
        List<SixStepCredential> credentials,
        List<URI> fileSources,
        Duration timeout,
        Duration loginPause) {
    public static final String PROTOCOL = "dvcsync-2026";

    /** The steps; the name is the path when none is set. */
    public enum Step {
        TOKEN("GetToken"),
        NUMBER("GetNextValue"),
        FILE("UploadFile"),
        CREATE("CreateDossier"),
        PROGRESS("CapNhatTienTrinh"),
        STATUS("CapNhatTrangThai");

        private final String wireName;

        Step(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    public SixStepSettings {
        paths = Map.copyOf(paths);
        credentials = List.copyOf(credentials);
        fileSources = List.copyOf(fileSources);
        check(isHttp(adapter), "adapter", "an http or https address with a host", String.valueOf(adapter));
        check(!credentials.isEmpty(), "credentials", "at least one", "none");
        check(timeout.toMillis() >= 1, "timeout", "a positive time", timeout.toString());
        check(!loginPause.isNegative(), "login pause", "zero or more", loginPause.toString());
        paths.forEach((step, path) -> check(path.matches("[\\x21-\\x7e]+"), step.wireName(), "a path", path));
        for (URI source : fileSources) {
            boolean folder = isHttp(source)
                    && source.getPath() != null
                    && source.getPath().endsWith("/");
            check(folder, "file sources", "http(s) addresses that end in '/'", source.toString());
        }
        long agencies =
                credentials.stream().map(SixStepCredential::name).distinct().count();
        check(agencies == credentials.size(), "credentials", "one for each agency", "two for one");
    }

    /** With the documented defaults for everything that has one. */
    public static SixStepSettings of(URI adapter, List<SixStepCredential> credentials) {
        return new SixStepSettings(
                adapter, Map.of(), credentials, List.of(), PortalSettings.TIMEOUT, PortalSettings.LOGIN_PAUSE);
    }

    URI url(Step step) {
        String path = paths.getOrDefault(step, step.wireName());
        return URI.create(adapter.toString().replaceAll("/+$", "") + "/" + path.replaceAll("^/+", ""));
    }

    URI numberUrl(SixStepCredential credential) {
        String url = url(Step.NUMBER).toString();
        String code = URLEncoder.encode(credential.numberCode(), StandardCharsets.UTF_8);
        return URI.create(url + (url.contains("?") ? "&" : "?") + "code=" + code);
    }

    Optional<SixStepCredential> find(String credential) {
        return credentials.stream().filter(c -> c.name().equals(credential)).findFirst();
    }

    private static boolean isHttp(URI address) {
        String scheme = address == null ? "" : address.getScheme();
        return address != null && address.getHost() != null && ("http".equals(scheme) || "https".equals(scheme));
    }

    private static void check(boolean right, String name, String expected, String found) {
        if (!right) {
            throw new IllegalArgumentException("Expected the 2026 adapter's " + name + " to be " + expected
                    + ", but found " + found + "; correct it in the settings (Cấu hình adapter 2026 chưa đúng: " + name
                    + ")");
        }
    }
}

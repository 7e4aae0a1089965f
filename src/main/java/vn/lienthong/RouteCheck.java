package vn.lienthong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what Camel would only tell at the first message: a {@code direct:} name that no route begins with, and a
 * routeConfigurationId that does not exist (which silently removes the error handling).
 */
final class RouteCheck {
    private static final Pattern FROM = Pattern.compile("from:\\s*\\n\\s*uri:\\s*\"?direct:([\\w.-]+)");
    private static final Pattern DIRECT = Pattern.compile("direct:([\\w.-]+)(?![\\w.-]*[{$])");
    private static final Pattern CONFIGURED = Pattern.compile("routeConfiguration:\\s*\\n\\s*id:\\s*\"?([\\w.-]+)");
    private static final Pattern CONFIGURATION = Pattern.compile("routeConfigurationId:\\s*\"?([\\w.-]+)");

    private RouteCheck() {}

    static List<String> check(HubOptions hub) {
        List<Path> files = files(hub.routes());
        String all = String.join("\n", files.stream().map(RouteCheck::text).toList());
        Set<String> directs = named(FROM, all);
        Set<String> configurations = named(CONFIGURED, all);
        List<String> findings = new ArrayList<>();
        for (Path file : files) {
            findings.addAll(missing(file, DIRECT, directs, "direct:", "route-unknown"));
            findings.addAll(
                    missing(file, CONFIGURATION, configurations, "routeConfigurationId: ", "configuration-unknown"));
        }
        return findings;
    }

    private static List<String> missing(Path file, Pattern use, Set<String> known, String head, String code) {
        List<String> findings = new ArrayList<>();
        int line = 0;
        for (String text : text(file).split("\n", -1)) {
            line++;
            Matcher used = use.matcher(text.replaceFirst("#.*", ""));
            while (used.find()) {
                if (!known.contains(used.group(1)) && !used.group(1).endsWith("-")) {
                    findings.add(file + ":" + line + ":" + (used.start() + 1) + "  " + code + "  Expected one of "
                            + known + " after '" + head + "', but found '" + used.group(1) + "'");
                }
            }
        }
        return findings;
    }

    private static Set<String> named(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package vn.lienthong.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Routes and mappings as shipped in the jar, for a hub that is started where there are none. */
public final class Shipped {
    private static final String HEAD = "shipped/";

    private Shipped() {}

    /** The folder given; else the one of that name here; else the shipped one, unpacked below the data directory. */
    public static Path find(Path given, String name, Path data) throws IOException {
        if (given != null) {
            if (!Files.isDirectory(given)) {
                throw new UsageException("Không có thư mục " + given, "Expected a directory, but found none: " + given);
            }
            return given;
        }
        Path here = Path.of(name);
        return Files.isDirectory(here)
                ? here
                : unpack(name, data.resolve("shipped").resolve(name));
    }

    private static Path unpack(String name, Path target) throws IOException {
        URL jar = Shipped.class.getProtectionDomain().getCodeSource().getLocation();
        if (!jar.getPath().endsWith(".jar")) {
            throw new UsageException(
                    "Không có thư mục '" + name + "' ở đây; hãy dùng --" + name,
                    "Expected a directory '" + name + "' here, but found none; use --" + name);
        }
        JarURLConnection connection = (JarURLConnection) new URL("jar:" + jar + "!/").openConnection();
        connection.setUseCaches(false);
        try (JarFile file = connection.getJarFile()) {
            Map<String, byte[]> shipped = new TreeMap<>();
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().startsWith(HEAD + name + "/") && !entry.isDirectory()) {
                    String path = entry.getName().substring(HEAD.length() + name.length() + 1);
                    shipped.put(path, file.getInputStream(entry).readAllBytes());
                }
            }
            lay(target, shipped);
        }
        return target;
    }

    /**
     * Lays the shipped files out anew, except those that somebody changed since: rows of a code table filled on the page. What was
     * laid out stands, as hashes, in a file beside the folder; it is written last, so a crash in between costs nothing but a copy.
     */
    static void lay(Path target, Map<String, byte[]> shipped) throws IOException {
        Path list = target.resolveSibling(target.getFileName() + ".unpacked");
        Properties laid = new Properties();
        if (Files.exists(list)) {
            try (Reader in = Files.newBufferedReader(list, StandardCharsets.UTF_8)) {
                laid.load(in);
            }
        }
        for (Map.Entry<String, byte[]> file : shipped.entrySet()) {
            Path copy = target.resolve(file.getKey());
            String before = laid.getProperty(file.getKey());
            boolean changed = before != null && Files.exists(copy) && !before.equals(hash(Files.readAllBytes(copy)));
            if (!changed) {
                Files.createDirectories(copy.getParent());
                Files.write(copy, file.getValue());
                laid.setProperty(file.getKey(), hash(file.getValue()));
            }
        }
        try (Writer out = Files.newBufferedWriter(list, StandardCharsets.UTF_8)) {
            laid.store(out, null);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java runtime, but it is missing", e);
        }
    }
}

package vn.lienthong;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Routes and mappings as shipped in the jar, for a hub that is started where there are none. */
final class Shipped {
    private static final String HEAD = "shipped/";

    private Shipped() {}

    /** The folder given; else the one of that name here; else the shipped one, unpacked below the data directory. */
    static Path find(Path given, String name, Path data) throws IOException {
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
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().startsWith(HEAD + name + "/") && !entry.isDirectory()) {
                    Path copy = target.resolve(entry.getName().substring(HEAD.length() + name.length() + 1));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file.getInputStream(entry), copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return target;
    }
}

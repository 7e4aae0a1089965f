package vn.lienthong.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of what is shipped, to be spoilt. */
public final class Copy {
    private Copy() {}

    public static void of(String folder, Path home) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = home.resolve(file.toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    public static void change(Path file, String good, String bad) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(good)) {
            throw new AssertionError("Expected '" + good + "' in " + file);
        }
        Files.writeString(file, text.replace(good, bad));
    }
}

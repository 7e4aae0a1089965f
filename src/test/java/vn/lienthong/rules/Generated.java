package vn.lienthong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document made from the code: compared with the one in the repository, or written when asked to. */
public final class Generated {
    private Generated() {}

    public static void check(Path file, String text) throws IOException {
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("%s is out of date; write it with -Dwrite.docs=true and read the diff", file)
                .exists()
                .hasContent(text);
    }

    /** Text as a cell of a table. */
    public static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
    }
}

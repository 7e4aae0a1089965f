package vn.lienthong.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of roles in the guide is the one that guards ask. {@code -Dwrite.docs=true} writes it. */
class AccessDocTest {
    private static final Path GUIDE = Path.of("src/docs/access.md");
    private static final String BEGIN = "<!-- table of deeds: generated -->\n";
    private static final String END = "<!-- end of table -->";

    @Test
    void the_guide_has_the_table_that_guards_ask() throws IOException {
        String guide = Files.readString(GUIDE);
        int from = guide.indexOf(BEGIN) + BEGIN.length();
        int to = guide.indexOf(END);
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(GUIDE, guide.substring(0, from) + table() + guide.substring(to));
            return;
        }
        assertThat(guide.substring(from, to)).isEqualTo(table());
    }

    private static String table() {
        StringBuilder out = new StringBuilder("| deed | ");
        out.append(Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(" | ")));
        out.append(" | addresses |\n|---|")
                .append("---|".repeat(Role.values().length + 1))
                .append('\n');
        for (Deed deed : Deed.values()) {
            out.append("| `").append(deed.word()).append("` ").append(deed.en());
            out.append(deed.isRecorded() ? "; recorded" : "").append(" | ");
            for (Role role : Role.values()) {
                out.append(deed.isOpen() ? "anybody" : deed.isFor(role) ? "yes" : "")
                        .append(" | ");
            }
            out.append(Paths.list().stream()
                            .filter(known -> known.deed() == deed)
                            .map(known -> "`" + known.method() + " " + known.path() + "`")
                            .collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        return out.toString();
    }
}

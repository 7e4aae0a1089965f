package vn.lienthong.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** A bar is for eyes; a log gets whole lines, and none for what changes all the time. */
class ProgressLineTest {
    private final StringWriter said = new StringWriter();

    @Test
    void a_terminal_sees_one_line_with_a_bar_that_fills() {
        ProgressLine line = new ProgressLine(new PrintWriter(said), true);

        assertThat(line.show("ASK_PORTAL  5/10", "", 5, 10)).isTrue();
        assertThat(line.show("ASK_PORTAL  5/10", "", 5, 10)).isFalse();
        line.end();
        assertThat(said.toString())
                .startsWith("\r[" + "#".repeat(15) + ".".repeat(15) + "]  ASK_PORTAL  5/10")
                .endsWith(System.lineSeparator());
    }

    @Test
    void a_pipe_gets_whole_lines_for_what_matters_and_movement_is_noticed_all_the_same() {
        ProgressLine line = new ProgressLine(new PrintWriter(said), false);

        assertThat(line.show("COMPARE_SOURCE  0/0", "", 0, 0)).isTrue();
        assertThat(line.show("COMPARE_SOURCE  0/0", "  900 dossiers read", 0, 0))
                .isTrue();
        line.end();
        assertThat(said.toString()).isEqualTo("COMPARE_SOURCE  0/0" + System.lineSeparator());
    }
}

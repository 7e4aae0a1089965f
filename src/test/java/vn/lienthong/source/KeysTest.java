package vn.lienthong.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("keys/api-keys.properties");
    }

    @Test
    void a_key_made_beside_a_running_hub_holds_at_once_and_the_one_it_replaces_does_not() throws IOException {
        Keys running = Keys.open(file);
        String first = Keys.open(file).issue("thanh-hoa");
        assertThat(running.opens("thanh-hoa", first)).isTrue();

        String second = Keys.open(file).issue("thanh-hoa");

        assertThat(running.opens("thanh-hoa", second)).isTrue();
        assertThat(running.opens("thanh-hoa", first)).isFalse();
        assertThat(running.known("thanh-hoa")).isTrue();
    }

    @Test
    void a_key_opens_its_own_source_only() throws IOException {
        Keys keys = Keys.open(file);
        String key = keys.issue("thanh-hoa");

        assertThat(keys.opens("thanh-hoa", key)).isTrue();
        assertThat(keys.opens("hai-phong", key)).isFalse();
        assertThat(keys.opens("thanh-hoa", null)).isFalse();
        assertThat(keys.opens("thanh-hoa", key + "x")).isFalse();
    }
}

package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** mapping.schema.json, by which editors complete mapping files, knows what the compiler knows: neither key more, neither less. */
class SchemaTest {
    private static final JsonNode TEXT = text();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TEXT);

    static List<String> codes() {
        return Bundle.codes(Examples.HOME);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_shipped_mapping_fits(String code) throws IOException {
        assertThat(SCHEMA.validate(tree(Files.readString(Examples.HOME.resolve(code + "/mapping.yaml")))))
                .isEmpty();
    }

    @Test
    void its_keys_are_the_compilers() {
        assertThat(keys("/properties")).isEqualTo(new TreeSet<>(Vocabulary.MAPPING));
        assertThat(keys("/$defs/unwrap/properties")).isEqualTo(new TreeSet<>(Vocabulary.UNWRAP));
        assertThat(keys("/$defs/block/properties")).isEqualTo(new TreeSet<>(Vocabulary.BLOCK));
        assertThat(keys("/$defs/line/properties")).isEqualTo(new TreeSet<>(Vocabulary.LINE));
        assertThat(keys("/$defs/negation/properties")).isEqualTo(new TreeSet<>(Vocabulary.NEGATION));
    }

    @Test
    void its_words_are_the_compilers() {
        assertThat(words("/properties/encoding/enum")).isEqualTo(new TreeSet<>(Encoding.words()));
        assertThat(words("/$defs/step/enum")).isEqualTo(new TreeSet<>(Unwrap.Step.words()));
        assertThat(words("/$defs/line/properties/type/enum")).isEqualTo(new TreeSet<>(Vocabulary.TYPES));
        assertThat(words("/$defs/line/properties/case/enum")).isEqualTo(new TreeSet<>(Vocabulary.LETTERS));
        assertThat(words("/$defs/line/properties/decimal/enum")).isEqualTo(new TreeSet<>(Vocabulary.DECIMALS));
        assertThat(words("/$defs/block/properties/as/enum")).isEqualTo(new TreeSet<>(Vocabulary.KINDS));
        assertThat(words("/$defs/block/properties/steps/enum")).isEqualTo(new TreeSet<>(Vocabulary.STEPS));
        assertThat(words("/$defs/day/enum")).isEqualTo(new TreeSet<>(Vocabulary.DAYS));
        Set<String> names = new TreeSet<>(Field.allWords());
        Arrays.stream(ListKind.values()).forEach(list -> names.addAll(list.words()));
        assertThat(words("/$defs/fields/propertyNames/enum")).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format: json\nrecords: []",
                "mapping: 1\nformat: json\nrecords: []\nzon: x",
                "mapping: 1\nformat: json\nencoding: latin1\nrecords: []",
                "mapping: 1\nformat: json\nrecords: [{ each: a, fields: { MaHoSoo: x } }]",
                "mapping: 1\nformat: json\nrecords: [{ each: a, fields: { MaHoSo: { from: x, pads: 1 } } }]",
                "mapping: 1\nformat: json\nunwrap: [{ at: a, as: [zip] }]\nrecords: []"
            })
    void a_wrong_key_or_word_is_refused(String yaml) {
        assertThat(SCHEMA.validate(tree(yaml))).isNotEmpty();
    }

    private static Set<String> keys(String pointer) {
        Set<String> keys = new TreeSet<>();
        TEXT.at(pointer).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Set<String> words(String pointer) {
        Set<String> words = new TreeSet<>();
        TEXT.at(pointer).forEach(word -> words.add(word.asText()));
        return words;
    }

    private static JsonNode tree(String yaml) {
        return Examples.JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    private static JsonNode text() {
        try (InputStream in = SchemaTest.class.getResourceAsStream("/mapping.schema.json")) {
            return Examples.JSON.readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package vn.lienthong.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The second worked example of src/docs/journal-format.md, made again from what it says it is made of. */
class EvidenceExampleTest {
    private static final String LEAF = "530fa08fb9bfa4a557b693b1e021411e09729e8a3b13f2d41c4d1afecb8794e4";
    private static final String CHAIN = "0865e491ae346f0e6c993790c054cf304730a40d22d1414225a7bef01840ab00";
    private static final String SEED = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private final HexFormat hex = HexFormat.of();

    @Test
    void the_document_shows_the_keys_the_tree_and_the_notes_as_they_are_made() throws IOException {
        String document = Files.readString(Path.of("src/docs/journal-format.md"));
        SigningKey hub = SigningKey.of("lienthong.example.vn/nhat-ky", NoteKey.Kind.NOTE, hex.parseHex(SEED));
        SigningKey witness = SigningKey.of(
                "chung-nhan.example.vn", NoteKey.Kind.COSIGNATURE, hex.parseHex(SEED.replace("0f10", "10f0")));
        Edge edge = new Edge();
        edge.add(hex.parseHex(LEAF));
        edge.add(hex.parseHex("11".repeat(32)));
        edge.add(hex.parseHex("22".repeat(32)));
        Instant at = Instant.ofEpochMilli(1_795_309_383_456L);
        String text =
                Checkpoint.of(hub.publicKey().name(), 3, edge.root(), at, CHAIN).text();
        SignedNote note = new SignedNote(text, List.of(hub.sign(text, at), witness.sign(text, at)));

        assertThat(document)
                .contains(LEAF, CHAIN, SEED)
                .contains(hub.publicKey().line())
                .contains(witness.publicKey().line())
                .contains(hex.formatHex(edge.root()))
                .contains(note.whole().indent(4).replaceAll("(?m)^ +$", ""));
    }
}

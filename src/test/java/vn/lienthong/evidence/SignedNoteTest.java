package vn.lienthong.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Signed notes as others make them; the first key and note are those in the documentation of Go's sumdb/note. */
class SignedNoteTest {
    private static final String SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String SIGNATURE =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

    @Test
    void a_key_of_the_go_tools_is_read_and_signs_the_same_bytes() {
        SigningKey key = SigningKey.read(SECRET).orElseThrow();
        assertThat(key.publicKey().line()).isEqualTo(PUBLIC);
        assertThat(key.secret()).isEqualTo(SECRET);
        assertThat(key.sign(TEXT, NOON)).isEqualTo(SIGNATURE);
    }

    @Test
    void a_note_of_the_go_tools_is_read_and_verified() {
        SignedNote note = SignedNote.read(TEXT + "\n" + SIGNATURE + "\n").orElseThrow();
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.isSignedBy(NoteKey.read(PUBLIC).orElseThrow())).isTrue();
        assertThat(note.whole()).isEqualTo(TEXT + "\n" + SIGNATURE + "\n");
    }

    @Test
    void the_same_name_with_another_key_did_not_sign() {
        SignedNote note = SignedNote.read(TEXT + "\n" + SIGNATURE + "\n").orElseThrow();
        NoteKey other = SigningKey.fresh("PeterNeumann", NoteKey.Kind.NOTE).publicKey();
        assertThat(note.isSignedBy(other)).isFalse();
        SignedNote both =
                note.with(List.of(SigningKey.read(SECRET).orElseThrow().sign(TEXT + "x\n", NOON)));
        assertThat(both.isSignedBy(NoteKey.read(PUBLIC).orElseThrow()))
                .as("one right signature beside a wrong one of the same key")
                .isFalse();
    }

    @Test
    void a_cosignature_carries_its_time_and_covers_it() {
        SigningKey witness = SigningKey.fresh("chung-nhan.example.vn", NoteKey.Kind.COSIGNATURE);
        SignedNote note = new SignedNote(TEXT, List.of(witness.sign(TEXT, NOON)));
        assertThat(note.cosignedAt(witness.publicKey())).contains(NOON);
        assertThat(SigningKey.read(witness.secret()).orElseThrow().publicKey()).isEqualTo(witness.publicKey());
        byte[] bytes = NoteKey.decode(note.lines().get(0).substring("— chung-nhan.example.vn ".length()));
        bytes[11] ^= 1;
        SignedNote later = new SignedNote(
                TEXT,
                List.of("— chung-nhan.example.vn "
                        + java.util.Base64.getEncoder().encodeToString(bytes)));
        assertThat(later.cosignedAt(witness.publicKey())).isEmpty();
    }

    @Test
    void no_changed_byte_of_a_note_stays_verified_and_nothing_is_thrown() {
        long seed = 20261122;
        Random random = new Random(seed);
        NoteKey key = NoteKey.read(PUBLIC).orElseThrow();
        String whole = TEXT + "\n" + SIGNATURE + "\n";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder changed = new StringBuilder(whole);
            int at = random.nextInt(whole.length());
            char other = (char) (32 + random.nextInt(95));
            if (random.nextInt(3) == 0) {
                changed.deleteCharAt(at);
            } else if (random.nextBoolean()) {
                changed.insert(at, other);
            } else if (other != whole.charAt(at)) {
                changed.setCharAt(at, other);
            }
            boolean holds = SignedNote.read(changed.toString())
                    .map(note -> note.isSignedBy(key) && !note.text().equals(TEXT))
                    .orElse(false);
            assertThat(holds).as("seed %d, round %d: %s", seed, i, changed).isFalse();
        }
    }
}

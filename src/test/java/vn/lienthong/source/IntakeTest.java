package vn.lienthong.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;

class IntakeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void an_honest_return_to_an_earlier_state_is_no_repeat(String nameless) {
        try (Journal journal = SegmentJournal.open(folder, JournalSettings.defaults())) {
            Intake intake = new Intake(journal, Clock.systemUTC(), Duration.ofMinutes(1));
            assertThat(push(intake, nameless, "A").repeat()).isFalse();
            assertThat(push(intake, nameless, "B").repeat()).isFalse();
            assertThat(push(intake, nameless, "A").repeat()).isFalse();
            assertThat(push(intake, nameless, "A").repeat()).isTrue();
        }
    }

    @Test
    void a_named_message_is_known_again_behind_others() {
        try (Journal journal = SegmentJournal.open(folder, JournalSettings.defaults())) {
            Intake intake = new Intake(journal, Clock.systemUTC(), Duration.ofMinutes(1));
            push(intake, "a.csv 2026-10-12T01:00:00Z", "A");
            push(intake, "b.csv 2026-10-12T01:00:01Z", "B");
            assertThat(push(intake, "a.csv 2026-10-12T01:00:00Z", "A").repeat()).isTrue();
            assertThat(push(intake, "a.csv 2026-10-12T02:00:00Z", "A").repeat()).isFalse();
        }
    }

    @Test
    void the_same_bytes_with_a_corrected_content_type_are_no_repeat() {
        try (Journal journal = SegmentJournal.open(folder, JournalSettings.defaults())) {
            Intake intake = new Intake(journal, Clock.systemUTC(), Duration.ofMinutes(1));
            for (String messageId : new String[] {null, "m-1"}) {
                assertThat(typed(intake, "text/plain", messageId).repeat()).isFalse();
                assertThat(typed(intake, "application/json", messageId).repeat())
                        .isFalse();
                assertThat(typed(intake, "application/json", messageId).repeat())
                        .isTrue();
            }
        }
    }

    @Test
    void a_list_of_five_thousand_pages_is_known_page_by_page() {
        try (Journal journal = SegmentJournal.open(folder, JournalSettings.defaults())) {
            Intake intake = new Intake(journal, Clock.systemUTC(), Duration.ofHours(1));
            assertThat(round(intake)).isZero();
            assertThat(round(intake)).isEqualTo(5_000);
        }
    }

    /** How many of the pages were known. */
    private static long round(Intake intake) {
        List<CompletableFuture<Receipt>> receipts = IntStream.range(0, 5_000)
                .mapToObj(page -> intake.accept(Delivery.polled(
                        "nguon-mau",
                        "application/json",
                        "http://nguon/?page=" + page,
                        null,
                        Payload.ofText("" + page))))
                .toList();
        return receipts.stream().filter(receipt -> receipt.join().repeat()).count();
    }

    private static Receipt typed(Intake intake, String type, String messageId) {
        return intake.accept(Delivery.pushed("nguon-mau", type, messageId, Payload.ofText("A")))
                .join();
    }

    private static Receipt push(Intake intake, String messageId, String text) {
        return intake.accept(Delivery.pushed("nguon-mau", "application/json", messageId, Payload.ofText(text)))
                .join();
    }
}

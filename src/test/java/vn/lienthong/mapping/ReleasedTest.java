package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;

/** A mended mapping releases the parked records, only those, and reads the rest of the past as it was read. */
class ReleasedTest {
    private static final String PAGE = Sources.items(
            "\"so\":\"H56.98-261012-0001\",\"tt\":\"dang\",\"nhan\":\"12/10/2026 09:30\"",
            "\"so\":\"H56.98-261012-0002\",\"tt\":\"la\",\"nhan\":\"12/10/2026 09:30\"",
            "\"so\":\"H56.98-261012-0003\",\"tt\":\"la\",\"nhan\":\"12/10/2026 09:30\"");

    @TempDir
    Path folder;

    private Journal journal;
    private final Mappings mappings = new Mappings();
    private final Reader reader = new Reader(mappings, new Catalogues());

    @BeforeEach
    void open() {
        journal = SegmentJournal.open(folder, JournalSettings.defaults());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void a_released_delivery_is_read_with_the_mended_mapping_and_its_past_stays_as_it_was() {
        activate(Sources.bundle());
        Entry page = keep(Kind.DELIVERY, PAGE);
        assertThat(reader.read(page).heard())
                .filteredOn(Heard.Failed.class::isInstance)
                .hasSize(2);
        activate(Sources.bundle(Sources.MAPPING, Sources.SHAPE, Sources.STATUS + "la,*,5,Lạ,,,\n"));
        Entry decision = keep(Kind.DECISION, "{\"decision\":\"release\"}");

        Reading released = reader.readAgain(page, decision.position());

        assertThat(released.position()).isEqualTo(page.position());
        assertThat(released.source()).isEqualTo("mau");
        assertThat(released.heard()).noneMatch(Heard.Failed.class::isInstance);
        // A rebuild gives the same again.
        assertThat(reader.read(page).heard())
                .filteredOn(Heard.Failed.class::isInstance)
                .hasSize(2);
    }

    @Test
    void a_delivery_that_could_not_be_read_at_all_comes_back_whole() {
        activate(Sources.bundle(Sources.MAPPING.replace("format: json", "format: xml")));
        Entry page = keep(Kind.DELIVERY, PAGE);
        assertThat(reader.unreadable(page)).isPresent();
        activate(Sources.bundle());
        Entry decision = keep(Kind.DECISION, "{}");

        Reading released = reader.readAgain(page, decision.position());

        assertThat(released.heard()).hasSize(3);
        assertThat(released.heard()).extracting(Heard::index).containsExactly(0, 1, 2);
    }

    @Test
    void a_version_that_no_longer_compiles_parks_its_deliveries_and_names_the_finding() {
        activate(Sources.bundle(Sources.MAPPING.replace("ChuHoSo", "ChuHoSoo")));
        Entry page = keep(Kind.DELIVERY, PAGE);

        assertThat(reader.unreadable(page).orElseThrow().en()).contains("field-unknown", "'ChuHoSo'");
    }

    private void activate(Bundle bundle) {
        mappings.activate(keep(Kind.ACTIVATION, bundle.text().text()));
    }

    private Entry keep(Kind kind, String text) {
        Payload payload = Payload.of(text.getBytes(StandardCharsets.UTF_8));
        long position = journal.append(new Draft(kind, "mau", Examples.RECEIVED, "application/json", Map.of(), payload))
                .join();
        return journal.find(position).orElseThrow();
    }
}

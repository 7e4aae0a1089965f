package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.Arrival;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Hearing;
import vn.lienthong.dossier.NewsRule;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Subject;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;

/** Applies one batch of a guarded re-delivery. What does not fit any more is passed over: the dossier stays as it is. */
final class ApplyRedelivery {
    private final Group group;
    private final HearReading hear;
    private final Admission admission;
    private final Credentials credentials;
    private final Entry entry;
    private final List<Reading> readings;

    ApplyRedelivery(
            Group group,
            HearReading hear,
            Admission admission,
            Credentials credentials,
            Entry entry,
            List<Reading> readings) {
        this.group = group;
        this.hear = hear;
        this.admission = admission;
        this.credentials = credentials;
        this.entry = entry;
        this.readings = readings;
    }

    void apply(Redelivery redelivery) {
        for (int i = 0; i < redelivery.items().size(); i++) {
            Redelivery.Item item = redelivery.items().get(i);
            Optional<Reading> reading = readings.stream()
                    .filter(one -> one.position() == item.record().position())
                    .findFirst();
            Version version = new Version(entry.position(), i);
            reading.flatMap(one -> one.findStatus(item.record().index()))
                    .ifPresent(again -> again(again, item, reading.get(), version));
        }
    }

    private void again(Heard.Status again, Redelivery.Item item, Reading reading, Version version) {
        Row row = group.find(again.status().number().value()).orElse(null);
        boolean isAsBefore = row != null
                && !row.isStub()
                && row.hold == Row.Hold.FREE
                && row.source.equals(reading.source())
                && row.version.equals(item.believed());
        Encoded encoded = Encoded.of(again);
        boolean isAnother = row != null && Subject.of(again.status()).isAnother(row.subject);
        if (!isAsBefore || isAnother || row.content.equals(encoded.content()) || !isTakeable(row, again.status())) {
            return;
        }
        // As a delivery is judged when it comes: at the time of its receiving.
        Arrival arrival = new Arrival(row.source, item.record(), reading.receivedAt(), true);
        if (NewsRule.hear(null, encoded.status(), encoded.content(), arrival) instanceof Hearing.News news) {
            take(row, encoded, news, new HearReading.Context(row.source, version, item.record(), entry.at(), 0, true));
        }
    }

    /** The portal would refuse it, or nobody delivers it: what is there stays, rather than nothing. */
    private boolean isTakeable(Row row, DossierStatus status) {
        Instant at = entry.at();
        return admission.obstacle(status).isEmpty()
                && credentials.find(status.agency().today(), row.begun(), at).isPresent();
    }

    private void take(Row row, Encoded encoded, Hearing.News news, HearReading.Context context) {
        if (encoded.status().event().order(row.event) > 0) {
            row.event = encoded.status().event();
        }
        row.flags = (row.flags & Row.LASTING) | RemarkBits.of(news.remarks());
        // What was settled is under way again, and counted so, until the portal has confirmed it.
        row.ended = Math.min(row.ended, row.news - 1);
        row.attempts = 0;
        hear.take(row, encoded, context);
    }
}

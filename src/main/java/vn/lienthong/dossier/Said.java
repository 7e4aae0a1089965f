package vn.lienthong.dossier;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What of a record's state decides whether it is news: the state itself, or notes of it without its contents. */
public interface Said {
    MainStatus status();

    EventTime event();

    Subject subject();

    Fingerprint content();

    /** What is odd about it by itself. */
    Set<Remark> remarks(Instant receivedAt);

    /** Times that cannot all be true, as seen at the time of its receiving. */
    Optional<Problem> contradiction(Instant receivedAt);

    /** Asked of the state when somebody wants to know, and not before. */
    static Said of(DossierStatus heard, Fingerprint content) {
        return new Said() {
            @Override
            public MainStatus status() {
                return heard.status();
            }

            @Override
            public EventTime event() {
                return heard.event();
            }

            @Override
            public Subject subject() {
                return Subject.of(heard);
            }

            @Override
            public Fingerprint content() {
                return content;
            }

            @Override
            public Set<Remark> remarks(Instant receivedAt) {
                return Remarks.of(heard, receivedAt);
            }

            @Override
            public Optional<Problem> contradiction(Instant receivedAt) {
                return Contradiction.find(heard, receivedAt);
            }
        };
    }
}

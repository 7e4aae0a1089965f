package vn.lienthong.dossier;

import java.time.Instant;

/** A time that a source stated: the instant we understood and the source's own text, kept beside it as evidence. */
public record Moment(Instant at, String text) {
    public Moment {
        if (at == null || text == null) {
            throw new IllegalArgumentException("Expected an instant and the source's text, but one is missing");
        }
    }
}

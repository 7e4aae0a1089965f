package vn.lienthong.demo;

import java.time.Instant;

/** One change of status in a dossier's life: a portal code 1..10 (domain.md 2.1), when, by whom, and what was done. */
record Change(int status, Instant at, String officer, String office, String content) {
    Change {
        if (status < 1 || status > 10) {
            throw new IllegalArgumentException("Expected a portal status from 1 to 10, but found " + status);
        }
    }
}

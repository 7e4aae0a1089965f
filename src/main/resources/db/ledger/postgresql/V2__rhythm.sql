-- Its twin is ../h2/V5__rhythm.sql: what changes here changes there.
-- When a source was heard, by the hour: from this the room cadence learns what to expect of it. Hours count from 1970, in UTC;
-- ten weeks are kept. low_lag is the shortest time from an event to its receipt in that hour, in milliseconds; it is negative
-- when the source's clock is ahead, and 9223372036854775807 when no record stated a time.
CREATE TABLE rhythm_hour (
    source VARCHAR NOT NULL,
    at_hour BIGINT NOT NULL,
    news INT NOT NULL,
    contacts INT NOT NULL,
    low_lag BIGINT NOT NULL,
    PRIMARY KEY (source, at_hour)
);

-- One row per source. last_news: when a delivery last held a record; last_records: how many the last delivery held;
-- cursor_mark stands for the text of the cursor, and cursor_at says since when it is the same; absent: how many of its
-- dossiers the source no longer lists.
CREATE TABLE rhythm (
    source VARCHAR PRIMARY KEY,
    first_contact BIGINT NOT NULL,
    last_news BIGINT,
    last_records INT NOT NULL,
    cursor_mark BIGINT NOT NULL,
    cursor_at BIGINT,
    absent INT NOT NULL
);

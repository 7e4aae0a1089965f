-- Its twin is ../postgresql/V1__ledger.sql: what changes here changes there.
-- The ledger: everything here can be made again from the journal (rebuild). Times: due, received_at, made_at … in
-- milliseconds since 1970; event_at and last_event in microseconds.

CREATE TABLE ledger_bookmark (
    id INT PRIMARY KEY,
    position BIGINT NOT NULL,
    dossiers BIGINT NOT NULL
);

-- One row per dossier, believed beside delivered, written at every news and every answer: so it is small. What SQL asks
-- for has a column, the rest lies in state (DossierState). What is outstanding is the difference; due says when to try.
-- Ids count the dossiers in the order of the journal, so that rows of one day lie together and a rebuild gives the same.
CREATE TABLE dossier (
    id BIGINT PRIMARY KEY,
    number VARCHAR(100) NOT NULL UNIQUE,
    source VARCHAR NOT NULL,
    credential VARCHAR,
    status SMALLINT NOT NULL,
    due BIGINT,
    state VARBINARY NOT NULL
);
CREATE INDEX dossier_due ON dossier (credential, due);

-- What the believed record says of the dossier with this id: written once per news.
CREATE TABLE content (
    id BIGINT PRIMARY KEY,
    position BIGINT NOT NULL,
    idx INT NOT NULL,
    body VARBINARY NOT NULL
);

-- The id is the dossier's, and behind it the ordinal in 24 bits: steps of a dossier lie together, in order.
CREATE TABLE step (
    id BIGINT PRIMARY KEY,
    made_at BIGINT NOT NULL,
    status SMALLINT NOT NULL,
    derived BOOLEAN NOT NULL,
    origin_position BIGINT NOT NULL,
    origin_index INT NOT NULL,
    records INT NOT NULL,
    state SMALLINT NOT NULL,
    ended_at BIGINT,
    body VARBINARY
);

CREATE TABLE problem (
    position BIGINT NOT NULL,
    idx INT NOT NULL,
    part INT NOT NULL,
    source VARCHAR NOT NULL,
    number VARCHAR(100),
    scope SMALLINT NOT NULL,
    code VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    vi VARCHAR NOT NULL,
    en VARCHAR NOT NULL,
    opened_at BIGINT NOT NULL,
    state SMALLINT NOT NULL,
    records INT NOT NULL,
    content VARCHAR(32),
    PRIMARY KEY (position, idx, part)
);
CREATE INDEX problem_state ON problem (state, position);
CREATE INDEX problem_number ON problem (number);
CREATE INDEX problem_content ON problem (content);

CREATE TABLE tally (
    source VARCHAR PRIMARY KEY,
    deliveries BIGINT NOT NULL,
    records BIGINT NOT NULL,
    settled BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    stale BIGINT NOT NULL,
    problems BIGINT NOT NULL,
    pending BIGINT NOT NULL,
    dossiers BIGINT NOT NULL,
    waiting_steps BIGINT NOT NULL,
    open_problems BIGINT NOT NULL,
    last_contact BIGINT,
    last_delivery BIGINT,
    last_event BIGINT,
    last_position BIGINT NOT NULL,
    cursor_position BIGINT NOT NULL,
    verdicts BIGINT NOT NULL,
    verdict_count INT NOT NULL
);

-- Requests to the portal without an answer.
CREATE TABLE intent (
    position BIGINT PRIMARY KEY,
    credential VARCHAR NOT NULL,
    service VARCHAR NOT NULL,
    items VARCHAR NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE TABLE ledger_activation (
    kind VARCHAR NOT NULL,
    party VARCHAR NOT NULL,
    position BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (kind, party)
);

INSERT INTO ledger_bookmark (id, position, dossiers) VALUES (1, 0, 0);

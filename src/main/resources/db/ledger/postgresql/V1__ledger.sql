-- The ledger: everything here can be made again from the journal (rebuild). Times: due, received_at, made_at … in
-- milliseconds since 1970; event_at and last_event in microseconds.

CREATE TABLE ledger_bookmark (
    id INT PRIMARY KEY,
    position BIGINT NOT NULL
);

-- One row per dossier, believed beside delivered. What is outstanding is the difference; due says when to try.
CREATE TABLE dossier (
    number VARCHAR(100) COLLATE "C" PRIMARY KEY,
    source VARCHAR NOT NULL,
    credential VARCHAR,
    status SMALLINT NOT NULL,
    event_at BIGINT,
    event_seq BIGINT NOT NULL,
    version_position BIGINT NOT NULL,
    version_index INT NOT NULL,
    origin_position BIGINT NOT NULL,
    origin_index INT NOT NULL,
    received_at BIGINT,
    print_high BIGINT NOT NULL,
    print_low BIGINT NOT NULL,
    flags SMALLINT NOT NULL,
    hint SMALLINT NOT NULL,
    news INT NOT NULL,
    ended INT NOT NULL,
    dropped INT NOT NULL,
    hold SMALLINT NOT NULL,
    presence SMALLINT NOT NULL,
    delivered_position BIGINT NOT NULL,
    delivered_index INT NOT NULL,
    delivered_status SMALLINT NOT NULL,
    delivered_high BIGINT NOT NULL,
    delivered_low BIGINT NOT NULL,
    delivered_at BIGINT,
    doubt VARCHAR,
    due BIGINT,
    attempts INT NOT NULL,
    batch_limit INT NOT NULL,
    steps INT NOT NULL,
    steps_ended INT NOT NULL,
    step_records INT NOT NULL,
    step_keys BYTEA NOT NULL,
    step_parked INT NOT NULL,
    parked_position BIGINT NOT NULL,
    parked_index INT NOT NULL,
    body BYTEA
);
CREATE INDEX dossier_due ON dossier (credential, due) WHERE due IS NOT NULL;

CREATE TABLE step (
    number VARCHAR(100) COLLATE "C" NOT NULL,
    ordinal INT NOT NULL,
    made_at BIGINT NOT NULL,
    status SMALLINT NOT NULL,
    derived BOOLEAN NOT NULL,
    origin_position BIGINT NOT NULL,
    origin_index INT NOT NULL,
    records INT NOT NULL,
    state SMALLINT NOT NULL,
    ended_at BIGINT,
    body BYTEA,
    PRIMARY KEY (number, ordinal)
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

INSERT INTO ledger_bookmark (id, position) VALUES (1, 0);

-- Everything that ever arrived or left, in order, never changed (src/docs/journal-format.md, 7).
-- Positions have no gaps: one appender, which holds an advisory lock, gives them. No sequence, no identity column.
-- No checks on the bytes: PostgreSQL would write a refused row, contents and all, into its log.
CREATE TABLE journal_entry (
    position        bigint   PRIMARY KEY CHECK (position > 0),
    kind            smallint NOT NULL,
    party           text     NOT NULL,
    at_millis       bigint   NOT NULL,
    content_type    text     NOT NULL,
    key_id          text     NOT NULL,
    codec           smallint NOT NULL,
    contents_length integer  NOT NULL,
    commitment      bytea    NOT NULL,
    chain           bytea    NOT NULL,
    sealed          bytea    NOT NULL
);

-- Sealed contents are compressed already: compressing them again only costs time.
ALTER TABLE journal_entry ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- Its twin is ../h2/V6__remarks.sql: what changes here changes there.
-- How many dossiers of a source carry a remark (Remark), now.
CREATE TABLE remark (
    source VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    dossiers BIGINT NOT NULL,
    PRIMARY KEY (source, code)
);

-- The other numbers (MaHoSoKhac) by which the dossier with this id was ever called; found at once, by either.
CREATE TABLE alias (
    other VARCHAR(100) NOT NULL,
    id BIGINT NOT NULL,
    PRIMARY KEY (other, id)
);

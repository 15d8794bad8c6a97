CREATE TABLE journal_entry (
    agency_id   BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    event       TEXT NOT NULL,
    subject     TEXT NOT NULL,
    actor       TEXT NOT NULL,
    rule        TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    details     TEXT NOT NULL,
    hash        TEXT NOT NULL,
    PRIMARY KEY (agency_id, number)
);
CREATE INDEX journal_entry_subject ON journal_entry (agency_id, subject, number);

-- The end of each agency's chain; every writer of one chain changes its row, so that two never add the same number.
CREATE TABLE journal_head (
    agency_id BIGINT PRIMARY KEY,
    number    BIGINT NOT NULL,
    hash      TEXT NOT NULL
);

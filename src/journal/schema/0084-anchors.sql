-- The end of a chain as it was when it left the machine on a day sheet ("sheet"), a file made by hand ("file") or a list made by
-- night ("list"): what the chain is held against from then on, beside the copies that lie elsewhere.
CREATE TABLE journal_anchor (
    agency_id BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    way       TEXT NOT NULL,
    hash      TEXT NOT NULL,
    taken_at  TEXT NOT NULL,
    PRIMARY KEY (agency_id, number, way)
);

-- The ends of all chains that grew since the list before, as lines. `agency_id` is 0: a list is of the whole installation.
-- `filed_at` says since when it lies in the folder outside, `token` is the time-stamp over its bytes.
CREATE TABLE journal_head_list (
    agency_id BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    taken_at  TEXT NOT NULL,
    content   TEXT NOT NULL,
    filed_at  TEXT,
    token     BYTEA,
    PRIMARY KEY (agency_id, number)
);

-- Ends of chains of other installations, handed up to this one. Of two that contradict each other both stay.
CREATE TABLE journal_received_head (
    agency_id    BIGINT NOT NULL,
    installation TEXT NOT NULL,
    agency_code  TEXT NOT NULL,
    number       BIGINT NOT NULL,
    hash         TEXT NOT NULL,
    taken_at     TEXT NOT NULL,
    received_at  TEXT NOT NULL,
    PRIMARY KEY (agency_id, installation, agency_code, number, hash)
);

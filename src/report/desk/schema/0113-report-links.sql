-- The way of a unit without an account to its own report. A token and a session are known by their digests alone.
CREATE TABLE report_link (
    agency_id     BIGINT NOT NULL, -- who gave it out
    link_id       BIGINT NOT NULL,
    unit_id       BIGINT NOT NULL,
    year          BIGINT NOT NULL,
    token_hash    TEXT NOT NULL UNIQUE,
    once          BIGINT NOT NULL,
    until_day     TEXT NOT NULL,
    made_by       TEXT NOT NULL,
    made_on       TEXT NOT NULL,
    opened        BIGINT NOT NULL, -- how often
    session_hash  TEXT,
    session_until TEXT,
    revoked_by    TEXT NOT NULL,
    revoked_on    TEXT,
    PRIMARY KEY (agency_id, link_id)
);
CREATE INDEX report_link_year ON report_link (agency_id, year);
CREATE UNIQUE INDEX report_link_session ON report_link (session_hash);

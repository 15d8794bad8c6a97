-- What a superior was sent outside of the accounts of its units: a ZIP of the chat group, or files one by one.
CREATE TABLE report_drop (
    agency_id  BIGINT NOT NULL, -- who collects
    drop_id    BIGINT NOT NULL,
    year       BIGINT NOT NULL,
    came_on    TEXT NOT NULL,   -- the day that counts for who is late
    dropped_by TEXT NOT NULL,
    dropped_at TEXT NOT NULL,
    replaces   BIGINT,          -- the file in whose place it was sent
    finished   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, drop_id)
);
CREATE INDEX report_drop_year ON report_drop (agency_id, year);

-- As it came, before archives are opened.
CREATE TABLE report_drop_source (
    agency_id BIGINT NOT NULL,
    drop_id   BIGINT NOT NULL,
    position  BIGINT NOT NULL,
    name      TEXT NOT NULL,
    address   TEXT NOT NULL,
    size      BIGINT NOT NULL,
    opened    BIGINT NOT NULL,
    PRIMARY KEY (agency_id, drop_id, position)
);

-- One file out of it, which may be a unit's report.
CREATE TABLE report_file (
    agency_id    BIGINT NOT NULL,
    file_id      BIGINT NOT NULL,
    drop_id      BIGINT NOT NULL,
    position     BIGINT NOT NULL,
    member       BIGINT NOT NULL,
    year         BIGINT NOT NULL,
    name         TEXT NOT NULL,
    address      TEXT NOT NULL,   -- SHA-256 of its bytes; empty when they could not be unpacked
    size         BIGINT NOT NULL,
    is_csv       BIGINT NOT NULL, -- one report's rows of a CSV of several
    state        TEXT NOT NULL,
    reason       TEXT NOT NULL,   -- the code of a text
    words        TEXT NOT NULL,   -- JSON: what fills it
    unit_id      BIGINT,
    other        BIGINT,          -- the file that it equals, replaces or stands against
    organisation TEXT NOT NULL,
    report_year  BIGINT,
    report_id    TEXT NOT NULL,
    format       TEXT NOT NULL,
    errors       BIGINT NOT NULL,
    warnings     BIGINT NOT NULL,
    unread       BIGINT NOT NULL,
    decided_by   TEXT NOT NULL,
    decided_on   TEXT,
    note         TEXT NOT NULL,
    PRIMARY KEY (agency_id, file_id),
    UNIQUE (agency_id, drop_id, position, member)
);
CREATE INDEX report_file_year ON report_file (agency_id, year, state);
CREATE INDEX report_file_address ON report_file (agency_id, address);

-- What was read of it; large, and only looked at one by one.
CREATE TABLE report_file_content (
    agency_id BIGINT NOT NULL,
    file_id   BIGINT NOT NULL,
    content   TEXT NOT NULL, -- the report as one JSON object
    findings  TEXT NOT NULL, -- JSON
    PRIMARY KEY (agency_id, file_id)
);

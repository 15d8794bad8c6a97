-- The tree of agencies. Small, and read by every shard: its rows are the reference that all other keys begin with.
CREATE TABLE agency (
    agency_id      BIGINT PRIMARY KEY,
    superior_id    BIGINT,
    code           TEXT NOT NULL UNIQUE,
    level          TEXT NOT NULL,
    division_code  TEXT NOT NULL,
    credit_code    TEXT NOT NULL,
    makes_rules    BIGINT NOT NULL,
    holiday_region TEXT NOT NULL,
    file_mark      TEXT NOT NULL,
    unit           TEXT NOT NULL,
    address        TEXT NOT NULL,
    postcode       TEXT NOT NULL,
    office_hours   TEXT NOT NULL,
    telephone      TEXT NOT NULL,
    fax            TEXT NOT NULL,
    email          TEXT NOT NULL,
    closed_on      TEXT,
    version        BIGINT NOT NULL
);
CREATE INDEX agency_superior ON agency (superior_id, agency_id);

CREATE TABLE agency_name (
    agency_id    BIGINT NOT NULL,
    from_day     TEXT NOT NULL,
    full_name    TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    PRIMARY KEY (agency_id, from_day)
);

-- Every agency with each that stands above it, and with itself at distance 0.
CREATE TABLE agency_above (
    agency_id BIGINT NOT NULL,
    above_id  BIGINT NOT NULL,
    distance  BIGINT NOT NULL,
    PRIMARY KEY (agency_id, above_id)
);
CREATE INDEX agency_above_below ON agency_above (above_id, agency_id);

CREATE TABLE receiving_point (
    agency_id BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    kind      TEXT NOT NULL,
    name      TEXT NOT NULL,
    person    TEXT NOT NULL,
    deputy    TEXT NOT NULL,
    PRIMARY KEY (agency_id, number)
);

CREATE TABLE person (
    agency_id       BIGINT NOT NULL,
    person_id       BIGINT NOT NULL,
    login           TEXT NOT NULL,
    name            TEXT NOT NULL,
    password_hash   TEXT NOT NULL,
    must_change     BIGINT NOT NULL,
    totp_secret     BYTEA,
    totp_last_step  BIGINT NOT NULL,
    failed_logins   BIGINT NOT NULL,
    locked_until    TEXT,
    disabled_at     TEXT,
    PRIMARY KEY (agency_id, person_id)
);

-- Which agency knows a login; small, and read by every shard.
CREATE TABLE login (
    login     TEXT PRIMARY KEY,
    agency_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL
);

CREATE TABLE appointment (
    agency_id        BIGINT NOT NULL,
    person_agency_id BIGINT NOT NULL,
    person_id        BIGINT NOT NULL,
    role             TEXT NOT NULL,
    from_day         TEXT NOT NULL,
    until_day        TEXT,
    PRIMARY KEY (agency_id, person_agency_id, person_id, role, from_day)
);
CREATE INDEX appointment_person ON appointment (person_agency_id, person_id);

-- Sessions by the hash of their token: who reads the table cannot use one.
CREATE TABLE session (
    agency_id  BIGINT NOT NULL,
    token_hash TEXT NOT NULL,
    person_id  BIGINT NOT NULL,
    csrf_token TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seen_at    TEXT NOT NULL,
    PRIMARY KEY (agency_id, token_hash)
);
CREATE INDEX session_person ON session (agency_id, person_id);

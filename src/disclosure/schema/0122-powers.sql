-- The list of powers: which station of the agency decides what. It says whom to ask for table two.
CREATE TABLE power_item (
    agency_id BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    station   TEXT NOT NULL,
    kind      TEXT NOT NULL,
    name      TEXT NOT NULL,
    PRIMARY KEY (agency_id, number)
);

-- The sheet on which the head of a station answers for a year, by a link or on paper.
CREATE TABLE station_sheet (
    agency_id   BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    station     TEXT NOT NULL,
    token_hash  TEXT NOT NULL, -- of the link; the link itself is kept nowhere
    opened_on   TEXT,          -- when the link was made
    answered_on TEXT,
    answered_by TEXT NOT NULL, -- the name that was given
    PRIMARY KEY (agency_id, year, station)
);
CREATE INDEX station_sheet_token ON station_sheet (token_hash);

-- What was answered for each power. A power without a row was not answered for.
CREATE TABLE station_answer (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    value     TEXT NOT NULL,
    PRIMARY KEY (agency_id, year, number)
);

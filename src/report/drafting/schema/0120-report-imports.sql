-- A file with a whole report that was read for a draft: the last one of each draft, as it was read.
CREATE TABLE annual_report_import (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    file      TEXT NOT NULL,
    format    TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    read_on   TEXT NOT NULL,
    read_by   TEXT NOT NULL,
    content   TEXT NOT NULL, -- the report as one JSON object, each cell with its state and its raw text
    remarks   TEXT NOT NULL, -- JSON: what of the file the figures alone do not tell
    taken_on  TEXT,
    PRIMARY KEY (agency_id, year)
);

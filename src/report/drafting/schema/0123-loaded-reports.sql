-- Reports of past years and of other places, read out of files by `gongkai load`. Nothing of them is made here.
CREATE TABLE loaded_report (
    agency_id    BIGINT NOT NULL, -- of the agency here that bears its name; 0 where none does
    report_id    TEXT NOT NULL,   -- the same for files that hold the same report
    organisation TEXT NOT NULL,
    year         BIGINT,
    form         TEXT NOT NULL,   -- empty: free text, as until 2018
    file         TEXT NOT NULL,   -- that it was read from first
    format       TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    not_read     BIGINT NOT NULL, -- cells
    errors       BIGINT NOT NULL,
    warnings     BIGINT NOT NULL,
    figures      TEXT NOT NULL,   -- every known figure, in the order of the form
    content      TEXT NOT NULL,   -- the report with its findings as one JSON object
    loaded_on    TEXT NOT NULL,
    PRIMARY KEY (agency_id, report_id)
);
CREATE INDEX loaded_report_name ON loaded_report (organisation, year);

-- Every file that was looked at, so that none is read twice; with why it could not be read.
CREATE TABLE loaded_file (
    sha256    TEXT NOT NULL,
    name      TEXT NOT NULL,
    refusal   TEXT NOT NULL, -- code of the error; empty where a report was read
    loaded_on TEXT NOT NULL,
    PRIMARY KEY (sha256, name)
);

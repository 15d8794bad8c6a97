-- The annual report while it is made. Its computed figures are not stored: they are counted whenever they are shown.
CREATE TABLE annual_report (
    agency_id    BIGINT NOT NULL,
    year         BIGINT NOT NULL,
    form         TEXT NOT NULL,
    state        TEXT NOT NULL,
    review_by    TEXT NOT NULL, -- who put it to review, as in the journal
    submitted_by TEXT NOT NULL,
    submitted_on TEXT,
    returns      BIGINT NOT NULL, -- how often it came back
    note         TEXT NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, year)
);
CREATE INDEX annual_report_year ON annual_report (year, state);

-- A cell without a row has no typed figure and nobody vouches for it.
CREATE TABLE annual_report_cell (
    agency_id    BIGINT NOT NULL,
    year         BIGINT NOT NULL,
    cell         TEXT NOT NULL,
    typed        TEXT,
    reason       TEXT NOT NULL,
    confirmed    TEXT, -- the figure that was vouched for
    confirmed_by TEXT,
    confirmed_on TEXT,
    PRIMARY KEY (agency_id, year, cell)
);

CREATE TABLE annual_report_text (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    part      BIGINT NOT NULL,
    content   TEXT NOT NULL,
    PRIMARY KEY (agency_id, year, part)
);

-- What came back the last time.
CREATE TABLE annual_report_return (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    cell      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (agency_id, year, cell)
);

-- The report as it was accepted, published and corrected, with the cases that each figure counts. Only grows.
CREATE TABLE annual_report_edition (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    kind      TEXT NOT NULL,
    made_on   TEXT NOT NULL,
    made_by   TEXT NOT NULL,
    note      TEXT NOT NULL,
    content   TEXT NOT NULL, -- the report as one JSON object
    cases     TEXT NOT NULL, -- JSON: ids by the id of the cell
    PRIMARY KEY (agency_id, year, number)
);

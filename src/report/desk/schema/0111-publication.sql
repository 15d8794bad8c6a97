-- Why a published report is corrected: told with the edition that the correction becomes. Only grows.
CREATE TABLE annual_report_correction (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    reason    TEXT NOT NULL,
    begun_by  TEXT NOT NULL,
    begun_on  TEXT NOT NULL,
    PRIMARY KEY (agency_id, year, number)
);
CREATE INDEX annual_report_edition_year ON annual_report_edition (year, kind);

-- By when a superior wants the reports of its units, where it does not go by the rules.
CREATE TABLE report_due_day (
    agency_id BIGINT NOT NULL, -- who wants them, for all below
    level     TEXT NOT NULL,   -- of the unit
    month     BIGINT NOT NULL, -- of the year after
    day       BIGINT NOT NULL,
    PRIMARY KEY (agency_id, level)
);

-- What only this office can tell beside the text of its report: answers to the questions, and what was done about last year's
-- problems. They are not part of the report.
CREATE TABLE annual_report_note (
    agency_id  BIGINT NOT NULL,
    year       BIGINT NOT NULL,
    kind       TEXT NOT NULL, -- question, problem
    item       TEXT NOT NULL, -- id of the question; the problem as last year's report has it
    content    TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_on TEXT NOT NULL,
    PRIMARY KEY (agency_id, year, kind, item)
);

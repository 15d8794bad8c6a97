-- The register of normative documents: table two, Art. 20(1).
CREATE TABLE normative_document (
    agency_id   BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    title       TEXT NOT NULL,
    file_number TEXT NOT NULL,
    issued_on   TEXT NOT NULL,
    repealed_on TEXT,
    repealed_by TEXT NOT NULL,
    PRIMARY KEY (agency_id, number)
);
CREATE UNIQUE INDEX normative_document_number ON normative_document (agency_id, file_number);

-- Decisions and fees of each month: Art. 20(5), (6), (8). A month without a row was not answered for.
CREATE TABLE monthly_figure (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    kind      TEXT NOT NULL,
    month     BIGINT NOT NULL,
    value     TEXT NOT NULL,
    PRIMARY KEY (agency_id, year, kind, month)
);

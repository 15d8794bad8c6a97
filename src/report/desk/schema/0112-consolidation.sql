-- The figures of a report that counts for its superiors, in the order of its form: written whenever it is handed in, accepted,
-- published or corrected, so that thousands are added up at once.
CREATE TABLE annual_report_figures (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    form      TEXT NOT NULL,
    stands    TEXT NOT NULL, -- submitted, accepted, published
    figures   TEXT NOT NULL, -- "0,,12.5": nothing between commas is not known
    PRIMARY KEY (agency_id, year)
);

-- What a superior added up, and from what. Only grows.
CREATE TABLE report_consolidation (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    form      TEXT NOT NULL,
    made_by   TEXT NOT NULL,
    made_at   TEXT NOT NULL,
    PRIMARY KEY (agency_id, year, number)
);
CREATE TABLE report_consolidation_member (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    unit_id   BIGINT NOT NULL,
    figures   TEXT NOT NULL,
    PRIMARY KEY (agency_id, year, number, unit_id)
);

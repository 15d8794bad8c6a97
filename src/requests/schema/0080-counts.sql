-- What tables three and four ask of each request and each reconsideration or suit: few values, so that a year is counted from
-- the indexes alone. Written with every change; is_stale marks what an older program wrote and the history must still tell.
CREATE TABLE request_count (
    agency_id      BIGINT NOT NULL,
    request_id     BIGINT NOT NULL,
    received_year  BIGINT NOT NULL,
    ended_year     BIGINT, -- none while it goes on
    applicant_kind TEXT NOT NULL,
    leaf           TEXT NOT NULL, -- row of table three; empty while it goes on
    is_part        BIGINT NOT NULL,
    is_stale       BIGINT NOT NULL,
    PRIMARY KEY (agency_id, request_id)
);
CREATE INDEX request_count_groups ON request_count (agency_id, received_year, ended_year, applicant_kind, leaf, is_part);
CREATE INDEX request_count_stale ON request_count (agency_id, request_id) WHERE is_stale = 1;
INSERT INTO request_count SELECT agency_id, request_id, 0, NULL, '', '', 0, 1 FROM request;

CREATE TABLE remedy_count (
    agency_id           BIGINT NOT NULL,
    case_id             BIGINT NOT NULL,
    kind                TEXT NOT NULL,
    preceded_by         TEXT NOT NULL, -- what came before a suit
    filed_year          BIGINT NOT NULL,
    decided_year        BIGINT,
    outcome             TEXT NOT NULL,
    appealed_year       BIGINT,
    appeal_decided_year BIGINT,
    appeal_outcome      TEXT NOT NULL,
    is_stale            BIGINT NOT NULL,
    PRIMARY KEY (agency_id, case_id)
);
CREATE INDEX remedy_count_stale ON remedy_count (agency_id, case_id) WHERE is_stale = 1;
INSERT INTO remedy_count SELECT agency_id, case_id, kind, '', 0, NULL, '', NULL, NULL, '', 1 FROM remedy_case;

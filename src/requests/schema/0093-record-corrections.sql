-- Applications to correct a record about oneself (Art. 41): a case of its own, beside requests.
CREATE TABLE correction_case (
    agency_id   BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    number      TEXT NOT NULL,
    record      TEXT NOT NULL, -- which record, without personal values
    stage       TEXT NOT NULL,
    is_open     BIGINT NOT NULL,
    received_on TEXT NOT NULL,
    answered_on TEXT,
    submission  BYTEA, -- sealed; none after the erasure
    letter      BYTEA, -- the text of the letter, sealed
    erased_on   TEXT,
    version     BIGINT NOT NULL,
    PRIMARY KEY (agency_id, case_id)
);
CREATE INDEX correction_case_list ON correction_case (agency_id, is_open, received_on, case_id);

CREATE TABLE correction_event (
    agency_id   BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    happened_on TEXT NOT NULL,
    recorded_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    actor       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    payload     TEXT NOT NULL,
    PRIMARY KEY (agency_id, case_id, number)
);

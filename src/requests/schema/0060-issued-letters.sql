-- Letters that have their number, as anyone may check them by their code. No personal values; it outlives the erasure of the case.
CREATE TABLE issued_letter (
    agency_id   BIGINT NOT NULL,
    request_id  BIGINT NOT NULL,
    letter_id   BIGINT NOT NULL,
    code        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    number      TEXT NOT NULL,
    dated       TEXT NOT NULL,
    digest      TEXT NOT NULL, -- of its compared words
    standing    TEXT NOT NULL,
    standing_on TEXT,          -- the day it was withdrawn or replaced
    replaced_by TEXT NOT NULL, -- the code of the letter that stands in its place, or empty
    PRIMARY KEY (agency_id, request_id, letter_id)
);
CREATE UNIQUE INDEX issued_letter_code ON issued_letter (code);
CREATE INDEX issued_letter_day ON issued_letter (agency_id, dated, request_id, letter_id);

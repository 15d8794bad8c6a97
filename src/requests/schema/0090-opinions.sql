-- What third parties are asked about, a row for each letter. The code stands in the letter and opens the page of the answer; here lies
-- its hash, and the code itself sealed with the rest under the key of the case.
CREATE TABLE opinion_sheet (
    agency_id    BIGINT NOT NULL,
    request_id   BIGINT NOT NULL,
    sheet        BIGINT NOT NULL,
    code_hash    TEXT,           -- none after the erasure of the case
    sealed       BYTEA,
    consultation BIGINT,         -- of the case, once the letter has gone out
    written_on   TEXT NOT NULL,
    PRIMARY KEY (agency_id, request_id, sheet)
);
CREATE UNIQUE INDEX opinion_sheet_code ON opinion_sheet (code_hash);

-- What they answered there: messages that the desk takes in.
CREATE TABLE opinion_message (
    agency_id  BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    sheet      BIGINT NOT NULL,
    number     BIGINT NOT NULL,
    sent_on    TEXT NOT NULL,
    sealed     BYTEA,
    taken_on   TEXT,
    PRIMARY KEY (agency_id, request_id, sheet, number)
);
CREATE INDEX opinion_message_waiting ON opinion_message (agency_id, request_id) WHERE taken_on IS NULL;

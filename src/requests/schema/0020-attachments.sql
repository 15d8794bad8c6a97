-- The files of a request by their number; what they are called and of which type they are stands in case_file.
CREATE TABLE request_attachment (
    agency_id  BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    number     BIGINT NOT NULL,
    address    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    added_by   TEXT NOT NULL, -- as in the journal
    added_on   TEXT NOT NULL,
    original   BIGINT,        -- the one of which it was made by blacking out
    reading    TEXT NOT NULL,
    findings   BYTEA,         -- sealed
    cleared_by TEXT,
    reason     BYTEA,         -- sealed: why it may go out all the same
    gone_on    TEXT,          -- its content is destroyed
    PRIMARY KEY (agency_id, request_id, number)
);
CREATE INDEX request_attachment_waiting ON request_attachment (agency_id, request_id, number) WHERE reading = 'waiting';

-- Which of them go with a letter, in their order.
CREATE TABLE letter_enclosure (
    agency_id  BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    letter_id  BIGINT NOT NULL,
    position   BIGINT NOT NULL,
    attachment BIGINT NOT NULL,
    PRIMARY KEY (agency_id, request_id, letter_id, position)
);

-- Contents that no case knows any more and that still lie in the file store.
CREATE TABLE discarded_file (
    agency_id BIGINT NOT NULL,
    address   TEXT NOT NULL,
    PRIMARY KEY (agency_id, address)
);

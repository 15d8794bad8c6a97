-- The files of each case; their content lies in the file store at `address`, their name sealed under the case's key.
CREATE TABLE case_file (
    agency_id BIGINT NOT NULL,
    subject   TEXT NOT NULL,
    address   TEXT NOT NULL,
    name      BYTEA NOT NULL,
    size      BIGINT NOT NULL,
    type      TEXT NOT NULL,
    verdict   TEXT NOT NULL,
    finding   TEXT NOT NULL,
    added_at  TEXT NOT NULL,
    PRIMARY KEY (agency_id, subject, address)
);

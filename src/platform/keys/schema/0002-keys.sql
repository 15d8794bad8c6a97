-- The key of each case, sealed under a main key that is not in the database. `subject` is the case's name within its agency,
-- as in the journal. Of an erased case the row stays, without a key: nothing is sealed under that name again.
CREATE TABLE case_key (
    agency_id BIGINT NOT NULL,
    subject   TEXT NOT NULL,
    main_key  TEXT NOT NULL,
    wrapped   BYTEA,
    PRIMARY KEY (agency_id, subject)
);
CREATE INDEX case_key_main_key ON case_key (main_key, agency_id, subject);

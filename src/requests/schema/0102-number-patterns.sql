-- How an agency forms the numbers of a register, where it is not as the law's data has it.
CREATE TABLE number_pattern (
    agency_id BIGINT NOT NULL,
    register  TEXT NOT NULL,
    pattern   TEXT NOT NULL,
    PRIMARY KEY (agency_id, register)
);

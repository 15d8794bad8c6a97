-- Requests whose repeated interest (Art. 44) somebody has settled: what several people asked for was published, or why not.
CREATE TABLE interest_settled (
    agency_id  BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    result     TEXT NOT NULL,
    settled_on TEXT NOT NULL,
    settled_by TEXT NOT NULL, -- as in the journal
    remark     TEXT NOT NULL, -- where it was published, or why not; without personal values
    PRIMARY KEY (agency_id, request_id)
);

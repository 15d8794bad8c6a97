-- Which requests a browser has sent, by a hash of the token that it keeps until the month is over: fees by the piece are counted by the
-- month. No personal values.
CREATE TABLE sent_here (
    token_hash TEXT NOT NULL,
    agency_id  BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    month      TEXT NOT NULL, -- 2026-03
    PRIMARY KEY (token_hash, agency_id, request_id)
);
CREATE INDEX sent_here_month ON sent_here (month);
CREATE INDEX sent_here_request ON sent_here (agency_id, request_id);

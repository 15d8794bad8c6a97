-- Keys of the JSON API by the hash of their token: who reads the table cannot use one.
CREATE TABLE api_key (
    agency_id  BIGINT NOT NULL,
    key_id     BIGINT NOT NULL,
    name       TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    scopes     TEXT NOT NULL,
    until_day  TEXT NOT NULL,
    used_on    TEXT,
    revoked_on TEXT,
    PRIMARY KEY (agency_id, key_id)
);

-- What was answered to a write, for who sends it again under the same Idempotency-Key. `content` lies sealed under the case that
-- the write was about and goes with it; without one the write is under way.
CREATE TABLE api_answer (
    agency_id BIGINT NOT NULL,
    key_id    BIGINT NOT NULL,
    sent_key  TEXT NOT NULL,
    digest    BYTEA NOT NULL,
    began_at  TEXT NOT NULL,
    status    BIGINT,
    of_agency BIGINT,
    subject   TEXT,
    content   BYTEA,
    PRIMARY KEY (agency_id, key_id, sent_key)
);
CREATE INDEX api_answer_age ON api_answer (began_at);

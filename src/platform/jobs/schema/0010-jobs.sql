-- Work that is done after the transaction that asked for it, by any worker. `due_at` is the time from which a worker may take it:
-- of one that is being carried out, the time at which its worker counts as lost; of one that is finished, nothing.
CREATE TABLE job (
    agency_id   BIGINT NOT NULL, -- 0: of the whole installation
    job_id      BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    subject     TEXT NOT NULL,   -- ids, as the journal names things; no personal values
    state       TEXT NOT NULL,
    due_at      TEXT,
    tries       BIGINT NOT NULL, -- how often it was taken
    enqueued_at TEXT NOT NULL,
    changed_at  TEXT NOT NULL,
    fault       TEXT NOT NULL,   -- why the last try failed, as JSON; empty where none did
    PRIMARY KEY (agency_id, job_id)
);
CREATE INDEX job_due ON job (due_at);
CREATE INDEX job_state ON job (state, changed_at);

-- When each duty that comes back is to be enqueued next.
CREATE TABLE job_schedule (
    kind    TEXT PRIMARY KEY,
    next_at TEXT NOT NULL
);

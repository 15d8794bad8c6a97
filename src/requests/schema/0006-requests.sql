-- One row a request: what lists show, sort and count. The history in request_event says all of it but the subject.
CREATE TABLE request (
    agency_id       BIGINT NOT NULL,
    request_id      BIGINT NOT NULL,
    number          TEXT NOT NULL,
    channel         TEXT NOT NULL,
    applicant_kind  TEXT NOT NULL,
    state           TEXT NOT NULL,
    is_open         BIGINT NOT NULL,
    arrived_on      TEXT NOT NULL,
    received_on     TEXT,
    awaited         TEXT NOT NULL,
    due_on          TEXT,
    moves           BIGINT NOT NULL,
    computed_on     TEXT NOT NULL, -- the day as of which due_on was computed
    confirm_until   TEXT,
    circulate_until TEXT,
    list_day        TEXT NOT NULL, -- its place in lists: the day it is due or to be confirmed, or was closed
    unit            TEXT,
    assigned_to     TEXT,
    subject         TEXT NOT NULL,
    search_text     TEXT NOT NULL, -- subject and number, folded
    decision        TEXT NOT NULL,
    leaf            TEXT NOT NULL,
    closed_on       TEXT,
    erased_on       TEXT,
    version         BIGINT NOT NULL,
    PRIMARY KEY (agency_id, request_id)
);
CREATE UNIQUE INDEX request_number ON request (agency_id, number);
CREATE INDEX request_list ON request (agency_id, is_open, list_day, request_id);
CREATE INDEX request_moving ON request (agency_id, computed_on) WHERE moves = 1;

-- The history, which only grows. No personal values.
CREATE TABLE request_event (
    agency_id   BIGINT NOT NULL,
    request_id  BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    happened_on TEXT NOT NULL,
    recorded_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    actor       TEXT NOT NULL, -- as in the journal
    kind        TEXT NOT NULL,
    payload     TEXT NOT NULL,   -- JSON
    PRIMARY KEY (agency_id, request_id, number)
);

-- What is personal, sealed under the key of the case; the last number counts. The hashes find the applicant exactly.
CREATE TABLE request_particulars (
    agency_id      BIGINT NOT NULL,
    request_id     BIGINT NOT NULL,
    number         BIGINT NOT NULL,
    sealed         BYTEA NOT NULL,
    name_hash      BYTEA NOT NULL,
    telephone_hash BYTEA,
    identity_hash  BYTEA,
    PRIMARY KEY (agency_id, request_id, number)
);
CREATE INDEX request_particulars_name ON request_particulars (agency_id, name_hash);
CREATE INDEX request_particulars_telephone ON request_particulars (agency_id, telephone_hash);
CREATE INDEX request_particulars_identity ON request_particulars (agency_id, identity_hash);

-- Which request a citizen's receipt means; read by every shard. The hash of the secret is made with the key of the case.
CREATE TABLE request_receipt (
    receipt     TEXT PRIMARY KEY,
    agency_id   BIGINT NOT NULL,
    request_id  BIGINT NOT NULL,
    secret_hash BYTEA NOT NULL
);
CREATE UNIQUE INDEX request_receipt_request ON request_receipt (agency_id, request_id);

-- The text of each letter, sealed; where it stands is said by the history too.
CREATE TABLE request_letter (
    agency_id  BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    letter_id  BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    stage      TEXT NOT NULL,
    number     TEXT NOT NULL, -- empty before it has one
    served_on  TEXT,
    sealed     BYTEA,
    PRIMARY KEY (agency_id, request_id, letter_id)
);
CREATE INDEX request_letter_number ON request_letter (agency_id, number);

-- What the unit proposes, sealed.
CREATE TABLE request_draft (
    agency_id  BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    sealed     BYTEA NOT NULL,
    PRIMARY KEY (agency_id, request_id)
);

-- The last number given out in each register of each year.
CREATE TABLE register_number (
    agency_id BIGINT NOT NULL,
    year      BIGINT NOT NULL,
    kind      TEXT NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (agency_id, year, kind)
);

-- Reconsiderations and suits: about a request or a published item.
CREATE TABLE remedy_case (
    agency_id  BIGINT NOT NULL,
    case_id    BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    stage      TEXT NOT NULL,
    request_id BIGINT,
    item       TEXT,
    filed_on   TEXT NOT NULL,
    is_open    BIGINT NOT NULL,
    list_day   TEXT NOT NULL, -- the next day that is awaited; of a closed one, the day of its end
    outcome    TEXT NOT NULL,
    version    BIGINT NOT NULL,
    PRIMARY KEY (agency_id, case_id)
);
CREATE INDEX remedy_case_list ON remedy_case (agency_id, is_open, list_day, case_id);
CREATE INDEX remedy_case_request ON remedy_case (agency_id, request_id);

CREATE TABLE remedy_event (
    agency_id   BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    happened_on TEXT NOT NULL,
    recorded_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    actor       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    payload     TEXT NOT NULL,
    PRIMARY KEY (agency_id, case_id, number)
);

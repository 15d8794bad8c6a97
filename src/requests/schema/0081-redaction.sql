-- Areas of a file's pages that are to be blacked out, in points; they hold no personal values.
CREATE TABLE redaction_area (
    agency_id  BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    attachment BIGINT NOT NULL,
    number     BIGINT NOT NULL,
    place      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    source     TEXT NOT NULL, -- "hand", or the check that found it
    state      TEXT NOT NULL,
    PRIMARY KEY (agency_id, request_id, attachment, number)
);

-- What the program does over all pages of a file, and how far it is; the last of it.
CREATE TABLE redaction_work (
    agency_id  BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    attachment BIGINT NOT NULL,
    task       TEXT NOT NULL,
    pages      BIGINT NOT NULL,
    done       BIGINT NOT NULL,
    finished   BIGINT NOT NULL,
    fault      TEXT NOT NULL,
    asked_by   BIGINT NOT NULL,
    copy       BIGINT,
    unplaced   BIGINT NOT NULL,
    PRIMARY KEY (agency_id, request_id, attachment)
);

-- Entries that were recorded after the day they speak of, with what they did to the due day as it was when they were recorded:
-- nothing ("none"), "moved" it, or closed a case whose day had passed meanwhile as if in time ("rescued"). "unknown" is what an older
-- program recorded and the history must still tell. For the head, the superior and the auditor; no personal values.
CREATE TABLE backdated_entry (
    agency_id   BIGINT NOT NULL,
    request_id  BIGINT NOT NULL,
    number      BIGINT NOT NULL, -- of the event
    happened_on TEXT NOT NULL,
    recorded_on TEXT NOT NULL,
    actor       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    effect      TEXT NOT NULL,
    due_before  TEXT,
    due_after   TEXT,
    PRIMARY KEY (agency_id, request_id, number)
);
CREATE INDEX backdated_entry_day ON backdated_entry (agency_id, recorded_on);
CREATE INDEX backdated_entry_unknown ON backdated_entry (agency_id, request_id) WHERE effect = 'unknown';
INSERT INTO backdated_entry (agency_id, request_id, number, happened_on, recorded_on, actor, kind, effect)
    SELECT agency_id, request_id, number, happened_on, recorded_on, actor, kind, 'unknown' FROM request_event WHERE happened_on < recorded_on;
INSERT INTO backdated_entry (agency_id, request_id, number, happened_on, recorded_on, actor, kind, effect)
    SELECT e.agency_id, e.request_id, e.number, r.arrived_on, e.recorded_on, e.actor, e.kind, 'unknown'
    FROM request_event e JOIN request r ON r.agency_id = e.agency_id AND r.request_id = e.request_id
    WHERE e.number = 1 AND r.arrived_on < e.recorded_on AND e.happened_on = e.recorded_on;

-- By which edition of the calendar the open cases of each agency were last computed, and which of their due days another edition moved.
CREATE TABLE agency_calendar (
    agency_id   BIGINT PRIMARY KEY,
    digest      TEXT NOT NULL,
    edition     TEXT NOT NULL,
    computed_on TEXT NOT NULL
);
CREATE TABLE moved_due_day (
    agency_id   BIGINT NOT NULL,
    request_id  BIGINT NOT NULL,
    number      BIGINT NOT NULL, -- within the case, from 1
    moved_on    TEXT NOT NULL,
    due_before  TEXT,
    due_after   TEXT,
    was_edition TEXT NOT NULL,
    now_edition TEXT NOT NULL,
    PRIMARY KEY (agency_id, request_id, number)
);
CREATE INDEX moved_due_day_day ON moved_due_day (agency_id, moved_on);

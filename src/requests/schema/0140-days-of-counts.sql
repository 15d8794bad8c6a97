-- The days themselves beside the years: how long a request took is told by its first end, also where a court had it done anew.
ALTER TABLE request_count ADD COLUMN received_on TEXT;
ALTER TABLE request_count ADD COLUMN ended_on TEXT;
UPDATE request_count SET
    received_on = (SELECT r.received_on FROM request r WHERE r.agency_id = request_count.agency_id AND r.request_id = request_count.request_id),
    ended_on = (SELECT r.closed_on FROM request r WHERE r.agency_id = request_count.agency_id AND r.request_id = request_count.request_id);
UPDATE request_count SET is_stale = 1 WHERE EXISTS (
    SELECT 1 FROM request_event e
    WHERE e.agency_id = request_count.agency_id AND e.request_id = request_count.request_id AND e.kind = 'reopened');
CREATE INDEX request_count_days ON request_count (agency_id, ended_year, received_on, ended_on);

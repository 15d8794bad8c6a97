-- The list of powers, by the first year for which it holds: a later one leaves the sums of the years before as they are.
CREATE TABLE power_list_item (
    agency_id BIGINT NOT NULL,
    from_year BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    station   TEXT NOT NULL,
    kind      TEXT NOT NULL,
    name      TEXT NOT NULL,
    PRIMARY KEY (agency_id, from_year, number)
);
-- A list that was read in before was asked for every year.
INSERT INTO power_list_item (agency_id, from_year, number, station, kind, name)
    SELECT agency_id, 0, number, station, kind, name FROM power_item;
DROP TABLE power_item;

-- Since when a list of ends lies with the superior's installation.
ALTER TABLE journal_head_list ADD COLUMN handed_in_at TEXT;

-- For which agency of ours another installation hands in its lists by a key: the one whose key did so first. `agency_id` is that agency.
CREATE TABLE journal_installation (
    agency_id    BIGINT NOT NULL,
    installation TEXT NOT NULL,
    since        TEXT NOT NULL,
    PRIMARY KEY (agency_id, installation)
);
CREATE UNIQUE INDEX journal_installation_name ON journal_installation (installation);

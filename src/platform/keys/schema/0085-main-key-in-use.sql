-- Under which main key new keys of cases are sealed, since it was last changed: a process that still runs with the old one stores
-- nothing that would be lost with it. No row before the first change. `agency_id` is 0: the key is of the whole installation.
CREATE TABLE main_key_in_use (
    agency_id BIGINT PRIMARY KEY,
    main_key  TEXT NOT NULL
);

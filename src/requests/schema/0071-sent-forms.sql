-- Which request a form became, by a hash of the form's own token and of what was typed into it: a form that is sent twice, by a double
-- click or after an answer that never arrived, is one request.
CREATE TABLE request_form (
    agency_id  BIGINT NOT NULL,
    form_hash  TEXT NOT NULL,
    request_id BIGINT NOT NULL,
    receipt    TEXT NOT NULL,
    PRIMARY KEY (agency_id, form_hash)
);

-- Clients are found by whom one speaks with there, as by their own name.
CREATE INDEX client_contact_name_idx ON client USING gin (contact_name gin_trgm_ops);

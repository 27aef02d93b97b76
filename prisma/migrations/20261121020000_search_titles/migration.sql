-- Sessions are found by parts of their title, as rooms, people, clients and projects are by parts of their name.
CREATE INDEX booking_title_idx ON booking USING gin (title gin_trgm_ops);

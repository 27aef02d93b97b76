-- The sessions of a series may all be of one kind.
ALTER TABLE series
  ADD CONSTRAINT series_session_type FOREIGN KEY (studio_id, session_type_id) REFERENCES session_type (studio_id, id);

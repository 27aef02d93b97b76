-- Views of the schedule that somebody keeps: what the address says, under a name.
CREATE TABLE saved_view (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  member_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  query text NOT NULL,
  shared boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  FOREIGN KEY (studio_id, member_id) REFERENCES member (studio_id, id)
);
CREATE UNIQUE INDEX saved_view_name_key ON saved_view (studio_id, member_id, lower(name));

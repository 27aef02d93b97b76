-- Files of a studio's records, written by workers and kept for a week where every server can reach them.
CREATE TYPE export_state AS ENUM ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired');

CREATE TABLE export (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  state export_state NOT NULL DEFAULT 'waiting',
  requested_by text NOT NULL,
  requested_by_name text NOT NULL,
  role role NOT NULL CHECK (role NOT IN ('client', 'board')),
  scopes text[] NOT NULL,
  records text[] NOT NULL CHECK (cardinality(records) > 0),
  first_day date,
  last_day date CHECK (last_day >= first_day),
  created_at timestamptz(3) NOT NULL,
  started_at timestamptz(3),
  ended_at timestamptz(3),
  expires_at timestamptz(3),
  attempt integer NOT NULL DEFAULT 0,
  rows integer NOT NULL DEFAULT 0,
  expected_rows integer,
  size_bytes bigint NOT NULL DEFAULT 0,
  revision bigint,
  fault text NOT NULL DEFAULT '',
  UNIQUE (studio_id, id),
  CHECK ((state = 'done') <= (expires_at IS NOT NULL AND revision IS NOT NULL))
);
CREATE INDEX export_under_way ON export (studio_id) WHERE state IN ('waiting', 'running');
CREATE INDEX export_expiring ON export (expires_at) WHERE state = 'done';

CREATE TABLE export_chunk (
  export_id uuid NOT NULL,
  studio_id uuid NOT NULL,
  attempt integer NOT NULL,
  place integer NOT NULL,
  bytes bytea NOT NULL CHECK (octet_length(bytes) <= 1000000),
  PRIMARY KEY (export_id, attempt, place),
  FOREIGN KEY (studio_id, export_id) REFERENCES export (studio_id, id) ON DELETE CASCADE
);
-- It is packed already.
ALTER TABLE export_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

SELECT isolate('export');
SELECT isolate('export_chunk');

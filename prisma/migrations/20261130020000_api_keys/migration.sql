-- What programs show to be let in: of each secret only its hash, found by it.
CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  name text NOT NULL CHECK (name <> ''),
  role role NOT NULL CHECK (role NOT IN ('client', 'board')),
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  generation integer NOT NULL DEFAULT 1,
  prefix text NOT NULL,
  hash text NOT NULL,
  previous_hash text,
  previous_valid_until timestamptz(3),
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  created_by_name text NOT NULL,
  rotated_at timestamptz(3),
  revoked_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  CHECK ((previous_hash IS NULL) = (previous_valid_until IS NULL))
);
CREATE UNIQUE INDEX api_key_hash_key ON api_key (hash);
CREATE UNIQUE INDEX api_key_previous_hash_key ON api_key (previous_hash);

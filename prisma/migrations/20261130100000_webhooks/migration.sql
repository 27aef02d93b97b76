-- Where programs elsewhere are told of what happens. Nothing secret lies here: signing secrets follow from the installation's own.
CREATE TYPE webhook_endpoint_state AS ENUM ('on', 'paused', 'off', 'removed');
CREATE TYPE webhook_off_reason AS ENUM ('gone', 'failing');
CREATE TABLE webhook_endpoint (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  name text NOT NULL CHECK (name <> ''),
  url text NOT NULL CHECK (url <> ''),
  events text[] NOT NULL CHECK (cardinality(events) > 0),
  state webhook_endpoint_state NOT NULL DEFAULT 'on',
  off_reason webhook_off_reason,
  state_since timestamptz(3) NOT NULL,
  -- Since when no answer was a good one; null while the last one was.
  failing_since timestamptz(3),
  last_delivered_at timestamptz(3),
  generation integer NOT NULL DEFAULT 1,
  previous_valid_until timestamptz(3),
  -- How far it has followed the log; a replay moves it back.
  followed_revision bigint NOT NULL CHECK (followed_revision >= 0),
  created_at timestamptz(3) NOT NULL,
  created_by_name text NOT NULL,
  rotated_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  CHECK ((state = 'off') = (off_reason IS NOT NULL)),
  CHECK (previous_valid_until IS NULL OR generation > 1)
);
CREATE INDEX webhook_endpoint_on_idx ON webhook_endpoint (studio_id) WHERE state = 'on';

CREATE TYPE webhook_delivery_state AS ENUM ('pending', 'failed', 'delivered', 'given_up');
CREATE TABLE webhook_delivery (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  endpoint_id uuid NOT NULL,
  -- The change that it tells of; null for a test.
  revision bigint,
  type text NOT NULL,
  entity text NOT NULL,
  entity_id uuid NOT NULL,
  -- What is sent, to the letter: each attempt sends the same.
  body text NOT NULL,
  state webhook_delivery_state NOT NULL DEFAULT 'pending',
  -- Since it was last asked for; what is left of the schedule follows from it.
  tries integer NOT NULL DEFAULT 0,
  -- All there ever were.
  attempts integer NOT NULL DEFAULT 0,
  next_try_at timestamptz(3),
  -- A worker is at it until then; one that was killed leaves it to the next.
  taken_until timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  last_attempt_at timestamptz(3),
  last_status integer,
  last_fault text,
  last_duration_ms integer,
  UNIQUE (studio_id, id),
  -- However often the log is read, or read again: one for each endpoint and change.
  UNIQUE (endpoint_id, revision),
  FOREIGN KEY (studio_id, endpoint_id) REFERENCES webhook_endpoint (studio_id, id),
  FOREIGN KEY (studio_id, revision) REFERENCES change (studio_id, revision),
  CHECK ((state IN ('pending', 'failed')) = (next_try_at IS NOT NULL)),
  CHECK (taken_until IS NULL OR next_try_at IS NOT NULL)
);
-- Never two of one record on their way to one endpoint: they could overtake each other.
CREATE UNIQUE INDEX webhook_delivery_one_under_way ON webhook_delivery (endpoint_id, entity_id) WHERE taken_until IS NOT NULL;
-- What is to be sent, and what of the same record has to go before it.
CREATE INDEX webhook_delivery_due_idx ON webhook_delivery (endpoint_id, next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX webhook_delivery_order_idx ON webhook_delivery (endpoint_id, entity_id, revision) WHERE next_try_at IS NOT NULL;
CREATE INDEX webhook_delivery_list_idx ON webhook_delivery (studio_id, endpoint_id, created_at);
CREATE INDEX webhook_delivery_old_idx ON webhook_delivery (created_at) WHERE next_try_at IS NULL;

CREATE TABLE webhook_attempt (
  studio_id uuid NOT NULL REFERENCES studio,
  delivery_id uuid NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  at timestamptz(3) NOT NULL,
  duration_ms integer NOT NULL CHECK (duration_ms >= 0),
  -- What was answered, or why nothing was.
  status integer,
  fault text,
  response text NOT NULL DEFAULT '',
  PRIMARY KEY (delivery_id, number),
  FOREIGN KEY (studio_id, delivery_id) REFERENCES webhook_delivery (studio_id, id) ON DELETE CASCADE
);

SELECT isolate('webhook_endpoint');
SELECT isolate('webhook_delivery');
SELECT isolate('webhook_attempt');

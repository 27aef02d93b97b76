-- How long somebody on the waitlist may think about a slot that was offered to them, in minutes.
ALTER TABLE studio ADD COLUMN waitlist_offer_minutes integer NOT NULL DEFAULT 120 CHECK (waitlist_offer_minutes BETWEEN 5 AND 10080);

CREATE TYPE waitlist_state AS ENUM ('waiting', 'offered', 'accepted', 'declined', 'expired', 'withdrawn');

-- Somebody waits for a slot: what is wanted is a search, asked again whenever something is released.
CREATE TABLE waitlist_entry (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  title text NOT NULL CHECK (title <> ''),
  state waitlist_state NOT NULL DEFAULT 'waiting',
  client_id uuid,
  project_id uuid,
  -- Who waits when it is no client of the studio yet, and how to reach them.
  contact_name text NOT NULL DEFAULT '',
  contact text NOT NULL DEFAULT '',
  note text NOT NULL DEFAULT '',
  request jsonb NOT NULL,
  -- The window of the request as moments: what is released outside of it does not concern the entry.
  earliest_at timestamptz(3) NOT NULL,
  latest_at timestamptz(3) NOT NULL,
  -- Something was released since it was last looked at.
  due boolean NOT NULL DEFAULT true,
  created_by text NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  CHECK (earliest_at < latest_at),
  CONSTRAINT waitlist_entry_somebody_waits CHECK (client_id IS NOT NULL OR contact_name <> ''),
  FOREIGN KEY (studio_id, client_id) REFERENCES client (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES project (studio_id, id)
);
CREATE INDEX waitlist_entry_order_idx ON waitlist_entry (studio_id, state, created_at, id);
CREATE INDEX waitlist_entry_due_idx ON waitlist_entry (studio_id, created_at, id) WHERE due;
CREATE INDEX waitlist_entry_over_idx ON waitlist_entry (latest_at) WHERE state = 'waiting';

CREATE TYPE waitlist_outcome AS ENUM ('open', 'accepted', 'declined', 'expired', 'lost', 'withdrawn');

-- A slot that is kept for somebody by holds until they decide.
CREATE TABLE waitlist_offer (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  entry_id uuid NOT NULL,
  offered_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  outcome waitlist_outcome NOT NULL DEFAULT 'open',
  answered_at timestamptz(3),
  -- Names the times and rooms, so that nobody is offered again what they declined.
  slot text NOT NULL CHECK (slot <> ''),
  UNIQUE (studio_id, id),
  CHECK (offered_at < ends_at),
  CONSTRAINT waitlist_offer_answered CHECK ((outcome = 'open') = (answered_at IS NULL)),
  FOREIGN KEY (studio_id, entry_id) REFERENCES waitlist_entry (studio_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX waitlist_offer_one_open ON waitlist_offer (studio_id, entry_id) WHERE outcome = 'open';
CREATE INDEX waitlist_offer_ends_idx ON waitlist_offer (ends_at) WHERE outcome = 'open';
CREATE INDEX waitlist_offer_entry_idx ON waitlist_offer (studio_id, entry_id, offered_at);

CREATE TABLE waitlist_offer_booking (
  studio_id uuid NOT NULL REFERENCES studio,
  offer_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  PRIMARY KEY (offer_id, booking_id),
  UNIQUE (studio_id, booking_id),
  FOREIGN KEY (studio_id, offer_id) REFERENCES waitlist_offer (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, booking_id) REFERENCES booking (studio_id, id) ON DELETE CASCADE
);

-- What a project's plan needs of rooms: this one or a kind of room, for so long, by a day.
CREATE TABLE room_need (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  project_id uuid NOT NULL,
  room_id uuid,
  room_kind room_kind,
  minutes integer NOT NULL CHECK (minutes BETWEEN 15 AND 600000),
  due_on date,
  note text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  CONSTRAINT room_need_one_wish CHECK (num_nonnulls(room_id, room_kind) = 1),
  FOREIGN KEY (studio_id, project_id) REFERENCES project (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, room_id) REFERENCES room (studio_id, id)
);
CREATE INDEX room_need_project_idx ON room_need (studio_id, project_id);

-- The latest sessions of a client are asked for by every search on their behalf.
CREATE INDEX booking_client_latest_idx ON booking (studio_id, client_id, starts_at);
DROP INDEX booking_client_idx;

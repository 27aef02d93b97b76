-- The studio's own rules about booking, as data: what is asked of a session beside that its resources are free.
CREATE TYPE rule_kind AS ENUM ('increment', 'length', 'notice', 'horizon', 'quota', 'blackout');
CREATE TYPE rule_effect AS ENUM ('allows', 'warns', 'refuses');
CREATE TYPE rule_audience AS ENUM ('everybody', 'staff', 'clients');
CREATE TYPE quota_unit AS ENUM ('sessions', 'hours');
CREATE TYPE quota_period AS ENUM ('day', 'week', 'month');
CREATE TYPE quota_subject AS ENUM ('client', 'project', 'booker');
CREATE TYPE pair_verdict AS ENUM ('allows', 'warns', 'blocks');
CREATE TYPE block_kind AS ENUM ('hourly', 'half_day', 'full_day', 'custom');

-- Session types: a standard session with what it brings along.
CREATE TABLE session_type (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  name text NOT NULL CHECK (name <> ''),
  length_minutes integer NOT NULL CHECK (length_minutes BETWEEN 5 AND 10080),
  setup_minutes integer CHECK (setup_minutes BETWEEN 0 AND 1440),
  teardown_minutes integer CHECK (teardown_minutes BETWEEN 0 AND 1440),
  room_kinds room_kind[] NOT NULL DEFAULT '{}',
  note text NOT NULL DEFAULT '',
  position integer NOT NULL DEFAULT 0,
  archived_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id)
);
CREATE UNIQUE INDEX session_type_name_key ON session_type (studio_id, lower(name)) WHERE archived_at IS NULL;
CREATE TABLE session_type_gear (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  session_type_id uuid NOT NULL,
  model_id uuid,
  kit_id uuid,
  quantity integer NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 100),
  position integer NOT NULL DEFAULT 0,
  CHECK (num_nonnulls(model_id, kit_id) = 1),
  CHECK (quantity = 1 OR model_id IS NOT NULL),
  FOREIGN KEY (studio_id, session_type_id) REFERENCES session_type (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, model_id) REFERENCES gear_model (studio_id, id),
  FOREIGN KEY (studio_id, kit_id) REFERENCES gear_kit (studio_id, id)
);
CREATE UNIQUE INDEX session_type_gear_once_key ON session_type_gear (session_type_id, coalesce(model_id, kit_id));
CREATE INDEX session_type_gear_type_idx ON session_type_gear (studio_id, session_type_id);
CREATE TABLE session_type_role (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  session_type_id uuid NOT NULL,
  skill text NOT NULL CHECK (skill <> ''),
  duty text NOT NULL DEFAULT '',
  quantity integer NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 50),
  position integer NOT NULL DEFAULT 0,
  FOREIGN KEY (studio_id, session_type_id) REFERENCES session_type (studio_id, id) ON DELETE CASCADE
);
CREATE INDEX session_type_role_type_idx ON session_type_role (studio_id, session_type_id);
CREATE TABLE session_type_step (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  session_type_id uuid NOT NULL,
  text text NOT NULL CHECK (text <> ''),
  position integer NOT NULL DEFAULT 0,
  FOREIGN KEY (studio_id, session_type_id) REFERENCES session_type (studio_id, id) ON DELETE CASCADE
);
CREATE INDEX session_type_step_type_idx ON session_type_step (studio_id, session_type_id);

-- Setup and teardown of a type of session in a certain room; without a row the type's own, then the room's.
CREATE TABLE room_setup (
  studio_id uuid NOT NULL,
  room_id uuid NOT NULL,
  session_type_id uuid NOT NULL,
  setup_minutes integer NOT NULL CHECK (setup_minutes BETWEEN 0 AND 1440),
  teardown_minutes integer NOT NULL CHECK (teardown_minutes BETWEEN 0 AND 1440),
  PRIMARY KEY (room_id, session_type_id),
  FOREIGN KEY (studio_id, room_id) REFERENCES room (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, session_type_id) REFERENCES session_type (studio_id, id) ON DELETE CASCADE
);
CREATE INDEX room_setup_type_idx ON room_setup (studio_id, session_type_id);

ALTER TABLE booking
  ADD CONSTRAINT booking_session_type FOREIGN KEY (studio_id, session_type_id) REFERENCES session_type (studio_id, id);

-- What is to be prepared for one session, ticked by whoever did it.
CREATE TABLE check_item (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  text text NOT NULL CHECK (text <> ''),
  position integer NOT NULL DEFAULT 0,
  done_at timestamptz(3),
  done_by text,
  done_by_name text,
  UNIQUE (studio_id, id),
  CHECK ((done_at IS NULL) = (done_by IS NULL) AND (done_at IS NULL) = (done_by_name IS NULL)),
  FOREIGN KEY (studio_id, booking_id) REFERENCES booking (studio_id, id) ON DELETE CASCADE
);
CREATE INDEX check_item_booking_idx ON check_item (studio_id, booking_id, position);

-- A rule: what is asked, of whom, and whether it refuses or only warns. At most one of the four says what it concerns; none is everything.
CREATE TABLE booking_rule (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  name text NOT NULL CHECK (name <> ''),
  kind rule_kind NOT NULL,
  effect rule_effect NOT NULL DEFAULT 'refuses' CHECK (effect <> 'allows'),
  binds rule_audience NOT NULL DEFAULT 'everybody',
  room_id uuid,
  room_kind room_kind,
  session_type_id uuid,
  client_id uuid,
  -- Of an increment, a notice and a horizon.
  minutes integer CHECK (minutes BETWEEN 1 AND 1054080),
  min_minutes integer CHECK (min_minutes BETWEEN 1 AND 527040),
  max_minutes integer CHECK (max_minutes BETWEEN 1 AND 527040),
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  quota_most integer CHECK (quota_most BETWEEN 1 AND 10000),
  quota_unit quota_unit,
  quota_period quota_period,
  quota_of quota_subject,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  archived_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  CONSTRAINT booking_rule_one_scope CHECK (num_nonnulls(room_id, room_kind, session_type_id, client_id) <= 1),
  CONSTRAINT booking_rule_minutes CHECK ((kind IN ('increment', 'notice', 'horizon')) = (minutes IS NOT NULL)),
  CONSTRAINT booking_rule_increment CHECK (kind <> 'increment' OR minutes <= 1440),
  CONSTRAINT booking_rule_length CHECK ((kind = 'length') = (num_nonnulls(min_minutes, max_minutes) > 0) AND max_minutes >= min_minutes),
  CONSTRAINT booking_rule_blackout CHECK (
    (kind = 'blackout') = (starts_at IS NOT NULL) AND (kind = 'blackout') = (ends_at IS NOT NULL) AND ends_at > starts_at
  ),
  CONSTRAINT booking_rule_quota CHECK (num_nonnulls(quota_most, quota_unit, quota_period, quota_of) = CASE kind WHEN 'quota' THEN 4 ELSE 0 END),
  FOREIGN KEY (studio_id, room_id) REFERENCES room (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, session_type_id) REFERENCES session_type (studio_id, id),
  FOREIGN KEY (studio_id, client_id) REFERENCES client (studio_id, id)
);
CREATE INDEX booking_rule_studio_idx ON booking_rule (studio_id) WHERE archived_at IS NULL;

-- What holds without a rule of its own, one row for each studio that has other wishes than the usual ones.
CREATE TABLE booking_policy (
  studio_id uuid PRIMARY KEY REFERENCES studio,
  outside_hours_staff rule_effect NOT NULL DEFAULT 'warns',
  outside_hours_clients rule_effect NOT NULL DEFAULT 'refuses',
  in_past rule_effect NOT NULL DEFAULT 'refuses',
  version integer NOT NULL DEFAULT 1
);
-- What a session in one state does to one that is wanted beside it. What is firm blocks what is firm, always: allocation_no_overlap sees to it.
CREATE TABLE state_pair (
  studio_id uuid NOT NULL REFERENCES studio,
  standing booking_state NOT NULL CHECK (standing IN ('inquiry', 'hold', 'tentative', 'confirmed')),
  wanted booking_state NOT NULL CHECK (wanted IN ('inquiry', 'hold', 'tentative', 'confirmed')),
  verdict pair_verdict NOT NULL,
  PRIMARY KEY (studio_id, standing, wanted),
  CONSTRAINT state_pair_firm_blocks_firm CHECK (NOT (standing = 'confirmed' AND wanted = 'confirmed') OR verdict = 'blocks')
);

-- Days on which a room, or the whole house, is open otherwise than its weekday says, or not at all.
CREATE TABLE hours_exception (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  room_id uuid,
  name text NOT NULL CHECK (name <> ''),
  first_day date NOT NULL,
  last_day date NOT NULL,
  -- Null: closed all day.
  opens_minute integer CHECK (opens_minute BETWEEN 0 AND 1439),
  closes_minute integer CHECK (closes_minute BETWEEN 1 AND 2880),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  CHECK (last_day >= first_day AND last_day - first_day <= 366),
  CHECK ((opens_minute IS NULL) = (closes_minute IS NULL)),
  CHECK (closes_minute > opens_minute AND closes_minute - opens_minute <= 1440),
  FOREIGN KEY (studio_id, room_id) REFERENCES room (studio_id, id) ON DELETE CASCADE,
  -- Two exceptions of one day would leave open which of them holds.
  CONSTRAINT hours_exception_one_a_day EXCLUDE USING gist (
    studio_id WITH =,
    coalesce(room_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =,
    daterange(first_day, last_day, '[]') WITH &&
  )
);
CREATE INDEX hours_exception_days_idx ON hours_exception (studio_id, last_day, first_day);

-- Parts of the day as the studio sells them.
CREATE TABLE time_block (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  name text NOT NULL CHECK (name <> ''),
  kind block_kind NOT NULL,
  starts_minute integer NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
  ends_minute integer NOT NULL CHECK (ends_minute BETWEEN 1 AND 2880),
  -- Of an hourly block: it is a row of such slots.
  slot_minutes integer CHECK (slot_minutes BETWEEN 5 AND 1440),
  weekdays integer[] NOT NULL,
  price_minor integer CHECK (price_minor >= 0),
  position integer NOT NULL DEFAULT 0,
  archived_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  CHECK (ends_minute > starts_minute AND ends_minute - starts_minute <= 1440),
  CHECK ((kind = 'hourly') = (slot_minutes IS NOT NULL) AND slot_minutes <= ends_minute - starts_minute),
  CHECK (cardinality(weekdays) BETWEEN 1 AND 7 AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7])
);
CREATE UNIQUE INDEX time_block_name_key ON time_block (studio_id, lower(name)) WHERE archived_at IS NULL;
-- Without a row the block is of all rooms.
CREATE TABLE time_block_room (
  studio_id uuid NOT NULL,
  block_id uuid NOT NULL,
  room_id uuid NOT NULL,
  PRIMARY KEY (block_id, room_id),
  FOREIGN KEY (studio_id, block_id) REFERENCES time_block (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, room_id) REFERENCES room (studio_id, id) ON DELETE CASCADE
);
CREATE INDEX time_block_room_idx ON time_block_room (studio_id, block_id);

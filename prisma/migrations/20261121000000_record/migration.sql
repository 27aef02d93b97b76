-- The record: tenancy, sign-in, the change log, resources and what takes them, and the seven functions' first tables.
-- Every reference inside a studio is a composite key with studio_id, so no row can point into another studio.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TYPE studio_kind AS ENUM ('film_video', 'recording', 'broadcast', 'podcast', 'photography', 'agency', 'rental_house', 'post_production');
CREATE TYPE role AS ENUM ('owner', 'studio_manager', 'coordinator', 'producer', 'finance', 'crew', 'client', 'board');
CREATE TYPE board_privacy AS ENUM ('everything', 'no_names', 'busy_only');
CREATE TYPE resource_kind AS ENUM ('room', 'unit', 'person');
CREATE TYPE room_kind AS ENUM ('recording_room', 'vocal_booth', 'sound_stage', 'edit_suite', 'podcast_room', 'photo_studio', 'edit_bay', 'control_room');
CREATE TYPE booking_state AS ENUM ('inquiry', 'hold', 'tentative', 'confirmed', 'in_session', 'completed', 'cancelled', 'no_show');
CREATE TYPE allocation_reason AS ENUM ('session', 'checkout', 'maintenance', 'closed', 'time_off', 'external');
CREATE TYPE gear_condition AS ENUM ('good', 'worn', 'faulty', 'broken');
CREATE TYPE maintenance_kind AS ENUM ('repair', 'inspection', 'cleaning', 'calibration', 'firmware', 'service');
CREATE TYPE engagement AS ENUM ('staff', 'freelance');
CREATE TYPE project_stage AS ENUM ('development', 'pre_production', 'production', 'post_production', 'delivery', 'wrap');
CREATE TYPE project_health AS ENUM ('on_track', 'at_risk', 'late', 'over_budget');
CREATE TYPE expense_category AS ENUM ('crew', 'equipment', 'location', 'travel', 'catering', 'media', 'licence', 'other');

-- Sign-in (columns as better-auth expects them)
CREATE TABLE "user" (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE TABLE session (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  token text NOT NULL UNIQUE,
  expires_at timestamptz(3) NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX session_user_id_idx ON session (user_id);
CREATE TABLE account (
  id text PRIMARY KEY,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  password text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX account_user_id_idx ON account (user_id);
CREATE TABLE verification (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX verification_identifier_idx ON verification (identifier);
CREATE TABLE rate_limit (
  id text PRIMARY KEY,
  key text NOT NULL UNIQUE,
  count integer NOT NULL,
  last_request bigint NOT NULL
);

-- Studio
CREATE TABLE studio (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  kind studio_kind NOT NULL,
  zone text NOT NULL,
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  revision bigint NOT NULL DEFAULT 0,
  utilization_counts_buffers boolean NOT NULL DEFAULT true,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE site (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  name text NOT NULL CHECK (name <> ''),
  address text NOT NULL DEFAULT '',
  archived_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id)
);
CREATE TABLE board_link (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  name text NOT NULL CHECK (name <> ''),
  privacy board_privacy NOT NULL DEFAULT 'everything',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  revoked_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id)
);

-- Activity: the log has no updates and no deletes
CREATE TABLE change (
  studio_id uuid NOT NULL REFERENCES studio,
  revision bigint NOT NULL,
  at timestamptz(3) NOT NULL,
  actor text NOT NULL,
  actor_name text NOT NULL,
  area text NOT NULL,
  entity text NOT NULL,
  entity_id uuid NOT NULL,
  kind text NOT NULL,
  before jsonb,
  after jsonb,
  PRIMARY KEY (studio_id, revision)
);
CREATE INDEX change_entity_idx ON change (studio_id, entity_id, revision);
CREATE FUNCTION refuse_change_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The change log is append-only.';
END $$;
CREATE TRIGGER change_is_append_only BEFORE UPDATE OR DELETE ON change FOR EACH ROW EXECUTE FUNCTION refuse_change_edit();

CREATE TABLE change_cursor (
  consumer text NOT NULL,
  studio_id uuid NOT NULL REFERENCES studio,
  revision bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (consumer, studio_id)
);
CREATE TABLE command_receipt (
  studio_id uuid NOT NULL REFERENCES studio,
  actor text NOT NULL,
  once_key text NOT NULL,
  command text NOT NULL,
  input_hash text NOT NULL,
  result jsonb NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (studio_id, actor, once_key)
);
CREATE INDEX command_receipt_at_idx ON command_receipt (at);

-- Resources
CREATE TABLE resource (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  kind resource_kind NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  site_id uuid,
  archived_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  FOREIGN KEY (studio_id, site_id) REFERENCES site (studio_id, id)
);
CREATE INDEX resource_list_idx ON resource (studio_id, kind, name);
CREATE INDEX resource_name_idx ON resource USING gin (name gin_trgm_ops);
-- Two rooms of one name would be one too many for whoever reads the board.
CREATE UNIQUE INDEX resource_room_name_key ON resource (studio_id, lower(name)) WHERE kind = 'room' AND archived_at IS NULL;

CREATE TABLE room (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  kind room_kind NOT NULL,
  capacity integer NOT NULL DEFAULT 1 CHECK (capacity >= 0),
  area_square_metres integer CHECK (area_square_metres > 0),
  features text[] NOT NULL DEFAULT '{}',
  hourly_rate_minor integer NOT NULL DEFAULT 0 CHECK (hourly_rate_minor >= 0),
  default_setup_minutes integer NOT NULL DEFAULT 0 CHECK (default_setup_minutes BETWEEN 0 AND 1440),
  default_teardown_minutes integer NOT NULL DEFAULT 0 CHECK (default_teardown_minutes BETWEEN 0 AND 1440),
  position integer NOT NULL DEFAULT 0,
  UNIQUE (studio_id, id),
  FOREIGN KEY (studio_id, id) REFERENCES resource (studio_id, id) ON DELETE CASCADE
);
CREATE TABLE opening_hours (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  room_id uuid NOT NULL,
  weekday integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens_minute integer NOT NULL CHECK (opens_minute BETWEEN 0 AND 1439),
  closes_minute integer NOT NULL CHECK (closes_minute BETWEEN 1 AND 2880),
  CHECK (closes_minute > opens_minute AND closes_minute - opens_minute <= 1440),
  FOREIGN KEY (studio_id, room_id) REFERENCES room (studio_id, id) ON DELETE CASCADE
);
CREATE INDEX opening_hours_room_idx ON opening_hours (studio_id, room_id);

CREATE TABLE person (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  job_title text NOT NULL DEFAULT '',
  engagement engagement NOT NULL DEFAULT 'staff',
  email text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  skills text[] NOT NULL DEFAULT '{}',
  hourly_cost_minor integer NOT NULL DEFAULT 0 CHECK (hourly_cost_minor >= 0),
  UNIQUE (studio_id, id),
  FOREIGN KEY (studio_id, id) REFERENCES resource (studio_id, id) ON DELETE CASCADE
);

-- Clients and projects
CREATE TABLE client (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  name text NOT NULL CHECK (name <> ''),
  contact_name text NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  note text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  archived_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id)
);
CREATE INDEX client_list_idx ON client (studio_id, name);
CREATE INDEX client_name_idx ON client USING gin (name gin_trgm_ops);

CREATE TABLE project (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  name text NOT NULL CHECK (name <> ''),
  client_id uuid,
  stage project_stage NOT NULL DEFAULT 'development',
  deadline date,
  delivered_at timestamptz(3),
  budget_minor integer CHECK (budget_minor >= 0),
  reported_health project_health,
  health_note text NOT NULL DEFAULT '',
  producer_id uuid,
  brief text NOT NULL DEFAULT '',
  position double precision NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  archived_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  FOREIGN KEY (studio_id, client_id) REFERENCES client (studio_id, id),
  FOREIGN KEY (studio_id, producer_id) REFERENCES person (studio_id, id)
);
CREATE INDEX project_stage_idx ON project (studio_id, stage, position);
CREATE INDEX project_name_idx ON project USING gin (name gin_trgm_ops);

CREATE TABLE expense (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  project_id uuid NOT NULL,
  category expense_category NOT NULL DEFAULT 'other',
  description text NOT NULL,
  amount_minor integer NOT NULL CHECK (amount_minor >= 0),
  spent_on date NOT NULL,
  archived_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES project (studio_id, id)
);
CREATE INDEX expense_project_idx ON expense (studio_id, project_id);

CREATE TABLE member (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  user_id text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  role role NOT NULL CHECK (role <> 'board'),
  person_id uuid,
  client_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  removed_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  UNIQUE (studio_id, user_id),
  CHECK ((role = 'client') = (client_id IS NOT NULL)),
  FOREIGN KEY (studio_id, person_id) REFERENCES person (studio_id, id),
  FOREIGN KEY (studio_id, client_id) REFERENCES client (studio_id, id)
);
CREATE INDEX member_user_id_idx ON member (user_id);

-- Equipment
CREATE TABLE gear_model (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  name text NOT NULL CHECK (name <> ''),
  manufacturer text NOT NULL DEFAULT '',
  category text NOT NULL,
  daily_rate_minor integer NOT NULL DEFAULT 0 CHECK (daily_rate_minor >= 0),
  archived_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  UNIQUE (studio_id, name)
);
CREATE TABLE gear_unit (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  model_id uuid NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  serial text NOT NULL DEFAULT '',
  barcode text NOT NULL CHECK (barcode <> ''),
  condition gear_condition NOT NULL DEFAULT 'good',
  location text NOT NULL DEFAULT '',
  missing_at timestamptz(3),
  purchased_on date,
  purchase_cost_minor integer CHECK (purchase_cost_minor >= 0),
  UNIQUE (studio_id, id),
  UNIQUE (studio_id, barcode),
  UNIQUE (studio_id, model_id, number),
  FOREIGN KEY (studio_id, id) REFERENCES resource (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, model_id) REFERENCES gear_model (studio_id, id)
);
CREATE TABLE gear_kit (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  name text NOT NULL CHECK (name <> ''),
  category text NOT NULL,
  archived_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  UNIQUE (studio_id, name)
);
CREATE TABLE kit_unit (
  unit_id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  kit_id uuid NOT NULL,
  UNIQUE (studio_id, unit_id),
  FOREIGN KEY (studio_id, unit_id) REFERENCES gear_unit (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, kit_id) REFERENCES gear_kit (studio_id, id) ON DELETE CASCADE
);
CREATE INDEX kit_unit_kit_idx ON kit_unit (studio_id, kit_id);

-- Sessions
CREATE TABLE booking (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  title text NOT NULL CHECK (title <> ''),
  state booking_state NOT NULL,
  client_id uuid,
  project_id uuid,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  setup_minutes integer NOT NULL DEFAULT 0 CHECK (setup_minutes BETWEEN 0 AND 1440),
  teardown_minutes integer NOT NULL DEFAULT 0 CHECK (teardown_minutes BETWEEN 0 AND 1440),
  checked_in_at timestamptz(3),
  ended_at timestamptz(3),
  price_minor integer NOT NULL DEFAULT 0 CHECK (price_minor >= 0),
  note text NOT NULL DEFAULT '',
  import_key text,
  created_by text NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  UNIQUE (studio_id, import_key),
  CHECK (ends_at > starts_at),
  CHECK (ends_at - starts_at <= interval '366 days'),
  FOREIGN KEY (studio_id, client_id) REFERENCES client (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES project (studio_id, id)
);
CREATE INDEX booking_starts_idx ON booking (studio_id, starts_at);
CREATE INDEX booking_ends_idx ON booking (studio_id, ends_at);
CREATE INDEX booking_project_idx ON booking (studio_id, project_id);
CREATE INDEX booking_client_idx ON booking (studio_id, client_id);

CREATE TABLE booking_requirement (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  resource_id uuid,
  model_id uuid,
  kit_id uuid,
  quantity integer NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 1000),
  duty text NOT NULL DEFAULT '',
  position integer NOT NULL DEFAULT 0,
  UNIQUE (studio_id, id),
  CHECK (num_nonnulls(resource_id, model_id, kit_id) = 1),
  CHECK (quantity = 1 OR model_id IS NOT NULL),
  FOREIGN KEY (studio_id, booking_id) REFERENCES booking (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, resource_id) REFERENCES resource (studio_id, id),
  FOREIGN KEY (studio_id, model_id) REFERENCES gear_model (studio_id, id),
  FOREIGN KEY (studio_id, kit_id) REFERENCES gear_kit (studio_id, id)
);
CREATE INDEX booking_requirement_booking_idx ON booking_requirement (studio_id, booking_id);

CREATE TABLE checkout (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  unit_id uuid NOT NULL,
  booking_id uuid,
  person_id uuid,
  holder_name text NOT NULL CHECK (holder_name <> ''),
  out_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  returned_at timestamptz(3),
  condition_out gear_condition NOT NULL,
  condition_in gear_condition,
  note text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  CHECK (due_at > out_at),
  CHECK (returned_at IS NULL OR returned_at >= out_at),
  CHECK ((returned_at IS NULL) = (condition_in IS NULL)),
  FOREIGN KEY (studio_id, unit_id) REFERENCES gear_unit (studio_id, id),
  FOREIGN KEY (studio_id, booking_id) REFERENCES booking (studio_id, id),
  FOREIGN KEY (studio_id, person_id) REFERENCES person (studio_id, id)
);
CREATE INDEX checkout_unit_idx ON checkout (studio_id, unit_id);
CREATE UNIQUE INDEX checkout_one_open_key ON checkout (unit_id) WHERE returned_at IS NULL;

CREATE TABLE maintenance (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  resource_id uuid NOT NULL,
  kind maintenance_kind NOT NULL,
  description text NOT NULL CHECK (description <> ''),
  starts_at timestamptz(3) NOT NULL,
  expected_back_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  cost_minor integer NOT NULL DEFAULT 0 CHECK (cost_minor >= 0),
  reported_by_name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  CHECK (expected_back_at > starts_at),
  FOREIGN KEY (studio_id, resource_id) REFERENCES resource (studio_id, id)
);
CREATE INDEX maintenance_resource_idx ON maintenance (studio_id, resource_id);
CREATE UNIQUE INDEX maintenance_one_open_key ON maintenance (resource_id) WHERE ended_at IS NULL;

CREATE TABLE closure (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  title text NOT NULL CHECK (title <> ''),
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  import_key text,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  UNIQUE (studio_id, import_key),
  CHECK (ends_at > starts_at)
);

-- What is taken, when and why. No path can double-book: the last constraint sees to it.
CREATE TABLE allocation (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  reason allocation_reason NOT NULL,
  firm boolean NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  during tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(starts_at, ends_at, '[)')) STORED,
  booking_id uuid,
  requirement_id uuid,
  checkout_id uuid,
  maintenance_id uuid,
  closure_id uuid,
  UNIQUE (studio_id, id),
  CHECK (ends_at > starts_at),
  CHECK (num_nonnulls(booking_id, checkout_id, maintenance_id, closure_id) <= 1),
  CHECK ((reason = 'session') = (booking_id IS NOT NULL)),
  CHECK ((reason = 'session') = (requirement_id IS NOT NULL)),
  CHECK ((reason = 'checkout') = (checkout_id IS NOT NULL)),
  CHECK ((reason = 'maintenance') = (maintenance_id IS NOT NULL)),
  CHECK ((reason = 'closed') = (closure_id IS NOT NULL)),
  FOREIGN KEY (studio_id, resource_id) REFERENCES resource (studio_id, id),
  FOREIGN KEY (studio_id, booking_id) REFERENCES booking (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, requirement_id) REFERENCES booking_requirement (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, checkout_id) REFERENCES checkout (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, maintenance_id) REFERENCES maintenance (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, closure_id) REFERENCES closure (studio_id, id) ON DELETE CASCADE,
  CONSTRAINT allocation_no_overlap EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE (firm)
);
CREATE INDEX allocation_booking_idx ON allocation (studio_id, booking_id);
CREATE INDEX allocation_starts_idx ON allocation (studio_id, starts_at);
CREATE INDEX allocation_requirement_idx ON allocation (studio_id, requirement_id);
CREATE INDEX allocation_checkout_idx ON allocation (studio_id, checkout_id) WHERE checkout_id IS NOT NULL;
CREATE INDEX allocation_maintenance_idx ON allocation (studio_id, maintenance_id) WHERE maintenance_id IS NOT NULL;
CREATE INDEX allocation_closure_idx ON allocation (studio_id, closure_id) WHERE closure_id IS NOT NULL;
-- Holds and inquiries overlap at will; reads of a window by resource use this for both kinds.
CREATE INDEX allocation_loose_idx ON allocation USING gist (resource_id, during) WHERE (NOT firm);

-- Insights: rollups that workers keep
CREATE TABLE room_day (
  studio_id uuid NOT NULL,
  room_id uuid NOT NULL,
  day date NOT NULL,
  booked_minutes integer NOT NULL CHECK (booked_minutes >= 0),
  available_minutes integer NOT NULL CHECK (available_minutes >= 0),
  PRIMARY KEY (studio_id, room_id, day),
  FOREIGN KEY (studio_id, room_id) REFERENCES room (studio_id, id) ON DELETE CASCADE
);
CREATE INDEX room_day_day_idx ON room_day (studio_id, day);
CREATE TABLE project_totals (
  studio_id uuid NOT NULL,
  project_id uuid NOT NULL,
  revenue_minor integer NOT NULL,
  people_cost_minor integer NOT NULL,
  expense_minor integer NOT NULL,
  PRIMARY KEY (studio_id, project_id),
  FOREIGN KEY (studio_id, project_id) REFERENCES project (studio_id, id) ON DELETE CASCADE
);

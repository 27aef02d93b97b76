-- Sessions that repeat. A place of a series is named by its wall time in the rule, whatever is done to the session that stands there.
CREATE TABLE series (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  title text NOT NULL CHECK (title <> ''),
  state booking_state NOT NULL CHECK (state IN ('inquiry', 'hold', 'tentative', 'confirmed')),
  client_id uuid,
  project_id uuid,
  session_type_id uuid,
  rule text NOT NULL CHECK (rule <> ''),
  extra_dates text[] NOT NULL DEFAULT '{}',
  except_dates text[] NOT NULL DEFAULT '{}',
  first_time text NOT NULL CHECK (first_time ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  zone text NOT NULL,
  length_minutes integer NOT NULL CHECK (length_minutes BETWEEN 1 AND 527040),
  setup_minutes integer NOT NULL DEFAULT 0 CHECK (setup_minutes BETWEEN 0 AND 1440),
  teardown_minutes integer NOT NULL DEFAULT 0 CHECK (teardown_minutes BETWEEN 0 AND 1440),
  note text NOT NULL DEFAULT '',
  ends_before text CHECK (ends_before ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  expanded_until text NOT NULL CHECK (expanded_until ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  continues_id uuid,
  created_by text NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (studio_id, id),
  FOREIGN KEY (studio_id, client_id) REFERENCES client (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES project (studio_id, id),
  FOREIGN KEY (studio_id, continues_id) REFERENCES series (studio_id, id)
);
CREATE INDEX series_list_idx ON series (studio_id, title);
-- Whose places are still to be written, for the worker that looks ahead.
CREATE INDEX series_expanded_idx ON series (expanded_until);

-- What each of its sessions asks for: this resource, so many units of a model, a kit, or people with a skill.
CREATE TABLE series_requirement (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  series_id uuid NOT NULL,
  resource_id uuid,
  model_id uuid,
  kit_id uuid,
  skill text CHECK (skill <> ''),
  quantity integer NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 1000),
  duty text NOT NULL DEFAULT '',
  position integer NOT NULL DEFAULT 0,
  UNIQUE (studio_id, id),
  CHECK (num_nonnulls(resource_id, model_id, kit_id, skill) = 1),
  CHECK (quantity = 1 OR model_id IS NOT NULL OR skill IS NOT NULL),
  FOREIGN KEY (studio_id, series_id) REFERENCES series (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, resource_id) REFERENCES resource (studio_id, id),
  FOREIGN KEY (studio_id, model_id) REFERENCES gear_model (studio_id, id),
  FOREIGN KEY (studio_id, kit_id) REFERENCES gear_kit (studio_id, id)
);
CREATE INDEX series_requirement_series_idx ON series_requirement (studio_id, series_id);

-- Places at which no session stands, and why; each can be had again while its time is free.
CREATE TYPE series_skip_reason AS ENUM ('clash', 'refused', 'cancelled', 'left_out');
CREATE TABLE series_skip (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL,
  series_id uuid NOT NULL,
  occurrence text NOT NULL CHECK (occurrence ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  reason series_skip_reason NOT NULL,
  what text NOT NULL DEFAULT '',
  skipped_by text NOT NULL,
  skipped_by_name text NOT NULL,
  skipped_at timestamptz(3) NOT NULL,
  freed_at timestamptz(3),
  UNIQUE (studio_id, id),
  UNIQUE (studio_id, series_id, occurrence),
  CHECK (ends_at > starts_at),
  FOREIGN KEY (studio_id, series_id) REFERENCES series (studio_id, id) ON DELETE CASCADE
);
CREATE INDEX series_skip_waiting_idx ON series_skip (studio_id, starts_at) WHERE reason IN ('clash', 'refused');

ALTER TABLE booking ADD CONSTRAINT booking_of_series FOREIGN KEY (studio_id, series_id) REFERENCES series (studio_id, id);
-- A place whose session was called off can be booked again; its history stays with the session that is off.
DROP INDEX booking_occurrence_key;
CREATE UNIQUE INDEX booking_occurrence_key ON booking (studio_id, series_id, occurrence) WHERE series_id IS NOT NULL AND state <> 'cancelled';
CREATE INDEX booking_series_idx ON booking (studio_id, series_id, occurrence) WHERE series_id IS NOT NULL;

-- How far ahead series without an end are booked.
ALTER TABLE studio ADD COLUMN series_months_ahead integer NOT NULL DEFAULT 6 CHECK (series_months_ahead BETWEEN 1 AND 24);

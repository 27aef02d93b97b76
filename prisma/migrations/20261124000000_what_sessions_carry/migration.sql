-- What a session carries beside its time: its kind, the series it belongs to, where its hold stands, and when it is really expected.
ALTER TABLE booking
  ADD COLUMN session_type_id uuid,
  ADD COLUMN series_id uuid,
  ADD COLUMN occurrence text CHECK (occurrence ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  ADD COLUMN hold_rank integer CHECK (hold_rank > 0),
  ADD COLUMN held_at timestamptz(3),
  ADD COLUMN hold_expires_at timestamptz(3),
  ADD COLUMN joint_hold_id uuid,
  ADD COLUMN challenged_by_id uuid,
  ADD COLUMN challenge_ends_at timestamptz(3),
  ADD COLUMN expected_start_at timestamptz(3),
  ADD CONSTRAINT booking_occurrence_of_a_series CHECK ((series_id IS NULL) = (occurrence IS NULL)),
  ADD CONSTRAINT booking_only_holds_rank CHECK (
    state = 'hold' OR num_nonnulls(hold_rank, held_at, hold_expires_at, joint_hold_id, challenged_by_id, challenge_ends_at) = 0
  ),
  ADD CONSTRAINT booking_challenge_ends CHECK ((challenged_by_id IS NULL) = (challenge_ends_at IS NULL)),
  ADD CONSTRAINT booking_challenged_by FOREIGN KEY (studio_id, challenged_by_id) REFERENCES booking (studio_id, id);
CREATE UNIQUE INDEX booking_occurrence_key ON booking (studio_id, series_id, occurrence) WHERE series_id IS NOT NULL;
CREATE INDEX booking_hold_expires_idx ON booking (hold_expires_at) WHERE hold_expires_at IS NOT NULL;
CREATE INDEX booking_challenge_ends_idx ON booking (challenge_ends_at) WHERE challenge_ends_at IS NOT NULL;
CREATE INDEX booking_session_type_idx ON booking (studio_id, session_type_id) WHERE session_type_id IS NOT NULL;

-- A role that nobody fills yet: somebody with this skill is wanted.
ALTER TABLE booking_requirement
  ADD COLUMN skill text CHECK (skill <> ''),
  DROP CONSTRAINT booking_requirement_check,
  DROP CONSTRAINT booking_requirement_check1,
  ADD CONSTRAINT booking_requirement_one_wish CHECK (num_nonnulls(resource_id, model_id, kit_id, skill) = 1),
  ADD CONSTRAINT booking_requirement_several CHECK (quantity = 1 OR model_id IS NOT NULL OR skill IS NOT NULL);

-- What belongs to one act is one transaction: undone together. A change that takes another back names it.
ALTER TABLE change ADD COLUMN act_id uuid, ADD COLUMN undoes bigint;
CREATE INDEX change_actor_idx ON change (studio_id, actor, revision);
CREATE INDEX change_area_idx ON change (studio_id, area, revision);

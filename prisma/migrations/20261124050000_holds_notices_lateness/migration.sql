-- How a studio treats holds and those who do not come.
ALTER TABLE studio
  ADD COLUMN hold_days integer DEFAULT 7 CHECK (hold_days BETWEEN 1 AND 365),
  ADD COLUMN challenge_hours integer NOT NULL DEFAULT 24 CHECK (challenge_hours BETWEEN 1 AND 720),
  ADD COLUMN confirming_releases_holds boolean NOT NULL DEFAULT true,
  ADD COLUMN no_show_after_minutes integer DEFAULT 30 CHECK (no_show_after_minutes BETWEEN 5 AND 720),
  ADD COLUMN no_show_releases boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT studio_no_show_needs_a_time CHECK (NOT no_show_releases OR no_show_after_minutes IS NOT NULL);

-- Holds that were there before: who asked first ranks first, each behind those of its room and time that came before it.
UPDATE booking SET held_at = created_at WHERE state = 'hold' AND held_at IS NULL;
DO $$
DECLARE
  hold record;
BEGIN
  FOR hold IN SELECT id FROM booking WHERE state = 'hold' AND hold_rank IS NULL ORDER BY held_at, id LOOP
    UPDATE booking SET hold_rank = 1 + coalesce((
      SELECT max(rival.hold_rank)
      FROM allocation mine
      JOIN room ON room.id = mine.resource_id
      JOIN allocation theirs ON theirs.resource_id = mine.resource_id AND NOT theirs.firm AND theirs.during && mine.during
      JOIN booking rival ON rival.id = theirs.booking_id AND rival.state = 'hold'
      WHERE mine.booking_id = hold.id AND NOT mine.firm AND rival.id <> hold.id
    ), 0) WHERE id = hold.id;
  END LOOP;
END $$;
ALTER TABLE booking
  ADD CONSTRAINT booking_every_hold_ranks CHECK (state <> 'hold' OR num_nulls(hold_rank, held_at) = 0),
  ADD CONSTRAINT booking_no_self_challenge CHECK (challenged_by_id <> id),
  ADD CONSTRAINT booking_late_means_later CHECK (expected_start_at > starts_at);
CREATE INDEX booking_challenged_by_idx ON booking (studio_id, challenged_by_id) WHERE challenged_by_id IS NOT NULL;
CREATE INDEX booking_joint_hold_idx ON booking (studio_id, joint_hold_id) WHERE joint_hold_id IS NOT NULL;
-- Who may not have come: the few that are firm and have not begun.
CREATE INDEX booking_awaited_idx ON booking (starts_at) WHERE state = 'confirmed';

-- A board in a room may let people begin and end what takes place there.
ALTER TABLE board_link
  ADD COLUMN room_id uuid,
  ADD COLUMN may_check_in boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT board_link_room FOREIGN KEY (studio_id, room_id) REFERENCES room (studio_id, id),
  ADD CONSTRAINT board_link_acts_in_a_room CHECK (NOT may_check_in OR room_id IS NOT NULL);

-- What somebody should know: written once for each change and member by who follows the log.
ALTER TABLE member ADD COLUMN notices_by_mail boolean NOT NULL DEFAULT false;
CREATE TABLE notice (
  id uuid PRIMARY KEY,
  studio_id uuid NOT NULL REFERENCES studio,
  member_id uuid NOT NULL,
  revision bigint NOT NULL,
  kind text NOT NULL CHECK (kind <> ''),
  parts jsonb NOT NULL DEFAULT '{}',
  entity text NOT NULL,
  entity_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  -- Waits to be mailed; taken by a worker while it mails it; gone out.
  mail_due boolean NOT NULL DEFAULT false,
  mail_taken_at timestamptz(3),
  mailed_at timestamptz(3),
  UNIQUE (studio_id, id),
  UNIQUE (studio_id, member_id, revision),
  FOREIGN KEY (studio_id, member_id) REFERENCES member (studio_id, id) ON DELETE CASCADE,
  FOREIGN KEY (studio_id, revision) REFERENCES change (studio_id, revision)
);
CREATE INDEX notice_unread_idx ON notice (studio_id, member_id) WHERE read_at IS NULL;
CREATE INDEX notice_mail_idx ON notice (at) WHERE mail_due AND mailed_at IS NULL;
-- Nobody is told today of what happened before notices were there.
INSERT INTO change_cursor (consumer, studio_id, revision) SELECT 'activity.notices', id, revision FROM studio;

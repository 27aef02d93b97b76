-- Mail leaves by the workers, from here: what is asked for is written down first, and each row is sent once.
CREATE TYPE mail_kind AS ENUM ('invitation', 'sign_in', 'password_reset', 'password_changed');

CREATE TABLE mail (
  id uuid PRIMARY KEY,
  kind mail_kind NOT NULL,
  studio_id uuid NOT NULL REFERENCES studio,
  -- The change of the log that it tells of, if it tells of one: two readers of the log write one mail.
  revision bigint,
  member_id uuid,
  to_address text NOT NULL,
  -- A link that was made when it was asked for, sealed with the installation's secret; gone once it is sent.
  sealed_url text,
  created_at timestamptz(3) NOT NULL,
  useless_after timestamptz(3) NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3),
  given_up_at timestamptz(3),
  last_fault text,
  UNIQUE (studio_id, revision),
  FOREIGN KEY (studio_id, revision) REFERENCES change (studio_id, revision),
  FOREIGN KEY (studio_id, member_id) REFERENCES member (studio_id, id),
  CHECK (sent_at IS NULL OR given_up_at IS NULL),
  CHECK (sealed_url IS NULL OR (sent_at IS NULL AND given_up_at IS NULL))
);
CREATE INDEX mail_due_idx ON mail (studio_id, next_try_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
CREATE INDEX mail_member_idx ON mail (studio_id, member_id, created_at);

-- Who has been here: everybody who ever had a session, a proven address or a password.
ALTER TABLE member ADD COLUMN signed_in_at timestamptz(3);
ALTER TABLE member ADD COLUMN invited_at timestamptz(3);
UPDATE member SET invited_at = created_at;
UPDATE member SET signed_in_at = coalesce((SELECT min(created_at) FROM session WHERE session.user_id = member.user_id), member.created_at)
FROM "user"
WHERE "user".id = member.user_id
  AND ("user".email_verified
    OR EXISTS (SELECT FROM session WHERE session.user_id = member.user_id)
    OR EXISTS (SELECT FROM account WHERE account.user_id = member.user_id));
ALTER TABLE member ALTER COLUMN invited_at SET DEFAULT now(), ALTER COLUMN invited_at SET NOT NULL;

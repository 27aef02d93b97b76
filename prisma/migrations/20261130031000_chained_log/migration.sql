-- Each change of a studio's log carries the SHA-256 of what it says and of the hash before it: who alters, removes or slips in a row
-- afterwards, by whatever way, breaks the chain at that row (domain/activity/verify-log.ts, `npm run audit:verify`).
ALTER TABLE change ADD COLUMN hash bytea;

-- What is hashed, as text that depends on no setting of the session.
CREATE FUNCTION change_content(entry change) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_array(entry.studio_id, entry.revision, (extract(epoch FROM entry.at) * 1000)::bigint, entry.actor, entry.actor_name,
    entry.area, entry.entity, entry.entity_id, entry.kind, entry.before, entry.after, entry.act_id, entry.undoes)::text
$$;

-- By the database, so that no path of the program can leave it out. Rows come in the order of their revisions, which the lock of the
-- studio's row gives them; a hash that is brought along, as by a restored backup, must be the right one.
CREATE FUNCTION chain_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  previous bytea := '';
  chained bytea;
BEGIN
  IF NEW.revision > 1 THEN
    SELECT hash INTO previous FROM change WHERE studio_id = NEW.studio_id AND revision = NEW.revision - 1;
    IF NOT FOUND THEN RAISE EXCEPTION 'The log has no revision % for % to follow.', NEW.revision - 1, NEW.revision; END IF;
  END IF;
  chained := sha256(previous || convert_to(change_content(NEW), 'UTF8'));
  IF NEW.hash <> chained THEN RAISE EXCEPTION 'Revision % of the log is not what its hash was made of.', NEW.revision; END IF;
  NEW.hash := chained;
  RETURN NEW;
END $$;

ALTER TABLE change DISABLE TRIGGER change_is_append_only;
DO $$
DECLARE
  entry change;
  previous bytea := '';
BEGIN
  FOR entry IN SELECT * FROM change ORDER BY studio_id, revision LOOP
    IF entry.revision = 1 THEN previous := ''; END IF;
    previous := sha256(previous || convert_to(change_content(entry), 'UTF8'));
    UPDATE change SET hash = previous WHERE studio_id = entry.studio_id AND revision = entry.revision;
  END LOOP;
END $$;
ALTER TABLE change ENABLE TRIGGER change_is_append_only;
ALTER TABLE change ALTER COLUMN hash SET NOT NULL;

CREATE TRIGGER change_is_chained BEFORE INSERT ON change FOR EACH ROW EXECUTE FUNCTION chain_change();
CREATE TRIGGER change_is_never_emptied BEFORE TRUNCATE ON change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_edit();

-- A statement that forgets its studio sees nothing of another. Each connection says before it is used how far it may reach
-- (domain/kernel/in-studio.ts): the id of one studio, or 'every' for sign-in, set-up and the finding of work. Who says nothing sees nothing.
-- Forced, because the application's account owns the tables. The CASE keeps the planner's guess of what passes plain (one half), whereas
-- that of an equality would be far too low beside the statement's own condition.
CREATE FUNCTION isolate(name regclass, studio text DEFAULT 'studio_id') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  reach text := 'current_setting(''callboard.studio'', true)';
  own text := format('CASE %s WHEN ''every'' THEN true ELSE %I::text = %s END', reach, studio, reach);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', name);
  EXECUTE format('CREATE POLICY own_studio ON %s USING (%s)', name, own);
END $$;
COMMENT ON FUNCTION isolate IS 'Every migration that makes a table with a studio_id calls it.';

SELECT isolate('studio', 'id');
SELECT isolate(format('%I', table_name)::regclass) FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
WHERE table_schema = 'public' AND column_name = 'studio_id' AND table_type = 'BASE TABLE' AND table_name <> 'allocation';

-- What is taken when is looked up by ranges, and PostgreSQL asks an index for && only where no policy has to be asked first: a check for
-- clashes would walk through all that a resource was ever taken for. These rows are read by resource and say no more than ids and times;
-- whose they are stands in rows that are held. They are written under the same rule as all others.
ALTER TABLE allocation ENABLE ROW LEVEL SECURITY;
ALTER TABLE allocation FORCE ROW LEVEL SECURITY;
CREATE POLICY read_by_resource ON allocation FOR SELECT USING (true);
CREATE POLICY own_studio_insert ON allocation FOR INSERT
  WITH CHECK (CASE current_setting('callboard.studio', true) WHEN 'every' THEN true ELSE studio_id::text = current_setting('callboard.studio', true) END);
CREATE POLICY own_studio_update ON allocation FOR UPDATE
  USING (CASE current_setting('callboard.studio', true) WHEN 'every' THEN true ELSE studio_id::text = current_setting('callboard.studio', true) END);
CREATE POLICY own_studio_delete ON allocation FOR DELETE
  USING (CASE current_setting('callboard.studio', true) WHEN 'every' THEN true ELSE studio_id::text = current_setting('callboard.studio', true) END);

-- How far a connection may reach is asked once in a statement (each sub-select is an InitPlan) and compared as an id, not once for each
-- row as a text: a week of the schedule reads thousands of rows (bench/isolation.ts). The OR keeps the planner's guess of what passes at
-- one half, as the CASE before it did.
CREATE FUNCTION own_studio(studio text DEFAULT 'studio_id') RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format(
    '(SELECT current_setting(''callboard.studio'', true) = ''every'') OR '
    '%I = (SELECT nullif(nullif(current_setting(''callboard.studio'', true), ''every''), '''')::uuid)', studio)
$$;

CREATE OR REPLACE FUNCTION isolate(name regclass, studio text DEFAULT 'studio_id') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', name);
  EXECUTE format('CREATE POLICY own_studio ON %s USING (%s)', name, own_studio(studio));
END $$;

DO $$
DECLARE policy record;
BEGIN
  FOR policy IN SELECT polname AS name, polrelid::regclass AS on_table, polqual, polwithcheck FROM pg_policy WHERE polname LIKE 'own\_studio%'
  LOOP
    EXECUTE concat_ws(' ', format('ALTER POLICY %I ON %s', policy.name, policy.on_table),
      'USING (' || CASE WHEN policy.polqual IS NOT NULL THEN own_studio(CASE policy.on_table::text WHEN 'studio' THEN 'id' ELSE 'studio_id' END) END || ')',
      'WITH CHECK (' || CASE WHEN policy.polwithcheck IS NOT NULL THEN own_studio() END || ')');
  END LOOP;
END $$;

-- Lists stand in the order in which people read: Ace before ATEM, Ädel before Zebra, no. 9 before no. 10.
-- The database itself compares bytes (locale C.UTF-8). A server built without ICU keeps doing so here too.
DO $$
BEGIN
  CREATE COLLATION reading_order (provider = icu, locale = 'und-u-kn-true');
  ALTER TABLE resource ALTER COLUMN name TYPE text COLLATE reading_order;
  ALTER TABLE client ALTER COLUMN name TYPE text COLLATE reading_order, ALTER COLUMN contact_name TYPE text COLLATE reading_order;
  ALTER TABLE project ALTER COLUMN name TYPE text COLLATE reading_order;
  ALTER TABLE booking ALTER COLUMN title TYPE text COLLATE reading_order;
  ALTER TABLE person ALTER COLUMN job_title TYPE text COLLATE reading_order;
  ALTER TABLE gear_model
    ALTER COLUMN name TYPE text COLLATE reading_order,
    ALTER COLUMN manufacturer TYPE text COLLATE reading_order,
    ALTER COLUMN category TYPE text COLLATE reading_order;
  ALTER TABLE gear_kit ALTER COLUMN name TYPE text COLLATE reading_order, ALTER COLUMN category TYPE text COLLATE reading_order;
  ALTER TABLE gear_unit ALTER COLUMN location TYPE text COLLATE reading_order, ALTER COLUMN barcode TYPE text COLLATE reading_order;
  ALTER TABLE checkout ALTER COLUMN holder_name TYPE text COLLATE reading_order;
  ALTER TABLE expense ALTER COLUMN description TYPE text COLLATE reading_order;
EXCEPTION
  WHEN feature_not_supported OR undefined_object THEN NULL;
END
$$;

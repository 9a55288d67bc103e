-- Migration 0003_fill_titles, sqlite, down. History: schemalock.lock holds its checksum. (marks: schemalock)

-- schemalock:phase transaction
BEGIN;
-- Write what undoes them here.
COMMIT;

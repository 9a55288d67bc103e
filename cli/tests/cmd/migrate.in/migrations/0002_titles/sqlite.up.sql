-- Migration 0002_titles, sqlite, up. History: schemalock.lock holds its checksum. (marks: schemalock)

-- schemalock:phase transaction
BEGIN;
SELECT 1;
COMMIT;

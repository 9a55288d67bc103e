-- Migration 0003_fill_titles, sqlite, up. History: schemalock.lock holds its checksum. (marks: schemalock)

-- schemalock:phase transaction
BEGIN;
-- Write the statements here, each with its semicolon; then run `schemalock migrate hash`.
COMMIT;

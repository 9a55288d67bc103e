-- Migration 0001_initial, sqlite, down. History: schemalock.lock holds its checksum. (marks: schemalock)

-- schemalock:phase transaction
BEGIN;
PRAGMA defer_foreign_keys = ON;
DROP TABLE "notes";
DROP TABLE "items";
COMMIT;

-- Migration 0001_initial, sqlite, down. History: schemalock.lock holds its checksum. (marks: schemalock)

-- schemalock:irreversible "every table goes, with its rows"

-- schemalock:phase transaction
BEGIN;
PRAGMA defer_foreign_keys = ON;
DROP TABLE "node_connections";
DROP TABLE "nodes";
DROP TABLE "scenarios";
DROP TABLE "connections";
DROP TABLE "apps";
COMMIT;

-- Migration 0001_initial, postgres, down. History: schemalock.lock holds its checksum. (marks: schemalock)

-- schemalock:irreversible "every table goes, with its rows"

-- schemalock:phase transaction
BEGIN;
DROP TABLE "node_connections";
DROP TABLE "nodes";
DROP TABLE "scenarios";
DROP TABLE "connections";
DROP TABLE "apps";
DROP FUNCTION "nodes_touch_updated_at"();
DROP FUNCTION "scenarios_touch_updated_at"();
DROP FUNCTION "connections_touch_updated_at"();
DROP FUNCTION "apps_touch_updated_at"();
COMMIT;

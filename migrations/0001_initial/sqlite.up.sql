-- Migration 0001_initial, sqlite, up. History: schemalock.lock holds its checksum. (marks: schemalock)

-- schemalock:phase transaction
-- schemalock:expect table "apps"
-- schemalock:expect table "connections"
-- schemalock:expect table "scenarios"
-- schemalock:expect table "nodes"
-- schemalock:expect table "node_connections"
-- schemalock:expect index "apps" "apps_by_name"
-- schemalock:expect index "apps" "apps_by_enabled"
-- schemalock:expect index "connections" "connections_by_app_id"
-- schemalock:expect index "connections" "connections_by_status"
-- schemalock:expect index "connections" "connections_by_owner"
-- schemalock:expect index "connections" "connections_by_app_and_owner"
-- schemalock:expect index "scenarios" "scenarios_by_status"
-- schemalock:expect index "scenarios" "scenarios_by_owner"
-- schemalock:expect index "scenarios" "scenarios_by_name"
-- schemalock:expect index "scenarios" "scenarios_by_owner_and_status"
-- schemalock:expect index "nodes" "nodes_by_scenario"
-- schemalock:expect index "nodes" "nodes_by_type"
-- schemalock:expect index "nodes" "nodes_by_scenario_and_type"
-- schemalock:expect index "nodes" "nodes_by_scenario_and_order"
-- schemalock:expect index "node_connections" "node_connections_by_scenario"
-- schemalock:expect index "node_connections" "node_connections_by_source_node"
-- schemalock:expect index "node_connections" "node_connections_by_target_node"
-- schemalock:expect index "node_connections" "node_connections_by_scenario_and_source"
-- schemalock:expect index "node_connections" "node_connections_by_scenario_and_target"
-- schemalock:expect trigger "apps" "apps_touch_updated_at"
-- schemalock:expect trigger "connections" "connections_touch_updated_at"
-- schemalock:expect trigger "scenarios" "scenarios_touch_updated_at"
-- schemalock:expect trigger "nodes" "nodes_touch_updated_at"
BEGIN;
CREATE TABLE "apps" (
    "id" TEXT NOT NULL,
    -- The name that users see.
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "auth_type" TEXT NOT NULL,
    -- What a connection to this app can be configured with.
    "config_template" TEXT NOT NULL DEFAULT '{}',
    "icon_url" TEXT,
    -- Whether new connections can be made.
    "is_enabled" INTEGER NOT NULL DEFAULT 1,
    "created_at" INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)),
    "updated_at" INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)),
    CONSTRAINT "apps_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "apps_id_length" CHECK (length("id") = 36),
    CONSTRAINT "apps_name_max_length" CHECK (length("name") <= 120),
    CONSTRAINT "apps_name_non_empty" CHECK (trim("name") <> ''),
    CONSTRAINT "apps_description_max_length" CHECK (length("description") <= 2000),
    CONSTRAINT "apps_auth_type_enum" CHECK ("auth_type" IN ('oauth', 'apiKey', 'usernamePassword')),
    CONSTRAINT "apps_config_template_json" CHECK (json_valid("config_template")),
    CONSTRAINT "apps_icon_url_max_length" CHECK (length("icon_url") <= 2048),
    CONSTRAINT "apps_is_enabled_boolean" CHECK ("is_enabled" BETWEEN 0 AND 1)
) STRICT;
CREATE TABLE "connections" (
    "id" TEXT NOT NULL,
    "app_id" TEXT NOT NULL,
    -- The user it belongs to.
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    -- Tokens or keys of the app.
    "credentials" TEXT NOT NULL,
    -- What was filled in of the app's `config_template`.
    "config" TEXT,
    "status" TEXT NOT NULL DEFAULT 'pending',
    -- What the last failed check said.
    "last_error" TEXT,
    "last_checked_at" INTEGER,
    "created_at" INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)),
    "updated_at" INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)),
    CONSTRAINT "connections_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "connections_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "apps" ("id") ON DELETE RESTRICT,
    CONSTRAINT "connections_id_length" CHECK (length("id") = 36),
    CONSTRAINT "connections_app_id_length" CHECK (length("app_id") = 36),
    CONSTRAINT "connections_owner_id_max_length" CHECK (length("owner_id") <= 64),
    CONSTRAINT "connections_owner_id_non_empty" CHECK (trim("owner_id") <> ''),
    CONSTRAINT "connections_name_max_length" CHECK (length("name") <= 120),
    CONSTRAINT "connections_name_non_empty" CHECK (trim("name") <> ''),
    CONSTRAINT "connections_credentials_sealed" CHECK ("credentials" GLOB 'sl1.*'),
    CONSTRAINT "connections_config_json" CHECK (json_valid("config")),
    CONSTRAINT "connections_status_enum" CHECK ("status" IN ('pending', 'active', 'expired', 'error'))
) STRICT;
CREATE TABLE "scenarios" (
    "id" TEXT NOT NULL,
    -- The user who made it.
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    -- When it runs by itself, as a cron expression.
    "schedule" TEXT,
    "last_executed_at" INTEGER,
    "last_execution_result" TEXT,
    "last_execution_error" TEXT,
    "created_at" INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)),
    "updated_at" INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)),
    CONSTRAINT "scenarios_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "scenarios_id_length" CHECK (length("id") = 36),
    CONSTRAINT "scenarios_owner_id_max_length" CHECK (length("owner_id") <= 64),
    CONSTRAINT "scenarios_owner_id_non_empty" CHECK (trim("owner_id") <> ''),
    CONSTRAINT "scenarios_name_max_length" CHECK (length("name") <= 200),
    CONSTRAINT "scenarios_name_non_empty" CHECK (trim("name") <> ''),
    CONSTRAINT "scenarios_description_max_length" CHECK (length("description") <= 2000),
    CONSTRAINT "scenarios_status_enum" CHECK ("status" IN ('draft', 'active', 'inactive', 'error')),
    CONSTRAINT "scenarios_schedule_max_length" CHECK (length("schedule") <= 200),
    CONSTRAINT "scenarios_last_execution_result_enum" CHECK ("last_execution_result" IN ('success', 'partial', 'failure'))
) STRICT;
CREATE TABLE "nodes" (
    "id" TEXT NOT NULL,
    "scenario_id" TEXT NOT NULL,
    -- What the step does, such as `trigger` or `wordpress.create_post`.
    "type" TEXT NOT NULL,
    -- The name that users see.
    "label" TEXT NOT NULL DEFAULT '',
    -- What the step was told to do.
    "config" TEXT NOT NULL DEFAULT '{}',
    -- Where it stands on the canvas.
    "position" TEXT NOT NULL DEFAULT '{"x":0,"y":0}',
    -- Its place among steps that run one after another.
    "order" INTEGER,
    "created_at" INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)),
    "updated_at" INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)),
    CONSTRAINT "nodes_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "nodes_scenario_id_id_key" UNIQUE ("scenario_id", "id"),
    CONSTRAINT "nodes_scenario_id_fkey" FOREIGN KEY ("scenario_id") REFERENCES "scenarios" ("id") ON DELETE CASCADE,
    CONSTRAINT "nodes_id_length" CHECK (length("id") = 36),
    CONSTRAINT "nodes_scenario_id_length" CHECK (length("scenario_id") = 36),
    CONSTRAINT "nodes_type_max_length" CHECK (length("type") <= 100),
    CONSTRAINT "nodes_type_non_empty" CHECK (trim("type") <> ''),
    CONSTRAINT "nodes_label_max_length" CHECK (length("label") <= 200),
    CONSTRAINT "nodes_config_json" CHECK (json_valid("config")),
    CONSTRAINT "nodes_position_json" CHECK (json_valid("position")),
    CONSTRAINT "nodes_order_range" CHECK ("order" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "nodes_order_min" CHECK ("order" >= 0)
) STRICT;
CREATE TABLE "node_connections" (
    "id" TEXT NOT NULL,
    "scenario_id" TEXT NOT NULL,
    -- The node that data comes from.
    "source_node_id" TEXT NOT NULL,
    -- The node that data goes to.
    "target_node_id" TEXT NOT NULL,
    -- How the source's output becomes the target's input.
    "mapping" TEXT NOT NULL DEFAULT '{}',
    CONSTRAINT "node_connections_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "node_connections_source_node_id_target_node_id_key" UNIQUE ("source_node_id", "target_node_id"),
    CONSTRAINT "node_connections_scenario_id_fkey" FOREIGN KEY ("scenario_id") REFERENCES "scenarios" ("id") ON DELETE CASCADE,
    CONSTRAINT "node_connections_scenario_id_source_node_id_fkey" FOREIGN KEY ("scenario_id", "source_node_id") REFERENCES "nodes" ("scenario_id", "id") ON DELETE CASCADE,
    CONSTRAINT "node_connections_scenario_id_target_node_id_fkey" FOREIGN KEY ("scenario_id", "target_node_id") REFERENCES "nodes" ("scenario_id", "id") ON DELETE CASCADE,
    CONSTRAINT "node_connections_id_length" CHECK (length("id") = 36),
    CONSTRAINT "node_connections_scenario_id_length" CHECK (length("scenario_id") = 36),
    CONSTRAINT "node_connections_source_node_id_length" CHECK (length("source_node_id") = 36),
    CONSTRAINT "node_connections_target_node_id_length" CHECK (length("target_node_id") = 36),
    CONSTRAINT "node_connections_mapping_json" CHECK (json_valid("mapping")),
    CONSTRAINT "node_connections_no_self_loop_check" CHECK ("source_node_id" <> "target_node_id")
) STRICT;
CREATE INDEX "apps_by_name" ON "apps" ("name");
CREATE INDEX "apps_by_enabled" ON "apps" ("is_enabled");
CREATE INDEX "connections_by_app_id" ON "connections" ("app_id");
CREATE INDEX "connections_by_status" ON "connections" ("status");
CREATE INDEX "connections_by_owner" ON "connections" ("owner_id");
CREATE INDEX "connections_by_app_and_owner" ON "connections" ("app_id", "owner_id");
CREATE INDEX "scenarios_by_status" ON "scenarios" ("status");
CREATE INDEX "scenarios_by_owner" ON "scenarios" ("owner_id");
CREATE INDEX "scenarios_by_name" ON "scenarios" ("name");
CREATE INDEX "scenarios_by_owner_and_status" ON "scenarios" ("owner_id", "status");
CREATE INDEX "nodes_by_scenario" ON "nodes" ("scenario_id");
CREATE INDEX "nodes_by_type" ON "nodes" ("type");
CREATE INDEX "nodes_by_scenario_and_type" ON "nodes" ("scenario_id", "type");
CREATE INDEX "nodes_by_scenario_and_order" ON "nodes" ("scenario_id", "order");
CREATE INDEX "node_connections_by_scenario" ON "node_connections" ("scenario_id");
CREATE INDEX "node_connections_by_source_node" ON "node_connections" ("source_node_id");
CREATE INDEX "node_connections_by_target_node" ON "node_connections" ("target_node_id");
CREATE INDEX "node_connections_by_scenario_and_source" ON "node_connections" ("scenario_id", "source_node_id");
CREATE INDEX "node_connections_by_scenario_and_target" ON "node_connections" ("scenario_id", "target_node_id");
CREATE TRIGGER "apps_touch_updated_at"
AFTER UPDATE OF "id", "name", "description", "auth_type", "config_template", "icon_url", "is_enabled", "created_at" ON "apps"
FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
BEGIN
    UPDATE "apps" SET "updated_at" = (CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)) WHERE "id" = NEW."id";
END;
CREATE TRIGGER "connections_touch_updated_at"
AFTER UPDATE OF "id", "app_id", "owner_id", "name", "credentials", "config", "status", "last_error", "last_checked_at", "created_at" ON "connections"
FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
BEGIN
    UPDATE "connections" SET "updated_at" = (CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)) WHERE "id" = NEW."id";
END;
CREATE TRIGGER "scenarios_touch_updated_at"
AFTER UPDATE OF "id", "owner_id", "name", "description", "status", "schedule", "last_executed_at", "last_execution_result", "last_execution_error", "created_at" ON "scenarios"
FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
BEGIN
    UPDATE "scenarios" SET "updated_at" = (CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)) WHERE "id" = NEW."id";
END;
CREATE TRIGGER "nodes_touch_updated_at"
AFTER UPDATE OF "id", "scenario_id", "type", "label", "config", "position", "order", "created_at" ON "nodes"
FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
BEGIN
    UPDATE "nodes" SET "updated_at" = (CAST(strftime('%s', 'now') AS INTEGER) * 1000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER)) WHERE "id" = NEW."id";
END;
COMMIT;

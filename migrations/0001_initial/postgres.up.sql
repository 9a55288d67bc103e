-- Migration 0001_initial, postgres, up. History: schemalock.lock holds its checksum. (marks: schemalock)

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
-- schemalock:expect function "apps_touch_updated_at"
-- schemalock:expect trigger "apps" "apps_touch_updated_at"
-- schemalock:expect function "connections_touch_updated_at"
-- schemalock:expect trigger "connections" "connections_touch_updated_at"
-- schemalock:expect function "scenarios_touch_updated_at"
-- schemalock:expect trigger "scenarios" "scenarios_touch_updated_at"
-- schemalock:expect function "nodes_touch_updated_at"
-- schemalock:expect trigger "nodes" "nodes_touch_updated_at"
BEGIN;
CREATE TABLE "apps" (
    "id" uuid NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "description" text COLLATE "C" NOT NULL DEFAULT '',
    "auth_type" text COLLATE "C" NOT NULL,
    "config_template" jsonb NOT NULL DEFAULT '{}',
    "icon_url" text COLLATE "C",
    "is_enabled" boolean NOT NULL DEFAULT true,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT "apps_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "apps_name_max_length" CHECK (char_length("name") <= 120),
    CONSTRAINT "apps_name_non_empty" CHECK (btrim("name") <> ''),
    CONSTRAINT "apps_description_max_length" CHECK (char_length("description") <= 2000),
    CONSTRAINT "apps_auth_type_enum" CHECK ("auth_type" IN ('oauth', 'apiKey', 'usernamePassword')),
    CONSTRAINT "apps_icon_url_max_length" CHECK (char_length("icon_url") <= 2048),
    CONSTRAINT "apps_icon_url_format" CHECK ("icon_url" ~ '^https?://[^ \t\r\n/?#]+([/?#][^ \t\r\n]*)?$')
);
CREATE TABLE "connections" (
    "id" uuid NOT NULL,
    "app_id" uuid NOT NULL,
    "owner_id" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "credentials" text COLLATE "C" NOT NULL,
    "config" jsonb,
    "status" text COLLATE "C" NOT NULL DEFAULT 'pending',
    "last_error" text COLLATE "C",
    "last_checked_at" timestamptz(3),
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT "connections_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "connections_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "apps" ("id") ON DELETE RESTRICT,
    CONSTRAINT "connections_owner_id_max_length" CHECK (char_length("owner_id") <= 64),
    CONSTRAINT "connections_owner_id_non_empty" CHECK (btrim("owner_id") <> ''),
    CONSTRAINT "connections_name_max_length" CHECK (char_length("name") <= 120),
    CONSTRAINT "connections_name_non_empty" CHECK (btrim("name") <> ''),
    CONSTRAINT "connections_credentials_sealed" CHECK ("credentials" LIKE 'sl1.%'),
    CONSTRAINT "connections_status_enum" CHECK ("status" IN ('pending', 'active', 'expired', 'error'))
);
CREATE TABLE "scenarios" (
    "id" uuid NOT NULL,
    "owner_id" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "description" text COLLATE "C" NOT NULL DEFAULT '',
    "status" text COLLATE "C" NOT NULL DEFAULT 'draft',
    "schedule" text COLLATE "C",
    "last_executed_at" timestamptz(3),
    "last_execution_result" text COLLATE "C",
    "last_execution_error" text COLLATE "C",
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT "scenarios_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "scenarios_owner_id_max_length" CHECK (char_length("owner_id") <= 64),
    CONSTRAINT "scenarios_owner_id_non_empty" CHECK (btrim("owner_id") <> ''),
    CONSTRAINT "scenarios_name_max_length" CHECK (char_length("name") <= 200),
    CONSTRAINT "scenarios_name_non_empty" CHECK (btrim("name") <> ''),
    CONSTRAINT "scenarios_description_max_length" CHECK (char_length("description") <= 2000),
    CONSTRAINT "scenarios_status_enum" CHECK ("status" IN ('draft', 'active', 'inactive', 'error')),
    CONSTRAINT "scenarios_schedule_max_length" CHECK (char_length("schedule") <= 200),
    CONSTRAINT "scenarios_last_execution_result_enum" CHECK ("last_execution_result" IN ('success', 'partial', 'failure'))
);
CREATE TABLE "nodes" (
    "id" uuid NOT NULL,
    "scenario_id" uuid NOT NULL,
    "type" text COLLATE "C" NOT NULL,
    "label" text COLLATE "C" NOT NULL DEFAULT '',
    "config" jsonb NOT NULL DEFAULT '{}',
    "position" jsonb NOT NULL DEFAULT '{"x":0,"y":0}',
    "order" integer,
    "created_at" timestamptz(3) NOT NULL DEFAULT now(),
    "updated_at" timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT "nodes_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "nodes_scenario_id_id_key" UNIQUE ("scenario_id", "id"),
    CONSTRAINT "nodes_scenario_id_fkey" FOREIGN KEY ("scenario_id") REFERENCES "scenarios" ("id") ON DELETE CASCADE,
    CONSTRAINT "nodes_type_max_length" CHECK (char_length("type") <= 100),
    CONSTRAINT "nodes_type_non_empty" CHECK (btrim("type") <> ''),
    CONSTRAINT "nodes_label_max_length" CHECK (char_length("label") <= 200),
    CONSTRAINT "nodes_order_min" CHECK ("order" >= 0)
);
CREATE TABLE "node_connections" (
    "id" uuid NOT NULL,
    "scenario_id" uuid NOT NULL,
    "source_node_id" uuid NOT NULL,
    "target_node_id" uuid NOT NULL,
    "mapping" jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT "node_connections_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "node_connections_source_node_id_target_node_id_key" UNIQUE ("source_node_id", "target_node_id"),
    CONSTRAINT "node_connections_scenario_id_fkey" FOREIGN KEY ("scenario_id") REFERENCES "scenarios" ("id") ON DELETE CASCADE,
    CONSTRAINT "node_connections_scenario_id_source_node_id_fkey" FOREIGN KEY ("scenario_id", "source_node_id") REFERENCES "nodes" ("scenario_id", "id") ON DELETE CASCADE,
    CONSTRAINT "node_connections_scenario_id_target_node_id_fkey" FOREIGN KEY ("scenario_id", "target_node_id") REFERENCES "nodes" ("scenario_id", "id") ON DELETE CASCADE,
    CONSTRAINT "node_connections_no_self_loop_check" CHECK ("source_node_id" <> "target_node_id")
);
COMMENT ON TABLE "apps" IS 'A service that scenarios can talk to, such as WordPress or Monday.com.';
COMMENT ON COLUMN "apps"."name" IS 'The name that users see.';
COMMENT ON COLUMN "apps"."config_template" IS 'What a connection to this app can be configured with.';
COMMENT ON COLUMN "apps"."is_enabled" IS 'Whether new connections can be made.';
COMMENT ON TABLE "connections" IS 'One user''s credentials for one app.';
COMMENT ON COLUMN "connections"."owner_id" IS 'The user it belongs to.';
COMMENT ON COLUMN "connections"."credentials" IS 'Tokens or keys of the app.';
COMMENT ON COLUMN "connections"."config" IS 'What was filled in of the app''s `config_template`.';
COMMENT ON COLUMN "connections"."last_error" IS 'What the last failed check said.';
COMMENT ON TABLE "scenarios" IS 'A graph of nodes that moves data between apps.';
COMMENT ON COLUMN "scenarios"."owner_id" IS 'The user who made it.';
COMMENT ON COLUMN "scenarios"."schedule" IS 'When it runs by itself, as a cron expression.';
COMMENT ON TABLE "nodes" IS 'One step of a scenario.';
COMMENT ON COLUMN "nodes"."type" IS 'What the step does, such as `trigger` or `wordpress.create_post`.';
COMMENT ON COLUMN "nodes"."label" IS 'The name that users see.';
COMMENT ON COLUMN "nodes"."config" IS 'What the step was told to do.';
COMMENT ON COLUMN "nodes"."position" IS 'Where it stands on the canvas.';
COMMENT ON COLUMN "nodes"."order" IS 'Its place among steps that run one after another.';
COMMENT ON TABLE "node_connections" IS 'An edge of a scenario''s graph; data flows from its source to its target.';
COMMENT ON COLUMN "node_connections"."source_node_id" IS 'The node that data comes from.';
COMMENT ON COLUMN "node_connections"."target_node_id" IS 'The node that data goes to.';
COMMENT ON COLUMN "node_connections"."mapping" IS 'How the source''s output becomes the target''s input.';
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
CREATE FUNCTION "apps_touch_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $schemalock$
BEGIN
    NEW."updated_at" := now();
    RETURN NEW;
END
$schemalock$;
CREATE TRIGGER "apps_touch_updated_at"
BEFORE UPDATE ON "apps"
FOR EACH ROW
WHEN (NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at")
EXECUTE FUNCTION "apps_touch_updated_at"();
CREATE FUNCTION "connections_touch_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $schemalock$
BEGIN
    NEW."updated_at" := now();
    RETURN NEW;
END
$schemalock$;
CREATE TRIGGER "connections_touch_updated_at"
BEFORE UPDATE ON "connections"
FOR EACH ROW
WHEN (NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at")
EXECUTE FUNCTION "connections_touch_updated_at"();
CREATE FUNCTION "scenarios_touch_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $schemalock$
BEGIN
    NEW."updated_at" := now();
    RETURN NEW;
END
$schemalock$;
CREATE TRIGGER "scenarios_touch_updated_at"
BEFORE UPDATE ON "scenarios"
FOR EACH ROW
WHEN (NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at")
EXECUTE FUNCTION "scenarios_touch_updated_at"();
CREATE FUNCTION "nodes_touch_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $schemalock$
BEGIN
    NEW."updated_at" := now();
    RETURN NEW;
END
$schemalock$;
CREATE TRIGGER "nodes_touch_updated_at"
BEFORE UPDATE ON "nodes"
FOR EACH ROW
WHEN (NEW."updated_at" IS NOT DISTINCT FROM OLD."updated_at")
EXECUTE FUNCTION "nodes_touch_updated_at"();
COMMIT;

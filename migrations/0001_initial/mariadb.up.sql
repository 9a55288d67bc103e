-- Migration 0001_initial, mariadb, up. History: schemalock.lock holds its checksum. (marks: schemalock)
SET NAMES utf8mb4;
SET SESSION sql_mode = CONCAT_WS(',', @@SESSION.sql_mode, 'STRICT_ALL_TABLES');

-- schemalock:phase statement
-- schemalock:expect table "apps"
CREATE TABLE `apps` (
    `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'The name that users see.',
    `description` VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '',
    `auth_type` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    `config_template` JSON NOT NULL DEFAULT '{}' COMMENT 'What a connection to this app can be configured with.',
    `icon_url` VARCHAR(2048) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin,
    `is_enabled` BOOLEAN NOT NULL DEFAULT 1 COMMENT 'Whether new connections can be made.',
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `updated_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    CONSTRAINT `apps_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `apps_name_non_empty` CHECK (TRIM(`name`) <> ''),
    CONSTRAINT `apps_auth_type_enum` CHECK (`auth_type` IN ('oauth', 'apiKey', 'usernamePassword')),
    CONSTRAINT `apps_icon_url_format` CHECK (`icon_url` REGEXP '\\Ahttps?://[^ \\t\\r\\n/?#]+([/?#][^ \\t\\r\\n]*)?\\z'),
    CONSTRAINT `apps_is_enabled_boolean` CHECK (`is_enabled` BETWEEN 0 AND 1)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin COMMENT='A service that scenarios can talk to, such as WordPress or Monday.com.';

-- schemalock:phase statement
-- schemalock:expect table "connections"
CREATE TABLE `connections` (
    `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `app_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `owner_id` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'The user it belongs to.',
    `name` VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    `credentials` LONGTEXT CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'Tokens or keys of the app.',
    `config` JSON COMMENT 'What was filled in of the app''s `config_template`.',
    `status` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'pending',
    `last_error` LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin COMMENT 'What the last failed check said.',
    `last_checked_at` DATETIME(3),
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `updated_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    CONSTRAINT `connections_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `connections_app_id_fkey` FOREIGN KEY (`app_id`) REFERENCES `apps` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `connections_owner_id_non_empty` CHECK (TRIM(`owner_id`) <> ''),
    CONSTRAINT `connections_name_non_empty` CHECK (TRIM(`name`) <> ''),
    CONSTRAINT `connections_credentials_sealed` CHECK (`credentials` LIKE BINARY 'sl1.%'),
    CONSTRAINT `connections_status_enum` CHECK (`status` IN ('pending', 'active', 'expired', 'error'))
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin COMMENT='One user''s credentials for one app.';

-- schemalock:phase statement
-- schemalock:expect table "scenarios"
CREATE TABLE `scenarios` (
    `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `owner_id` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'The user who made it.',
    `name` VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    `description` VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '',
    `status` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'draft',
    `schedule` VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin COMMENT 'When it runs by itself, as a cron expression.',
    `last_executed_at` DATETIME(3),
    `last_execution_result` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_nopad_bin,
    `last_execution_error` LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin,
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `updated_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    CONSTRAINT `scenarios_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `scenarios_owner_id_non_empty` CHECK (TRIM(`owner_id`) <> ''),
    CONSTRAINT `scenarios_name_non_empty` CHECK (TRIM(`name`) <> ''),
    CONSTRAINT `scenarios_status_enum` CHECK (`status` IN ('draft', 'active', 'inactive', 'error')),
    CONSTRAINT `scenarios_last_execution_result_enum` CHECK (`last_execution_result` IN ('success', 'partial', 'failure'))
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin COMMENT='A graph of nodes that moves data between apps.';

-- schemalock:phase statement
-- schemalock:expect table "nodes"
CREATE TABLE `nodes` (
    `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `scenario_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `type` VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'What the step does, such as `trigger` or `wordpress.create_post`.',
    `label` VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '' COMMENT 'The name that users see.',
    `config` JSON NOT NULL DEFAULT '{}' COMMENT 'What the step was told to do.',
    `position` JSON NOT NULL DEFAULT '{"x":0,"y":0}' COMMENT 'Where it stands on the canvas.',
    `order` INT COMMENT 'Its place among steps that run one after another.',
    `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    `updated_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
    CONSTRAINT `nodes_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `nodes_scenario_id_id_key` UNIQUE (`scenario_id`, `id`),
    CONSTRAINT `nodes_scenario_id_fkey` FOREIGN KEY (`scenario_id`) REFERENCES `scenarios` (`id`) ON DELETE CASCADE,
    CONSTRAINT `nodes_type_non_empty` CHECK (TRIM(`type`) <> ''),
    CONSTRAINT `nodes_order_min` CHECK (`order` >= 0)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin COMMENT='One step of a scenario.';

-- schemalock:phase statement
-- schemalock:expect table "node_connections"
CREATE TABLE `node_connections` (
    `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `scenario_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `source_node_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'The node that data comes from.',
    `target_node_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'The node that data goes to.',
    `mapping` JSON NOT NULL DEFAULT '{}' COMMENT 'How the source''s output becomes the target''s input.',
    CONSTRAINT `node_connections_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `node_connections_source_node_id_target_node_id_key` UNIQUE (`source_node_id`, `target_node_id`),
    CONSTRAINT `node_connections_scenario_id_fkey` FOREIGN KEY (`scenario_id`) REFERENCES `scenarios` (`id`) ON DELETE CASCADE,
    CONSTRAINT `node_connections_scenario_id_source_node_id_fkey` FOREIGN KEY (`scenario_id`, `source_node_id`) REFERENCES `nodes` (`scenario_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `node_connections_scenario_id_target_node_id_fkey` FOREIGN KEY (`scenario_id`, `target_node_id`) REFERENCES `nodes` (`scenario_id`, `id`) ON DELETE CASCADE,
    CONSTRAINT `node_connections_no_self_loop_check` CHECK (`source_node_id` <> `target_node_id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin COMMENT='An edge of a scenario''s graph; data flows from its source to its target.';

-- schemalock:phase statement
-- schemalock:expect index "apps" "apps_by_name"
CREATE INDEX `apps_by_name` ON `apps` (`name`);

-- schemalock:phase statement
-- schemalock:expect index "apps" "apps_by_enabled"
CREATE INDEX `apps_by_enabled` ON `apps` (`is_enabled`);

-- schemalock:phase statement
-- schemalock:expect index "connections" "connections_by_app_id"
CREATE INDEX `connections_by_app_id` ON `connections` (`app_id`);

-- schemalock:phase statement
-- schemalock:expect index "connections" "connections_by_status"
CREATE INDEX `connections_by_status` ON `connections` (`status`);

-- schemalock:phase statement
-- schemalock:expect index "connections" "connections_by_owner"
CREATE INDEX `connections_by_owner` ON `connections` (`owner_id`);

-- schemalock:phase statement
-- schemalock:expect index "connections" "connections_by_app_and_owner"
CREATE INDEX `connections_by_app_and_owner` ON `connections` (`app_id`, `owner_id`);

-- schemalock:phase statement
-- schemalock:expect index "scenarios" "scenarios_by_status"
CREATE INDEX `scenarios_by_status` ON `scenarios` (`status`);

-- schemalock:phase statement
-- schemalock:expect index "scenarios" "scenarios_by_owner"
CREATE INDEX `scenarios_by_owner` ON `scenarios` (`owner_id`);

-- schemalock:phase statement
-- schemalock:expect index "scenarios" "scenarios_by_name"
CREATE INDEX `scenarios_by_name` ON `scenarios` (`name`);

-- schemalock:phase statement
-- schemalock:expect index "scenarios" "scenarios_by_owner_and_status"
CREATE INDEX `scenarios_by_owner_and_status` ON `scenarios` (`owner_id`, `status`);

-- schemalock:phase statement
-- schemalock:expect index "nodes" "nodes_by_scenario"
CREATE INDEX `nodes_by_scenario` ON `nodes` (`scenario_id`);

-- schemalock:phase statement
-- schemalock:expect index "nodes" "nodes_by_type"
CREATE INDEX `nodes_by_type` ON `nodes` (`type`);

-- schemalock:phase statement
-- schemalock:expect index "nodes" "nodes_by_scenario_and_type"
CREATE INDEX `nodes_by_scenario_and_type` ON `nodes` (`scenario_id`, `type`);

-- schemalock:phase statement
-- schemalock:expect index "nodes" "nodes_by_scenario_and_order"
CREATE INDEX `nodes_by_scenario_and_order` ON `nodes` (`scenario_id`, `order`);

-- schemalock:phase statement
-- schemalock:expect index "node_connections" "node_connections_by_scenario"
CREATE INDEX `node_connections_by_scenario` ON `node_connections` (`scenario_id`);

-- schemalock:phase statement
-- schemalock:expect index "node_connections" "node_connections_by_source_node"
CREATE INDEX `node_connections_by_source_node` ON `node_connections` (`source_node_id`);

-- schemalock:phase statement
-- schemalock:expect index "node_connections" "node_connections_by_target_node"
CREATE INDEX `node_connections_by_target_node` ON `node_connections` (`target_node_id`);

-- schemalock:phase statement
-- schemalock:expect index "node_connections" "node_connections_by_scenario_and_source"
CREATE INDEX `node_connections_by_scenario_and_source` ON `node_connections` (`scenario_id`, `source_node_id`);

-- schemalock:phase statement
-- schemalock:expect index "node_connections" "node_connections_by_scenario_and_target"
CREATE INDEX `node_connections_by_scenario_and_target` ON `node_connections` (`scenario_id`, `target_node_id`);

-- schemalock:phase statement
-- schemalock:expect trigger "apps" "apps_touch_updated_at"
CREATE TRIGGER `apps_touch_updated_at` BEFORE UPDATE ON `apps`
FOR EACH ROW SET NEW.`updated_at` = IF(NEW.`updated_at` <=> OLD.`updated_at`, (UTC_TIMESTAMP(3)), NEW.`updated_at`);

-- schemalock:phase statement
-- schemalock:expect trigger "connections" "connections_touch_updated_at"
CREATE TRIGGER `connections_touch_updated_at` BEFORE UPDATE ON `connections`
FOR EACH ROW SET NEW.`updated_at` = IF(NEW.`updated_at` <=> OLD.`updated_at`, (UTC_TIMESTAMP(3)), NEW.`updated_at`);

-- schemalock:phase statement
-- schemalock:expect trigger "scenarios" "scenarios_touch_updated_at"
CREATE TRIGGER `scenarios_touch_updated_at` BEFORE UPDATE ON `scenarios`
FOR EACH ROW SET NEW.`updated_at` = IF(NEW.`updated_at` <=> OLD.`updated_at`, (UTC_TIMESTAMP(3)), NEW.`updated_at`);

-- schemalock:phase statement
-- schemalock:expect trigger "nodes" "nodes_touch_updated_at"
CREATE TRIGGER `nodes_touch_updated_at` BEFORE UPDATE ON `nodes`
FOR EACH ROW SET NEW.`updated_at` = IF(NEW.`updated_at` <=> OLD.`updated_at`, (UTC_TIMESTAMP(3)), NEW.`updated_at`);

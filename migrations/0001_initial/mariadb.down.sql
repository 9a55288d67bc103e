-- Migration 0001_initial, mariadb, down. History: schemalock.lock holds its checksum. (marks: schemalock)
SET NAMES utf8mb4;
SET SESSION sql_mode = CONCAT_WS(',', @@SESSION.sql_mode, 'STRICT_ALL_TABLES');

-- schemalock:irreversible "every table goes, with its rows"

-- schemalock:phase statement
DROP TABLE `node_connections`;

-- schemalock:phase statement
DROP TABLE `nodes`;

-- schemalock:phase statement
DROP TABLE `scenarios`;

-- schemalock:phase statement
DROP TABLE `connections`;

-- schemalock:phase statement
DROP TABLE `apps`;

-- A business in 150 tables and 700 indexes for MariaDB. Written by generate.py; do not edit.

SET NAMES utf8mb4;

-- Core

CREATE TABLE `tenants` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(120) NOT NULL,
    `slug` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `plan` VARCHAR(20) NOT NULL,
    `owner_id` BIGINT UNSIGNED,
    `is_active` BOOLEAN NOT NULL DEFAULT TRUE,
    `settings` JSON NOT NULL DEFAULT '{}',
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_tenants_slug CHECK (CHAR_LENGTH(slug) >= 3)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who uses the system; everything else belongs to one.';

CREATE TABLE `users` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `email` VARCHAR(254) COLLATE utf8mb4_unicode_ci NOT NULL COMMENT 'As it was typed.',
    `username` VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    `full_name` VARCHAR(120),
    `password_hash` TEXT,
    `state` ENUM('invited', 'active', 'locked') NOT NULL DEFAULT 'invited',
    `last_seen_at` DATETIME(3),
    `failed_logins` INT NOT NULL DEFAULT 0,
    `locale_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT uk_users_tenant_id_id UNIQUE (`tenant_id`, `id`),
    CONSTRAINT ck_users_email_at CHECK (email LIKE '%_@_%'),
    CONSTRAINT ck_users_failed CHECK (failed_logins >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='People who sign in.';

CREATE TABLE `roles` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `description` TEXT,
    `is_builtin` BOOLEAN NOT NULL DEFAULT FALSE,
    `parent_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What users may be.';

CREATE TABLE `permissions` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `area` VARCHAR(20) NOT NULL,
    `description` TEXT,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What can be allowed.';

CREATE TABLE `role_permissions` (
    `role_id` BIGINT UNSIGNED NOT NULL,
    `permission_id` BIGINT UNSIGNED NOT NULL,
    `granted_at` DATETIME(3) NOT NULL,
    PRIMARY KEY (`role_id`, `permission_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What a role may do.';

CREATE TABLE `user_roles` (
    `user_id` BIGINT UNSIGNED NOT NULL,
    `role_id` BIGINT UNSIGNED NOT NULL,
    `granted_by_id` BIGINT UNSIGNED,
    `valid_until` DATE,
    PRIMARY KEY (`user_id`, `role_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Which roles a user has.';

CREATE TABLE `sessions` (
    `id` UUID NOT NULL DEFAULT UUID(),
    `user_id` BIGINT UNSIGNED NOT NULL,
    `token_hash` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `address` VARCHAR(20),
    `agent` TEXT,
    `expires_at` DATETIME(3) NOT NULL,
    `revoked_at` DATETIME(3),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who is signed in.';

CREATE TABLE `api_keys` (
    `id` UUID NOT NULL DEFAULT UUID(),
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `user_id` BIGINT UNSIGNED,
    `name` VARCHAR(120) NOT NULL,
    `key_hash` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `scopes` JSON NOT NULL DEFAULT '{}',
    `last_used_at` DATETIME(3),
    `revoked_at` DATETIME(3),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Keys of programs.';

CREATE TABLE `audit_logs` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `user_id` BIGINT UNSIGNED,
    `action` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `entity` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `entity_id` BIGINT NOT NULL,
    `severity` ENUM('info', 'warning', 'error') NOT NULL DEFAULT 'info',
    `before` JSON,
    `after` JSON,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What was done, never changed.';

CREATE TABLE `settings` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `value` JSON NOT NULL DEFAULT '{}',
    `changed_by_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What a tenant chose.';

CREATE TABLE `files` (
    `id` UUID NOT NULL DEFAULT UUID(),
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `owner_id` BIGINT UNSIGNED,
    `name` VARCHAR(120) NOT NULL,
    `mime` VARCHAR(20) NOT NULL,
    `size_bytes` BIGINT NOT NULL,
    `checksum` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `entity` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    `entity_id` BIGINT,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_files_size CHECK (size_bytes >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What was uploaded.';

CREATE TABLE `notifications` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `user_id` BIGINT UNSIGNED NOT NULL,
    `title` VARCHAR(120) NOT NULL,
    `body` TEXT,
    `severity` ENUM('info', 'warning', 'error') NOT NULL DEFAULT 'info',
    `read_at` DATETIME(3),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What users are told.';

CREATE TABLE `webhooks` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `url` VARCHAR(2000) NOT NULL,
    `secret` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `events` JSON NOT NULL DEFAULT '{}',
    `is_active` BOOLEAN NOT NULL DEFAULT TRUE,
    `failures` INT NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Where others want to hear of what happens.';

CREATE TABLE `webhook_deliveries` (
    `id` UUID NOT NULL DEFAULT UUID(),
    `webhook_id` BIGINT UNSIGNED NOT NULL,
    `event` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `payload` JSON NOT NULL DEFAULT '{}',
    `status_code` INT,
    `attempts` INT NOT NULL DEFAULT 0,
    `delivered_at` DATETIME(3),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_webhook_deliveries_status CHECK (status_code BETWEEN 100 AND 599)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What was sent there.';

-- Reference

CREATE TABLE `countries` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `code` CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `currency_id` BIGINT UNSIGNED,
    `phone_prefix` VARCHAR(20),
    `is_in_eu` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Countries by ISO 3166.';

CREATE TABLE `currencies` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `code` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `decimals` SMALLINT NOT NULL,
    `symbol` VARCHAR(20),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_currencies_decimals CHECK (decimals BETWEEN 0 AND 4)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Currencies by ISO 4217.';

CREATE TABLE `languages` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `code` VARCHAR(20) NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Languages by ISO 639.';

CREATE TABLE `exchange_rates` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `from_id` BIGINT UNSIGNED NOT NULL,
    `to_id` BIGINT UNSIGNED NOT NULL,
    `valid_on` DATE NOT NULL,
    `rate` DECIMAL(18,8) NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_exchange_rates_rate CHECK (rate > 0),
    CONSTRAINT ck_exchange_rates_pair CHECK (from_id <> to_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What a currency cost on a day.';

CREATE TABLE `units` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `decimals` SMALLINT NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Units of quantities.';

CREATE TABLE `unit_conversions` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `from_id` BIGINT UNSIGNED NOT NULL,
    `to_id` BIGINT UNSIGNED NOT NULL,
    `factor` DECIMAL(18,8) NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_unit_conversions_factor CHECK (factor > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What one unit is in another.';

CREATE TABLE `tax_codes` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `country_id` BIGINT UNSIGNED,
    `is_reverse` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Kinds of tax.';

CREATE TABLE `tax_rates` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tax_code_id` BIGINT UNSIGNED NOT NULL,
    `percent` DECIMAL(5,2) NOT NULL DEFAULT 0,
    `valid_from` DATE NOT NULL,
    `valid_to` DATE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_tax_rates_percent_percent CHECK (percent BETWEEN 0 AND 100),
    CONSTRAINT ck_tax_rates_dates CHECK (valid_to IS NULL OR valid_to > valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What a tax costs since when.';

CREATE TABLE `payment_terms` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `days` INT NOT NULL DEFAULT 0,
    `discount_days` INT NOT NULL DEFAULT 0,
    `discount_percent` DECIMAL(5,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_payment_terms_discount_percent_percent CHECK (discount_percent BETWEEN 0 AND 100),
    CONSTRAINT ck_payment_terms_days CHECK (discount_days <= `days`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='When what is owed is due.';

CREATE TABLE `holidays` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `country_id` BIGINT UNSIGNED,
    `day` DATE NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Days without work.';

-- Organisation

CREATE TABLE `companies` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `legal_name` VARCHAR(120),
    `tax_number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    `country_id` BIGINT UNSIGNED,
    `currency_id` BIGINT UNSIGNED NOT NULL,
    `parent_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT uk_companies_tenant_id_id UNIQUE (`tenant_id`, `id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Legal persons of a tenant.';

CREATE TABLE `branches` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `company_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `manager_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Where a company works.';

CREATE TABLE `departments` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `company_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `parent_id` BIGINT UNSIGNED,
    `head_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Parts of a company.';

CREATE TABLE `cost_centers` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `department_id` BIGINT UNSIGNED,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `is_active` BOOLEAN NOT NULL DEFAULT TRUE,
    `valid_from` DATE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Where costs go.';

CREATE TABLE `positions` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `department_id` BIGINT UNSIGNED,
    `title` VARCHAR(120) NOT NULL,
    `grade` SMALLINT,
    `headcount` INT NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_positions_headcount CHECK (headcount >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What people are employed as.';

CREATE TABLE `teams` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `department_id` BIGINT UNSIGNED,
    `lead_id` BIGINT UNSIGNED,
    `name` VARCHAR(120) NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who works together.';

CREATE TABLE `team_members` (
    `team_id` BIGINT UNSIGNED NOT NULL,
    `employee_id` BIGINT UNSIGNED NOT NULL,
    `joined_on` DATE NOT NULL,
    `share` DECIMAL(5,2) NOT NULL DEFAULT 0,
    PRIMARY KEY (`team_id`, `employee_id`),
    CONSTRAINT ck_team_members_share_percent CHECK (share BETWEEN 0 AND 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who is in a team.';

CREATE TABLE `locations` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `branch_id` BIGINT UNSIGNED,
    `parent_id` BIGINT UNSIGNED,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `street` VARCHAR(120),
    `city` VARCHAR(120),
    `postal_code` VARCHAR(20),
    `country_id` BIGINT UNSIGNED,
    `latitude` DOUBLE,
    `longitude` DOUBLE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_locations_latitude CHECK (latitude BETWEEN -90 AND 90),
    CONSTRAINT ck_locations_longitude CHECK (longitude BETWEEN -180 AND 180)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Buildings and rooms.';

-- People

CREATE TABLE `employees` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `user_id` BIGINT UNSIGNED,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `first_name` VARCHAR(120) NOT NULL,
    `last_name` VARCHAR(120) NOT NULL,
    `full_name` VARCHAR(120) GENERATED ALWAYS AS (CONCAT(first_name, ' ', last_name)) VIRTUAL,
    `email` VARCHAR(254) COLLATE utf8mb4_unicode_ci,
    `born_on` DATE,
    `hired_on` DATE,
    `left_on` DATE,
    `state` ENUM('candidate', 'active', 'on-leave', 'left') NOT NULL DEFAULT 'candidate',
    `department_id` BIGINT UNSIGNED,
    `position_id` BIGINT UNSIGNED,
    `manager_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_employees_email_at CHECK (email LIKE '%_@_%'),
    CONSTRAINT ck_employees_left CHECK (left_on IS NULL OR left_on >= hired_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who is, was or will be employed.';

CREATE TABLE `employment_contracts` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `employee_id` BIGINT UNSIGNED NOT NULL,
    `kind` ENUM('permanent', 'temporary', 'freelance', 'intern') NOT NULL DEFAULT 'permanent',
    `starts_on` DATE NOT NULL,
    `ends_on` DATE,
    `hours_per_week` DECIMAL(6,2) NOT NULL DEFAULT 0,
    `file_id` UUID,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_employment_contracts_dates CHECK (ends_on IS NULL OR ends_on >= starts_on),
    CONSTRAINT ck_employment_contracts_hours CHECK (hours_per_week > 0 AND hours_per_week <= 60)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What was agreed with an employee.';

CREATE TABLE `salaries` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `contract_id` BIGINT UNSIGNED NOT NULL,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `currency_id` BIGINT UNSIGNED NOT NULL,
    `valid_from` DATE NOT NULL,
    `approved_by_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_salaries_amount CHECK (amount >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is paid since when.';

CREATE TABLE `payroll_runs` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `company_id` BIGINT UNSIGNED NOT NULL,
    `period_from` DATE NOT NULL,
    `period_to` DATE NOT NULL,
    `state` ENUM('draft', 'submitted', 'approved', 'rejected') NOT NULL DEFAULT 'draft',
    `total` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_payroll_runs_period CHECK (period_to > period_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is paid together.';

CREATE TABLE `payslips` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `run_id` BIGINT UNSIGNED NOT NULL,
    `employee_id` BIGINT UNSIGNED NOT NULL,
    `gross` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `deductions` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `net` DECIMAL(12,2) GENERATED ALWAYS AS (gross - deductions) VIRTUAL,
    `paid_on` DATE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_payslips_gross CHECK (gross >= deductions)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What one employee gets of it.';

CREATE TABLE `payslip_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `payslip_id` BIGINT UNSIGNED NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `label` VARCHAR(120) NOT NULL,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `account_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its lines.';

CREATE TABLE `leave_types` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `is_paid` BOOLEAN NOT NULL DEFAULT TRUE,
    `days_per_year` DECIMAL(6,2),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Why one may stay away.';

CREATE TABLE `leave_balances` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `employee_id` BIGINT UNSIGNED NOT NULL,
    `leave_type_id` BIGINT UNSIGNED NOT NULL,
    `year` SMALLINT NOT NULL,
    `entitled` DECIMAL(6,2) NOT NULL DEFAULT 0,
    `taken` DECIMAL(6,2) NOT NULL DEFAULT 0,
    `remaining` DECIMAL(6,2) GENERATED ALWAYS AS (entitled - taken) VIRTUAL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_leave_balances_year CHECK (`year` BETWEEN 1990 AND 2100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is left of a year.';

CREATE TABLE `leave_requests` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `employee_id` BIGINT UNSIGNED NOT NULL,
    `leave_type_id` BIGINT UNSIGNED NOT NULL,
    `from_day` DATE NOT NULL,
    `to_day` DATE NOT NULL,
    `state` ENUM('requested', 'approved', 'refused', 'withdrawn') NOT NULL DEFAULT 'requested',
    `decided_by_id` BIGINT UNSIGNED,
    `reason` TEXT,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_leave_requests_days CHECK (to_day >= from_day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who asks to stay away.';

CREATE TABLE `attendances` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `employee_id` BIGINT UNSIGNED NOT NULL,
    `came_at` DATETIME(3) NOT NULL,
    `left_at` DATETIME(3),
    `location_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='When someone was there.';

CREATE TABLE `shifts` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `starts_at` TIME NOT NULL,
    `ends_at` TIME NOT NULL,
    `break_minutes` INT NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_shifts_break CHECK (break_minutes BETWEEN 0 AND 240)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='When one works.';

CREATE TABLE `shift_assignments` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `shift_id` BIGINT UNSIGNED NOT NULL,
    `employee_id` BIGINT UNSIGNED NOT NULL,
    `day` DATE NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who works when.';

CREATE TABLE `job_openings` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `position_id` BIGINT UNSIGNED NOT NULL,
    `title` VARCHAR(120) NOT NULL,
    `description` TEXT,
    `published_on` DATE,
    `closes_on` DATE,
    `recruiter_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Whom one looks for.';

CREATE TABLE `applicants` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `opening_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `email` VARCHAR(254) COLLATE utf8mb4_unicode_ci NOT NULL,
    `phone` VARCHAR(20),
    `state` ENUM('new', 'screened', 'invited', 'offered', 'hired', 'rejected') NOT NULL DEFAULT 'new',
    `score` SMALLINT,
    `cv_id` UUID,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_applicants_email_at CHECK (email LIKE '%_@_%'),
    CONSTRAINT ck_applicants_score CHECK (score BETWEEN 0 AND 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who wants to be employed.';

CREATE TABLE `interviews` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `applicant_id` BIGINT UNSIGNED NOT NULL,
    `interviewer_id` BIGINT UNSIGNED NOT NULL,
    `at` DATETIME(3) NOT NULL,
    `minutes` SMALLINT NOT NULL,
    `verdict` TEXT,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_interviews_minutes CHECK (`minutes` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Talks with them.';

CREATE TABLE `trainings` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `title` VARCHAR(120) NOT NULL,
    `starts_on` DATE NOT NULL,
    `ends_on` DATE NOT NULL,
    `seats` INT NOT NULL DEFAULT 0,
    `price` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_trainings_dates CHECK (ends_on >= starts_on),
    CONSTRAINT ck_trainings_seats CHECK (seats > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What one can learn.';

CREATE TABLE `training_participants` (
    `training_id` BIGINT UNSIGNED NOT NULL,
    `employee_id` BIGINT UNSIGNED NOT NULL,
    `completed_on` DATE,
    `grade` SMALLINT,
    PRIMARY KEY (`training_id`, `employee_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who learns it.';

CREATE TABLE `appraisals` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `employee_id` BIGINT UNSIGNED NOT NULL,
    `reviewer_id` BIGINT UNSIGNED NOT NULL,
    `year` SMALLINT NOT NULL,
    `rating` SMALLINT,
    `summary` TEXT,
    `state` ENUM('draft', 'submitted', 'approved', 'rejected') NOT NULL DEFAULT 'draft',
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_appraisals_rating CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT ck_appraisals_reviewer CHECK (reviewer_id <> employee_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is thought of one''s work.';

-- Customers

CREATE TABLE `customers` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `tax_number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    `email` VARCHAR(254) COLLATE utf8mb4_unicode_ci,
    `phone` VARCHAR(20),
    `territory_id` BIGINT UNSIGNED,
    `owner_id` BIGINT UNSIGNED,
    `currency_id` BIGINT UNSIGNED NOT NULL,
    `payment_term_id` BIGINT UNSIGNED,
    `primary_contact_id` BIGINT UNSIGNED,
    `credit_limit` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `balance` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `available` DECIMAL(12,2) GENERATED ALWAYS AS (credit_limit - balance) VIRTUAL,
    `is_blocked` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT uk_customers_tenant_id_id UNIQUE (`tenant_id`, `id`),
    CONSTRAINT ck_customers_email_at CHECK (email LIKE '%_@_%'),
    CONSTRAINT ck_customers_limit CHECK (credit_limit >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who buys.';

CREATE TABLE `contacts` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `customer_id` BIGINT UNSIGNED NOT NULL,
    `first_name` VARCHAR(120),
    `last_name` VARCHAR(120) NOT NULL,
    `email` VARCHAR(254) COLLATE utf8mb4_unicode_ci,
    `phone` VARCHAR(20),
    `birthday` DATE,
    `is_primary` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_contacts_email_at CHECK (email LIKE '%_@_%')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='People at a customer.';

CREATE TABLE `customer_addresses` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `customer_id` BIGINT UNSIGNED NOT NULL,
    `kind` ENUM('billing', 'shipping', 'both') NOT NULL DEFAULT 'both',
    `street` VARCHAR(120) NOT NULL,
    `city` VARCHAR(120) NOT NULL,
    `postal_code` VARCHAR(20) NOT NULL,
    `country_id` BIGINT UNSIGNED NOT NULL,
    `is_default` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Where they are.';

CREATE TABLE `customer_groups` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `discount` DECIMAL(5,2) NOT NULL DEFAULT 0,
    `price_list_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_customer_groups_discount_percent CHECK (discount BETWEEN 0 AND 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Customers who are treated alike.';

CREATE TABLE `customer_group_members` (
    `group_id` BIGINT UNSIGNED NOT NULL,
    `customer_id` BIGINT UNSIGNED NOT NULL,
    `since` DATE NOT NULL,
    PRIMARY KEY (`group_id`, `customer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who is in them.';

CREATE TABLE `leads` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `company` VARCHAR(120),
    `email` VARCHAR(254) COLLATE utf8mb4_unicode_ci,
    `phone` VARCHAR(20),
    `source` ENUM('web', 'phone', 'fair', 'referral', 'other') NOT NULL DEFAULT 'web',
    `owner_id` BIGINT UNSIGNED,
    `customer_id` BIGINT UNSIGNED,
    `score` SMALLINT NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_leads_email_at CHECK (email LIKE '%_@_%'),
    CONSTRAINT ck_leads_score CHECK (score BETWEEN 0 AND 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who might buy one day.';

CREATE TABLE `opportunity_stages` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `probability` DECIMAL(5,2) NOT NULL DEFAULT 0,
    `is_won` BOOLEAN NOT NULL DEFAULT FALSE,
    `is_lost` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_opportunity_stages_probability_percent CHECK (probability BETWEEN 0 AND 100),
    CONSTRAINT ck_opportunity_stages_end CHECK (NOT (is_won AND is_lost))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='How far it is.';

CREATE TABLE `opportunities` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `customer_id` BIGINT UNSIGNED,
    `lead_id` BIGINT UNSIGNED,
    `stage_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `value` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `probability` DECIMAL(5,2) NOT NULL DEFAULT 0,
    `expected` DECIMAL(12,2) GENERATED ALWAYS AS (`value` * probability / 100) STORED,
    `closes_on` DATE,
    `owner_id` BIGINT UNSIGNED,
    `campaign_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_opportunities_probability_percent CHECK (probability BETWEEN 0 AND 100),
    CONSTRAINT ck_opportunities_anyone CHECK (customer_id IS NOT NULL OR lead_id IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What might be sold.';

CREATE TABLE `activities` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `kind` ENUM('call', 'mail', 'meeting', 'task') NOT NULL DEFAULT 'task',
    `subject` VARCHAR(120) NOT NULL,
    `customer_id` BIGINT UNSIGNED,
    `contact_id` BIGINT UNSIGNED,
    `opportunity_id` BIGINT UNSIGNED,
    `owner_id` BIGINT UNSIGNED,
    `due_at` DATETIME(3),
    `done_at` DATETIME(3),
    `body` TEXT,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What was or will be done for it.';

CREATE TABLE `campaigns` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `starts_on` DATE,
    `ends_on` DATE,
    `budget` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `spent` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `left_over` DECIMAL(12,2) GENERATED ALWAYS AS (budget - spent) VIRTUAL,
    `parent_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_campaigns_dates CHECK (ends_on IS NULL OR ends_on >= starts_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is done for many.';

CREATE TABLE `campaign_members` (
    `campaign_id` BIGINT UNSIGNED NOT NULL,
    `lead_id` BIGINT UNSIGNED NOT NULL,
    `sent_at` DATETIME(3),
    `opened_at` DATETIME(3),
    `answered_at` DATETIME(3),
    PRIMARY KEY (`campaign_id`, `lead_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Whom it reaches.';

CREATE TABLE `tags` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `color` VARCHAR(20),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Words to find things by.';

CREATE TABLE `customer_tags` (
    `customer_id` BIGINT UNSIGNED NOT NULL,
    `tag_id` BIGINT UNSIGNED NOT NULL,
    `tagged_by_id` BIGINT UNSIGNED,
    PRIMARY KEY (`customer_id`, `tag_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Which customers have them.';

CREATE TABLE `territories` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `parent_id` BIGINT UNSIGNED,
    `manager_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Where someone sells.';

CREATE TABLE `sales_targets` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `territory_id` BIGINT UNSIGNED,
    `user_id` BIGINT UNSIGNED,
    `period_from` DATE NOT NULL,
    `period_to` DATE NOT NULL,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_sales_targets_period CHECK (period_to > period_from),
    CONSTRAINT ck_sales_targets_anyone CHECK (territory_id IS NOT NULL OR user_id IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is to be sold.';

-- Catalogue

CREATE TABLE `brands` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `website` VARCHAR(2000),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who made it.';

CREATE TABLE `product_categories` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `parent_id` BIGINT UNSIGNED,
    `slug` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='How products are found.';

CREATE TABLE `products` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `sku` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `description` TEXT,
    `brand_id` BIGINT UNSIGNED,
    `unit_id` BIGINT UNSIGNED NOT NULL,
    `tax_code_id` BIGINT UNSIGNED,
    `price` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `cost` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `margin` DECIMAL(12,2) GENERATED ALWAYS AS (price - cost) STORED,
    `weight` DECIMAL(14,3),
    `attributes` JSON NOT NULL DEFAULT '{}',
    `is_active` BOOLEAN NOT NULL DEFAULT TRUE,
    `launched_on` DATE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT uk_products_tenant_id_id UNIQUE (`tenant_id`, `id`),
    CONSTRAINT ck_products_price CHECK (price >= 0 AND cost >= 0),
    CONSTRAINT ck_products_sku CHECK (CHAR_LENGTH(sku) > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is sold.';

CREATE TABLE `product_variants` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `product_id` BIGINT UNSIGNED NOT NULL,
    `sku` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `price` DECIMAL(12,2),
    `barcode` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    `position` INT NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_product_variants_price CHECK (price IS NULL OR price >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its kinds.';

CREATE TABLE `product_category_links` (
    `product_id` BIGINT UNSIGNED NOT NULL,
    `category_id` BIGINT UNSIGNED NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    PRIMARY KEY (`product_id`, `category_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Where products are.';

CREATE TABLE `attributes` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What variants differ in.';

CREATE TABLE `attribute_values` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `attribute_id` BIGINT UNSIGNED NOT NULL,
    `value` VARCHAR(120) NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='And how.';

CREATE TABLE `variant_attribute_values` (
    `variant_id` BIGINT UNSIGNED NOT NULL,
    `attribute_id` BIGINT UNSIGNED NOT NULL,
    `value_id` BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (`variant_id`, `attribute_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What a variant is.';

CREATE TABLE `price_lists` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `currency_id` BIGINT UNSIGNED NOT NULL,
    `valid_from` DATE,
    `valid_to` DATE,
    `is_default` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_price_lists_dates CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Prices for some.';

CREATE TABLE `price_list_items` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `price_list_id` BIGINT UNSIGNED NOT NULL,
    `variant_id` BIGINT UNSIGNED NOT NULL,
    `min_quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `price` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_price_list_items_price CHECK (price >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What costs what there.';

CREATE TABLE `discounts` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `kind` ENUM('percent', 'amount') NOT NULL DEFAULT 'percent',
    `value` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `starts_at` DATETIME(3) NOT NULL,
    `ends_at` DATETIME(3),
    `max_uses` INT,
    `used` INT NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_discounts_value CHECK (`value` > 0),
    CONSTRAINT ck_discounts_percent CHECK (kind <> 'percent' OR `value` <= 100),
    CONSTRAINT ck_discounts_used CHECK (max_uses IS NULL OR used <= max_uses)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What makes it cheaper.';

CREATE TABLE `bundles` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `product_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `price` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Products that are sold together.';

CREATE TABLE `bundle_items` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `bundle_id` BIGINT UNSIGNED NOT NULL,
    `variant_id` BIGINT UNSIGNED NOT NULL,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_bundle_items_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is in a bundle.';

-- Sales

CREATE TABLE `quotes` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `customer_id` BIGINT UNSIGNED NOT NULL,
    `opportunity_id` BIGINT UNSIGNED,
    `quoted_on` DATE NOT NULL,
    `valid_until` DATE,
    `state` ENUM('draft', 'submitted', 'approved', 'rejected') NOT NULL DEFAULT 'draft',
    `net` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `tax` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `gross` DECIMAL(12,2) GENERATED ALWAYS AS (net + tax) VIRTUAL,
    `previous_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_quotes_valid CHECK (valid_until IS NULL OR valid_until >= quoted_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What was offered.';

CREATE TABLE `quote_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `quote_id` BIGINT UNSIGNED NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `variant_id` BIGINT UNSIGNED,
    `text` TEXT,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `unit_price` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `discount` DECIMAL(5,2) NOT NULL DEFAULT 0,
    `total` DECIMAL(12,2) GENERATED ALWAYS AS (quantity * unit_price * (100 - discount) / 100) VIRTUAL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_quote_lines_discount_percent CHECK (discount BETWEEN 0 AND 100),
    CONSTRAINT ck_quote_lines_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its lines.';

CREATE TABLE `orders` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `customer_id` BIGINT UNSIGNED NOT NULL,
    `quote_id` BIGINT UNSIGNED,
    `invoice_id` BIGINT UNSIGNED,
    `coupon_id` BIGINT UNSIGNED,
    `state` ENUM('draft', 'confirmed', 'packed', 'shipped', 'closed', 'cancelled') NOT NULL DEFAULT 'draft',
    `ordered_at` DATETIME(3) NOT NULL,
    `due_on` DATE,
    `currency_id` BIGINT UNSIGNED NOT NULL,
    `net` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `tax` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `gross` DECIMAL(12,2) GENERATED ALWAYS AS (net + tax) VIRTUAL COMMENT 'What the customer pays.',
    `note` TEXT,
    `meta` JSON NOT NULL DEFAULT '{}',
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT uk_orders_tenant_id_id UNIQUE (`tenant_id`, `id`),
    CONSTRAINT ck_orders_amounts CHECK (net >= 0 AND tax >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What was ordered.';

CREATE TABLE `order_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `order_id` BIGINT UNSIGNED NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `product_id` BIGINT UNSIGNED NOT NULL,
    `variant_id` BIGINT UNSIGNED,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `unit_price` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `discount` DECIMAL(5,2) NOT NULL DEFAULT 0,
    `total` DECIMAL(12,2) GENERATED ALWAYS AS (quantity * unit_price * (100 - discount) / 100) VIRTUAL,
    `shipped_quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_order_lines_discount_percent CHECK (discount BETWEEN 0 AND 100),
    CONSTRAINT ck_order_lines_quantity CHECK (quantity > 0),
    CONSTRAINT ck_order_lines_shipped CHECK (shipped_quantity BETWEEN 0 AND quantity),
    CONSTRAINT ck_order_lines_discount CHECK (discount <= 100 OR unit_price = 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its lines.';

CREATE TABLE `order_status_changes` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `order_id` BIGINT UNSIGNED NOT NULL,
    `from_state` ENUM('draft', 'confirmed', 'packed', 'shipped', 'closed', 'cancelled'),
    `to_state` ENUM('draft', 'confirmed', 'packed', 'shipped', 'closed', 'cancelled') NOT NULL DEFAULT 'confirmed',
    `changed_by_id` BIGINT UNSIGNED,
    `reason` TEXT,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_order_status_changes_change CHECK (from_state IS NULL OR from_state <> to_state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='How it went.';

CREATE TABLE `carriers` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `service` ENUM('standard', 'express', 'freight', 'pickup') NOT NULL DEFAULT 'standard',
    `tracking_url` VARCHAR(2000),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who brings it.';

CREATE TABLE `shipping_zones` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `country_id` BIGINT UNSIGNED,
    `postal_from` VARCHAR(20),
    `postal_to` VARCHAR(20),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Where to.';

CREATE TABLE `shipping_methods` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `carrier_id` BIGINT UNSIGNED NOT NULL,
    `zone_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `price` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `max_weight` DECIMAL(14,3),
    `is_active` BOOLEAN NOT NULL DEFAULT TRUE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_shipping_methods_price CHECK (price >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='How, and for how much.';

CREATE TABLE `shipments` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `order_id` BIGINT UNSIGNED NOT NULL,
    `warehouse_id` BIGINT UNSIGNED NOT NULL,
    `method_id` BIGINT UNSIGNED,
    `tracking` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    `shipped_at` DATETIME(3),
    `delivered_at` DATETIME(3),
    `weight` DECIMAL(14,3),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_shipments_times CHECK (delivered_at IS NULL OR delivered_at >= shipped_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is on the way.';

CREATE TABLE `shipment_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `shipment_id` BIGINT UNSIGNED NOT NULL,
    `order_line_id` BIGINT UNSIGNED NOT NULL,
    `lot_id` BIGINT UNSIGNED,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_shipment_lines_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is in it.';

CREATE TABLE `returns` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `order_id` BIGINT UNSIGNED NOT NULL,
    `requested_at` DATETIME(3) NOT NULL,
    `received_at` DATETIME(3),
    `state` ENUM('draft', 'submitted', 'approved', 'rejected') NOT NULL DEFAULT 'draft',
    `reason` TEXT,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What comes back.';

CREATE TABLE `return_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `return_id` BIGINT UNSIGNED NOT NULL,
    `order_line_id` BIGINT UNSIGNED NOT NULL,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `condition_note` TEXT,
    `is_restocked` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_return_lines_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is in it.';

CREATE TABLE `coupons` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `discount_id` BIGINT UNSIGNED NOT NULL,
    `customer_id` BIGINT UNSIGNED,
    `expires_on` DATE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What one can write on an order.';

CREATE TABLE `coupon_redemptions` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `coupon_id` BIGINT UNSIGNED NOT NULL,
    `order_id` BIGINT UNSIGNED NOT NULL,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_coupon_redemptions_amount CHECK (amount >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='And who did.';

CREATE TABLE `subscriptions` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `customer_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `state` ENUM('trial', 'active', 'paused', 'ended') NOT NULL DEFAULT 'trial',
    `starts_on` DATE NOT NULL,
    `ends_on` DATE,
    `renews_on` DATE,
    `interval_months` SMALLINT NOT NULL,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_subscriptions_months CHECK (interval_months IN (1, 3, 6, 12)),
    CONSTRAINT ck_subscriptions_dates CHECK (ends_on IS NULL OR ends_on >= starts_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is sold again and again.';

CREATE TABLE `subscription_items` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `subscription_id` BIGINT UNSIGNED NOT NULL,
    `variant_id` BIGINT UNSIGNED NOT NULL,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `price` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is in it.';

-- Billing

CREATE TABLE `invoices` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `customer_id` BIGINT UNSIGNED NOT NULL,
    `order_id` BIGINT UNSIGNED,
    `period_id` BIGINT UNSIGNED,
    `state` ENUM('draft', 'open', 'paid', 'void') NOT NULL DEFAULT 'draft',
    `issued_on` DATE NOT NULL,
    `due_on` DATE NOT NULL,
    `currency_id` BIGINT UNSIGNED NOT NULL,
    `net` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `tax` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `gross` DECIMAL(12,2) GENERATED ALWAYS AS (net + tax) VIRTUAL,
    `paid` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `is_paid` BOOLEAN GENERATED ALWAYS AS (net + tax <= paid) VIRTUAL,
    `entry_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_invoices_due CHECK (due_on >= issued_on),
    CONSTRAINT ck_invoices_paid CHECK (paid >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What customers owe.';

CREATE TABLE `invoice_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `invoice_id` BIGINT UNSIGNED NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `order_line_id` BIGINT UNSIGNED,
    `account_id` BIGINT UNSIGNED,
    `tax_code_id` BIGINT UNSIGNED,
    `text` TEXT,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `unit_price` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `total` DECIMAL(12,2) GENERATED ALWAYS AS (quantity * unit_price) VIRTUAL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_invoice_lines_quantity CHECK (quantity <> 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its lines.';

CREATE TABLE `credit_notes` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `invoice_id` BIGINT UNSIGNED NOT NULL,
    `issued_on` DATE NOT NULL,
    `state` ENUM('draft', 'open', 'paid', 'void') NOT NULL DEFAULT 'draft',
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `reason` TEXT,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_credit_notes_amount CHECK (amount > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What they get back.';

CREATE TABLE `credit_note_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `credit_note_id` BIGINT UNSIGNED NOT NULL,
    `invoice_line_id` BIGINT UNSIGNED NOT NULL,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its lines.';

CREATE TABLE `payment_methods` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `customer_id` BIGINT UNSIGNED NOT NULL,
    `kind` ENUM('card', 'transfer', 'cash', 'direct-debit') NOT NULL DEFAULT 'transfer',
    `token` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    `last_four` VARCHAR(20),
    `expires_on` DATE,
    `is_default` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_payment_methods_card CHECK (kind <> 'card' OR token IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='How one pays.';

CREATE TABLE `payments` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `customer_id` BIGINT UNSIGNED NOT NULL,
    `method_id` BIGINT UNSIGNED,
    `kind` ENUM('card', 'transfer', 'cash', 'direct-debit') NOT NULL DEFAULT 'transfer',
    `paid_at` DATETIME(3) NOT NULL,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `fee` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `net` DECIMAL(12,2) GENERATED ALWAYS AS (amount - fee) VIRTUAL,
    `currency_id` BIGINT UNSIGNED NOT NULL,
    `reference` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    `statement_line_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_payments_amount CHECK (amount > 0),
    CONSTRAINT ck_payments_fee CHECK (fee BETWEEN 0 AND amount)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What was paid.';

CREATE TABLE `payment_allocations` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `payment_id` BIGINT UNSIGNED NOT NULL,
    `invoice_id` BIGINT UNSIGNED NOT NULL,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_payment_allocations_amount CHECK (amount > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='For what.';

CREATE TABLE `refunds` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `payment_id` BIGINT UNSIGNED NOT NULL,
    `credit_note_id` BIGINT UNSIGNED,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `refunded_at` DATETIME(3) NOT NULL,
    `reason` TEXT,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_refunds_amount CHECK (amount > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What was paid back.';

CREATE TABLE `dunning_levels` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `level` SMALLINT NOT NULL,
    `days` INT NOT NULL DEFAULT 0,
    `fee` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `text` TEXT,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_dunning_levels_level CHECK (`level` BETWEEN 1 AND 9)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='How one asks again.';

CREATE TABLE `dunning_letters` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `invoice_id` BIGINT UNSIGNED NOT NULL,
    `level_id` BIGINT UNSIGNED NOT NULL,
    `sent_on` DATE NOT NULL,
    `fee` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='And when one did.';

-- Purchasing

CREATE TABLE `suppliers` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `tax_number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    `email` VARCHAR(254) COLLATE utf8mb4_unicode_ci,
    `payment_term_id` BIGINT UNSIGNED,
    `currency_id` BIGINT UNSIGNED NOT NULL,
    `rating` SMALLINT,
    `is_approved` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT uk_suppliers_tenant_id_id UNIQUE (`tenant_id`, `id`),
    CONSTRAINT ck_suppliers_email_at CHECK (email LIKE '%_@_%'),
    CONSTRAINT ck_suppliers_rating CHECK (rating BETWEEN 1 AND 5)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='From whom one buys.';

CREATE TABLE `supplier_contacts` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `supplier_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `email` VARCHAR(254) COLLATE utf8mb4_unicode_ci,
    `phone` VARCHAR(20),
    `is_primary` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_supplier_contacts_email_at CHECK (email LIKE '%_@_%')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='People there.';

CREATE TABLE `supplier_products` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `supplier_id` BIGINT UNSIGNED NOT NULL,
    `variant_id` BIGINT UNSIGNED NOT NULL,
    `supplier_sku` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    `price` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `lead_days` INT NOT NULL DEFAULT 0,
    `min_quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_supplier_products_days CHECK (lead_days >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What they sell.';

CREATE TABLE `purchase_requests` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `requested_by_id` BIGINT UNSIGNED NOT NULL,
    `department_id` BIGINT UNSIGNED,
    `cost_center_id` BIGINT UNSIGNED,
    `needed_on` DATE,
    `state` ENUM('draft', 'submitted', 'approved', 'rejected') NOT NULL DEFAULT 'draft',
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What someone needs.';

CREATE TABLE `purchase_request_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `request_id` BIGINT UNSIGNED NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `variant_id` BIGINT UNSIGNED,
    `text` TEXT,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_purchase_request_lines_quantity CHECK (quantity > 0),
    CONSTRAINT ck_purchase_request_lines_what CHECK (variant_id IS NOT NULL OR `text` IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its lines.';

CREATE TABLE `purchase_orders` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `supplier_id` BIGINT UNSIGNED NOT NULL,
    `request_id` BIGINT UNSIGNED,
    `buyer_id` BIGINT UNSIGNED,
    `warehouse_id` BIGINT UNSIGNED,
    `state` ENUM('draft', 'confirmed', 'packed', 'shipped', 'closed', 'cancelled') NOT NULL DEFAULT 'draft',
    `ordered_on` DATE NOT NULL,
    `expected_on` DATE,
    `net` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `tax` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `gross` DECIMAL(12,2) GENERATED ALWAYS AS (net + tax) VIRTUAL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_purchase_orders_expected CHECK (expected_on IS NULL OR expected_on >= ordered_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What one ordered.';

CREATE TABLE `purchase_order_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `purchase_order_id` BIGINT UNSIGNED NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `variant_id` BIGINT UNSIGNED NOT NULL,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `unit_price` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `total` DECIMAL(12,2) GENERATED ALWAYS AS (quantity * unit_price) VIRTUAL,
    `received_quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_purchase_order_lines_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its lines.';

CREATE TABLE `goods_receipts` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `purchase_order_id` BIGINT UNSIGNED NOT NULL,
    `received_at` DATETIME(3) NOT NULL,
    `received_by_id` BIGINT UNSIGNED,
    `delivery_note` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What came.';

CREATE TABLE `goods_receipt_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `receipt_id` BIGINT UNSIGNED NOT NULL,
    `order_line_id` BIGINT UNSIGNED NOT NULL,
    `lot_id` BIGINT UNSIGNED,
    `bin_id` BIGINT UNSIGNED,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_goods_receipt_lines_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its lines.';

CREATE TABLE `supplier_invoices` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `supplier_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `purchase_order_id` BIGINT UNSIGNED,
    `state` ENUM('draft', 'open', 'paid', 'void') NOT NULL DEFAULT 'draft',
    `issued_on` DATE NOT NULL,
    `due_on` DATE NOT NULL,
    `net` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `tax` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `gross` DECIMAL(12,2) GENERATED ALWAYS AS (net + tax) VIRTUAL,
    `entry_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_supplier_invoices_due CHECK (due_on >= issued_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What one owes.';

CREATE TABLE `supplier_invoice_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `invoice_id` BIGINT UNSIGNED NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `order_line_id` BIGINT UNSIGNED,
    `account_id` BIGINT UNSIGNED,
    `cost_center_id` BIGINT UNSIGNED,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its lines.';

CREATE TABLE `supplier_payments` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `supplier_id` BIGINT UNSIGNED NOT NULL,
    `invoice_id` BIGINT UNSIGNED,
    `bank_account_id` BIGINT UNSIGNED NOT NULL,
    `paid_on` DATE NOT NULL,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_supplier_payments_amount CHECK (amount > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What one paid.';

-- Stock

CREATE TABLE `warehouses` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `location_id` BIGINT UNSIGNED,
    `default_bin_id` BIGINT UNSIGNED,
    `is_active` BOOLEAN NOT NULL DEFAULT TRUE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT uk_warehouses_tenant_id_id UNIQUE (`tenant_id`, `id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Where things are.';

CREATE TABLE `bins` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `warehouse_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `aisle` VARCHAR(20),
    `level` SMALLINT,
    `capacity` DECIMAL(14,3),
    `is_locked` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Where in there.';

CREATE TABLE `lots` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `product_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `made_on` DATE,
    `expires_on` DATE,
    `state` ENUM('quarantine', 'released', 'blocked') NOT NULL DEFAULT 'released',
    `supplier_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_lots_dates CHECK (expires_on IS NULL OR made_on IS NULL OR expires_on >= made_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What was made together.';

CREATE TABLE `serial_numbers` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `variant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `lot_id` BIGINT UNSIGNED,
    `bin_id` BIGINT UNSIGNED,
    `sold_line_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Things that are one of a kind.';

CREATE TABLE `stock_items` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `variant_id` BIGINT UNSIGNED NOT NULL,
    `bin_id` BIGINT UNSIGNED NOT NULL,
    `lot_id` BIGINT UNSIGNED,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `reserved` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `available` DECIMAL(14,3) GENERATED ALWAYS AS (quantity - reserved) VIRTUAL,
    `counted_at` DATETIME(3),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_stock_items_reserved CHECK (reserved >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='How much is where.';

CREATE TABLE `stock_movements` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `kind` ENUM('receipt', 'issue', 'transfer', 'adjustment') NOT NULL DEFAULT 'receipt',
    `variant_id` BIGINT UNSIGNED NOT NULL,
    `from_bin_id` BIGINT UNSIGNED,
    `to_bin_id` BIGINT UNSIGNED,
    `lot_id` BIGINT UNSIGNED,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `moved_at` DATETIME(3) NOT NULL,
    `moved_by_id` BIGINT UNSIGNED,
    `reference` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_stock_movements_quantity CHECK (quantity > 0),
    CONSTRAINT ck_stock_movements_bins CHECK (from_bin_id IS NOT NULL OR to_bin_id IS NOT NULL),
    CONSTRAINT ck_stock_movements_differ CHECK (from_bin_id IS NULL OR to_bin_id IS NULL OR from_bin_id <> to_bin_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What went where.';

CREATE TABLE `stock_reservations` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `stock_item_id` BIGINT UNSIGNED NOT NULL,
    `order_line_id` BIGINT UNSIGNED NOT NULL,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `expires_at` DATETIME(3),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_stock_reservations_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is not to be sold twice.';

CREATE TABLE `stock_counts` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `warehouse_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `state` ENUM('planned', 'counting', 'done') NOT NULL DEFAULT 'planned',
    `planned_on` DATE NOT NULL,
    `closed_at` DATETIME(3),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='When one counted.';

CREATE TABLE `stock_count_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `count_id` BIGINT UNSIGNED NOT NULL,
    `stock_item_id` BIGINT UNSIGNED NOT NULL,
    `expected` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `counted` DECIMAL(14,3),
    `counted_by_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='And what.';

CREATE TABLE `transfers` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `from_id` BIGINT UNSIGNED NOT NULL,
    `to_id` BIGINT UNSIGNED NOT NULL,
    `state` ENUM('draft', 'confirmed', 'packed', 'shipped', 'closed', 'cancelled') NOT NULL DEFAULT 'draft',
    `sent_at` DATETIME(3),
    `received_at` DATETIME(3),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_transfers_differ CHECK (from_id <> to_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='From one warehouse to another.';

CREATE TABLE `transfer_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `transfer_id` BIGINT UNSIGNED NOT NULL,
    `variant_id` BIGINT UNSIGNED NOT NULL,
    `lot_id` BIGINT UNSIGNED,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_transfer_lines_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its lines.';

CREATE TABLE `reorder_rules` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `variant_id` BIGINT UNSIGNED NOT NULL,
    `warehouse_id` BIGINT UNSIGNED NOT NULL,
    `supplier_id` BIGINT UNSIGNED,
    `minimum` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `target` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `is_active` BOOLEAN NOT NULL DEFAULT TRUE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_reorder_rules_target CHECK (target >= minimum)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='When one buys again.';

-- Ledger

CREATE TABLE `ledgers` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `company_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `currency_id` BIGINT UNSIGNED NOT NULL,
    `is_primary` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Books.';

CREATE TABLE `accounts` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `ledger_id` BIGINT UNSIGNED NOT NULL,
    `parent_id` BIGINT UNSIGNED,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `kind` ENUM('asset', 'liability', 'equity', 'income', 'expense') NOT NULL DEFAULT 'asset',
    `is_group` BOOLEAN NOT NULL DEFAULT FALSE,
    `closed_on` DATE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    PRIMARY KEY (`id`),
    CONSTRAINT uk_accounts_ledger_id_id UNIQUE (`ledger_id`, `id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Where amounts stand.';

CREATE TABLE `fiscal_years` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `ledger_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(20) NOT NULL,
    `starts_on` DATE NOT NULL,
    `ends_on` DATE NOT NULL,
    `closed_at` DATETIME(3),
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_fiscal_years_dates CHECK (ends_on > starts_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Years of the books.';

CREATE TABLE `accounting_periods` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `fiscal_year_id` BIGINT UNSIGNED NOT NULL,
    `number` SMALLINT NOT NULL,
    `starts_on` DATE NOT NULL,
    `ends_on` DATE NOT NULL,
    `is_closed` BOOLEAN NOT NULL DEFAULT FALSE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_accounting_periods_dates CHECK (ends_on > starts_on),
    CONSTRAINT ck_accounting_periods_number CHECK (`number` BETWEEN 1 AND 13)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Their parts.';

CREATE TABLE `journals` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `ledger_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `next_number` BIGINT NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_journals_next CHECK (next_number > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Kinds of entries.';

CREATE TABLE `journal_entries` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `journal_id` BIGINT UNSIGNED NOT NULL,
    `period_id` BIGINT UNSIGNED NOT NULL,
    `number` BIGINT NOT NULL,
    `booked_on` DATE NOT NULL,
    `text` TEXT,
    `state` ENUM('draft', 'submitted', 'approved', 'rejected') NOT NULL DEFAULT 'draft',
    `reverses_id` BIGINT UNSIGNED,
    `created_by_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What was booked.';

CREATE TABLE `journal_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `entry_id` BIGINT UNSIGNED NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `ledger_id` BIGINT UNSIGNED NOT NULL,
    `account_id` BIGINT UNSIGNED NOT NULL,
    `cost_center_id` BIGINT UNSIGNED,
    `debit` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `credit` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `amount` DECIMAL(12,2) GENERATED ALWAYS AS (debit - credit) STORED,
    `text` TEXT,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_journal_lines_one_side CHECK (debit = 0 OR credit = 0),
    CONSTRAINT ck_journal_lines_amounts CHECK (debit >= 0 AND credit >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its lines.';

CREATE TABLE `budgets` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `fiscal_year_id` BIGINT UNSIGNED NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `state` ENUM('draft', 'submitted', 'approved', 'rejected') NOT NULL DEFAULT 'draft',
    `owner_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What may be spent.';

CREATE TABLE `budget_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `budget_id` BIGINT UNSIGNED NOT NULL,
    `account_id` BIGINT UNSIGNED NOT NULL,
    `cost_center_id` BIGINT UNSIGNED,
    `period_id` BIGINT UNSIGNED NOT NULL,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='On what.';

CREATE TABLE `bank_accounts` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `company_id` BIGINT UNSIGNED NOT NULL,
    `iban` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `bic` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    `bank` VARCHAR(120),
    `currency_id` BIGINT UNSIGNED NOT NULL,
    `account_id` BIGINT UNSIGNED,
    `is_active` BOOLEAN NOT NULL DEFAULT TRUE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_bank_accounts_iban CHECK (CHAR_LENGTH(iban) BETWEEN 15 AND 34)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Where money is.';

CREATE TABLE `bank_statements` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `bank_account_id` BIGINT UNSIGNED NOT NULL,
    `number` INT NOT NULL DEFAULT 0,
    `from_day` DATE NOT NULL,
    `to_day` DATE NOT NULL,
    `opening` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `closing` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `movement` DECIMAL(12,2) GENERATED ALWAYS AS (closing - opening) STORED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_bank_statements_days CHECK (to_day >= from_day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What the bank says.';

CREATE TABLE `bank_statement_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `statement_id` BIGINT UNSIGNED NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `booked_on` DATE NOT NULL,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `counterparty` VARCHAR(120),
    `reference` TEXT,
    `entry_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_bank_statement_lines_amount CHECK (amount <> 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='And of what.';

CREATE TABLE `assets` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `account_id` BIGINT UNSIGNED NOT NULL,
    `location_id` BIGINT UNSIGNED,
    `employee_id` BIGINT UNSIGNED,
    `bought_on` DATE NOT NULL,
    `cost` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `salvage` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `months` INT NOT NULL DEFAULT 0,
    `disposed_on` DATE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `deleted_at` DATETIME(3) COMMENT 'When it was put away; rows stay.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_assets_months CHECK (`months` > 0),
    CONSTRAINT ck_assets_salvage CHECK (salvage BETWEEN 0 AND cost)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What lasts.';

CREATE TABLE `asset_depreciations` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `asset_id` BIGINT UNSIGNED NOT NULL,
    `period_id` BIGINT UNSIGNED NOT NULL,
    `amount` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `entry_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_asset_depreciations_amount CHECK (amount > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='And what it loses.';

-- Production

CREATE TABLE `boms` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `product_id` BIGINT UNSIGNED NOT NULL,
    `revision` VARCHAR(20) NOT NULL,
    `valid_from` DATE NOT NULL,
    `valid_to` DATE,
    `is_active` BOOLEAN NOT NULL DEFAULT TRUE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_boms_dates CHECK (valid_to IS NULL OR valid_to >= valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What a product is made of.';

CREATE TABLE `bom_lines` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `bom_id` BIGINT UNSIGNED NOT NULL,
    `component_id` BIGINT UNSIGNED NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `scrap` DECIMAL(5,2) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_bom_lines_scrap_percent CHECK (scrap BETWEEN 0 AND 100),
    CONSTRAINT ck_bom_lines_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Its parts.';

CREATE TABLE `work_centers` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `department_id` BIGINT UNSIGNED,
    `hourly_rate` DECIMAL(12,2) NOT NULL DEFAULT 0,
    `capacity` INT NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_work_centers_capacity CHECK (capacity > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Where it is made.';

CREATE TABLE `routings` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `product_id` BIGINT UNSIGNED NOT NULL,
    `code` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `name` VARCHAR(120) NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='How it is made.';

CREATE TABLE `routing_steps` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `routing_id` BIGINT UNSIGNED NOT NULL,
    `position` INT NOT NULL DEFAULT 0,
    `work_center_id` BIGINT UNSIGNED NOT NULL,
    `setup_minutes` INT NOT NULL DEFAULT 0,
    `run_minutes` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `next_id` BIGINT UNSIGNED,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_routing_steps_minutes CHECK (setup_minutes >= 0 AND run_minutes >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Step by step.';

CREATE TABLE `production_orders` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `number` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `bom_id` BIGINT UNSIGNED NOT NULL,
    `routing_id` BIGINT UNSIGNED,
    `order_line_id` BIGINT UNSIGNED,
    `warehouse_id` BIGINT UNSIGNED,
    `state` ENUM('planned', 'released', 'running', 'finished', 'scrapped') NOT NULL DEFAULT 'planned',
    `quantity` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `finished` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `open_quantity` DECIMAL(14,3) GENERATED ALWAYS AS (quantity - finished) VIRTUAL,
    `starts_on` DATE,
    `due_on` DATE,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    `version` INT NOT NULL DEFAULT 1 COMMENT 'Goes up by one whenever the row changes.',
    PRIMARY KEY (`id`),
    CONSTRAINT ck_production_orders_quantity CHECK (quantity > 0),
    CONSTRAINT ck_production_orders_finished CHECK (finished >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='What is being made.';

CREATE TABLE `production_steps` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `production_order_id` BIGINT UNSIGNED NOT NULL,
    `step_id` BIGINT UNSIGNED NOT NULL,
    `worker_id` BIGINT UNSIGNED,
    `started_at` DATETIME(3),
    `ended_at` DATETIME(3),
    `good` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `scrap` DECIMAL(14,3) NOT NULL DEFAULT 0,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`),
    CONSTRAINT ck_production_steps_times CHECK (ended_at IS NULL OR ended_at >= started_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='How far it is.';

CREATE TABLE `quality_checks` (
    `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    `tenant_id` BIGINT UNSIGNED NOT NULL,
    `production_order_id` BIGINT UNSIGNED,
    `lot_id` BIGINT UNSIGNED,
    `receipt_line_id` BIGINT UNSIGNED,
    `checked_by_id` BIGINT UNSIGNED,
    `checked_at` DATETIME(3) NOT NULL,
    `result` ENUM('passed', 'failed', 'waived') NOT NULL DEFAULT 'passed',
    `measurements` JSON NOT NULL DEFAULT '{}',
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Whether it is good.';

CREATE UNIQUE INDEX ux_tenants_lower_slug ON `tenants` (`slug`);
CREATE INDEX ix_tenants_name ON `tenants` (`name`);
CREATE INDEX ix_tenants_created_at_desc_some ON `tenants` (`created_at` DESC);
CREATE INDEX ix_tenants_owner_id ON `tenants` (`owner_id`);
CREATE INDEX ux_users_tenant_id_lower_email_some ON `users` (`tenant_id`, `email`);
CREATE UNIQUE INDEX ux_users_tenant_id_username ON `users` (`tenant_id`, `username`);
CREATE INDEX ix_users_state_last_seen_at_desc ON `users` (`state`, `last_seen_at` DESC);
CREATE INDEX ix_users_lower_full_name ON `users` (`full_name`);
CREATE INDEX ix_users_tenant_id_email_with ON `users` (`tenant_id`, `email`, `full_name`, `state`);
CREATE INDEX ix_users_locale_id ON `users` (`locale_id`);
CREATE INDEX ix_users_tenant_id_created_at_desc ON `users` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_roles_tenant_id_name ON `roles` (`tenant_id`, `name`);
CREATE INDEX ix_roles_is_builtin_some ON `roles` (`is_builtin`);
CREATE INDEX ix_roles_parent_id ON `roles` (`parent_id`);
CREATE INDEX ix_roles_tenant_id_created_at_desc ON `roles` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_permissions_code ON `permissions` (`code`);
CREATE INDEX ix_permissions_area_code ON `permissions` (`area`, `code`);
CREATE INDEX ix_role_permissions_granted_at_desc ON `role_permissions` (`granted_at` DESC);
CREATE INDEX ix_role_permissions_permission_id ON `role_permissions` (`permission_id`);
CREATE INDEX ix_user_roles_valid_until_some ON `user_roles` (`valid_until`);
CREATE INDEX ix_user_roles_role_id ON `user_roles` (`role_id`);
CREATE INDEX ix_user_roles_granted_by_id ON `user_roles` (`granted_by_id`);
CREATE UNIQUE INDEX ux_sessions_token_hash ON `sessions` (`token_hash`);
CREATE INDEX ix_sessions_expires_at_some ON `sessions` (`expires_at`);
CREATE INDEX ix_sessions_user_id_expires_at_desc ON `sessions` (`user_id`, `expires_at` DESC);
CREATE UNIQUE INDEX ux_api_keys_key_hash ON `api_keys` (`key_hash`);
CREATE INDEX ux_api_keys_tenant_id_name_some ON `api_keys` (`tenant_id`, `name`);
CREATE INDEX ix_api_keys_last_used_at_desc ON `api_keys` (`last_used_at` DESC);
CREATE INDEX ix_api_keys_tenant_id ON `api_keys` (`tenant_id`);
CREATE INDEX ix_api_keys_user_id ON `api_keys` (`user_id`);
CREATE INDEX ix_api_keys_tenant_id_created_at_desc ON `api_keys` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_audit_logs_entity_entity_id_created_at_desc ON `audit_logs` (`entity`, `entity_id`, `created_at` DESC);
CREATE INDEX ix_audit_logs_tenant_id_created_at_desc_with ON `audit_logs` (`tenant_id`, `created_at` DESC, `action`, `user_id`);
CREATE INDEX ix_audit_logs_action ON `audit_logs` (`action`);
CREATE INDEX ix_audit_logs_created_at_some ON `audit_logs` (`created_at`);
CREATE INDEX ix_audit_logs_user_id ON `audit_logs` (`user_id`);
CREATE UNIQUE INDEX ux_settings_tenant_id_name ON `settings` (`tenant_id`, `name`);
CREATE INDEX ix_settings_changed_by_id ON `settings` (`changed_by_id`);
CREATE INDEX ix_settings_tenant_id_created_at_desc ON `settings` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_files_entity_entity_id_some ON `files` (`entity`, `entity_id`);
CREATE INDEX ix_files_checksum ON `files` (`checksum`);
CREATE INDEX ix_files_size_bytes_desc ON `files` (`size_bytes` DESC);
CREATE INDEX ix_files_tenant_id ON `files` (`tenant_id`);
CREATE INDEX ix_files_owner_id ON `files` (`owner_id`);
CREATE INDEX ix_files_tenant_id_created_at_desc ON `files` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_notifications_user_id_created_at_desc_some ON `notifications` (`user_id`, `created_at` DESC);
CREATE INDEX ix_notifications_severity ON `notifications` (`severity`);
CREATE INDEX ix_notifications_tenant_id ON `notifications` (`tenant_id`);
CREATE INDEX ix_notifications_user_id ON `notifications` (`user_id`);
CREATE INDEX ix_notifications_tenant_id_created_at_desc ON `notifications` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_webhooks_tenant_id_url ON `webhooks` (`tenant_id`, `url`(191));
CREATE INDEX ix_webhooks_failures_desc_some ON `webhooks` (`failures` DESC);
CREATE INDEX ix_webhooks_tenant_id_created_at_desc ON `webhooks` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_webhook_deliveries_webhook_id_created_at_desc ON `webhook_deliveries` (`webhook_id`, `created_at` DESC);
CREATE INDEX ix_webhook_deliveries_event ON `webhook_deliveries` (`event`);
CREATE INDEX ix_webhook_deliveries_attempts_some ON `webhook_deliveries` (`attempts`);
CREATE UNIQUE INDEX ux_countries_code ON `countries` (`code`);
CREATE INDEX ix_countries_lower_name ON `countries` (`name`);
CREATE INDEX ix_countries_currency_id ON `countries` (`currency_id`);
CREATE UNIQUE INDEX ux_currencies_code ON `currencies` (`code`);
CREATE UNIQUE INDEX ux_languages_code ON `languages` (`code`);
CREATE UNIQUE INDEX ux_exchange_rates_from_id_to_id_valid_on_desc ON `exchange_rates` (`from_id`, `to_id`, `valid_on` DESC);
CREATE INDEX ix_exchange_rates_valid_on_desc_with ON `exchange_rates` (`valid_on` DESC, `rate`);
CREATE INDEX ix_exchange_rates_to_id ON `exchange_rates` (`to_id`);
CREATE UNIQUE INDEX ux_units_tenant_id_code ON `units` (`tenant_id`, `code`);
CREATE INDEX ix_units_tenant_id_created_at_desc ON `units` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_unit_conversions_from_id_to_id ON `unit_conversions` (`from_id`, `to_id`);
CREATE INDEX ix_unit_conversions_to_id ON `unit_conversions` (`to_id`);
CREATE UNIQUE INDEX ux_tax_codes_tenant_id_code ON `tax_codes` (`tenant_id`, `code`);
CREATE INDEX ix_tax_codes_is_reverse_some ON `tax_codes` (`is_reverse`);
CREATE INDEX ix_tax_codes_country_id ON `tax_codes` (`country_id`);
CREATE INDEX ix_tax_codes_tenant_id_created_at_desc ON `tax_codes` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_tax_rates_tax_code_id_valid_from_desc ON `tax_rates` (`tax_code_id`, `valid_from` DESC);
CREATE INDEX ix_tax_rates_valid_to_some ON `tax_rates` (`valid_to`);
CREATE UNIQUE INDEX ux_payment_terms_tenant_id_code ON `payment_terms` (`tenant_id`, `code`);
CREATE INDEX ix_payment_terms_days ON `payment_terms` (`days`);
CREATE INDEX ix_payment_terms_tenant_id_created_at_desc ON `payment_terms` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_holidays_day ON `holidays` (`day`);
CREATE UNIQUE INDEX ux_holidays_tenant_id_country_id_day ON `holidays` (`tenant_id`, `country_id`, `day`);
CREATE INDEX ix_holidays_country_id ON `holidays` (`country_id`);
CREATE INDEX ix_holidays_tenant_id_created_at_desc ON `holidays` (`tenant_id`, `created_at` DESC);
CREATE INDEX ux_companies_tenant_id_lower_name_some ON `companies` (`tenant_id`, `name`);
CREATE INDEX ix_companies_tax_number_some ON `companies` (`tax_number`);
CREATE INDEX ix_companies_country_id ON `companies` (`country_id`);
CREATE INDEX ix_companies_currency_id ON `companies` (`currency_id`);
CREATE INDEX ix_companies_parent_id ON `companies` (`parent_id`);
CREATE INDEX ix_companies_tenant_id_created_at_desc ON `companies` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_branches_company_id_code ON `branches` (`company_id`, `code`);
CREATE INDEX ix_branches_name ON `branches` (`name`);
CREATE INDEX ix_branches_tenant_id ON `branches` (`tenant_id`);
CREATE INDEX ix_branches_manager_id ON `branches` (`manager_id`);
CREATE INDEX ix_branches_tenant_id_company_id ON `branches` (`tenant_id`, `company_id`);
CREATE INDEX ix_branches_tenant_id_created_at_desc ON `branches` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_departments_company_id_code ON `departments` (`company_id`, `code`);
CREATE INDEX ix_departments_tenant_id_name ON `departments` (`tenant_id`, `name`);
CREATE INDEX ix_departments_parent_id ON `departments` (`parent_id`);
CREATE INDEX ix_departments_head_id ON `departments` (`head_id`);
CREATE INDEX ix_departments_tenant_id_created_at_desc ON `departments` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_cost_centers_tenant_id_code ON `cost_centers` (`tenant_id`, `code`);
CREATE INDEX ix_cost_centers_valid_from_some ON `cost_centers` (`valid_from`);
CREATE INDEX ix_cost_centers_department_id ON `cost_centers` (`department_id`);
CREATE INDEX ix_cost_centers_tenant_id_created_at_desc ON `cost_centers` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_positions_tenant_id_title ON `positions` (`tenant_id`, `title`);
CREATE INDEX ix_positions_grade_desc ON `positions` (`grade` DESC);
CREATE INDEX ix_positions_department_id ON `positions` (`department_id`);
CREATE INDEX ix_positions_tenant_id_created_at_desc ON `positions` (`tenant_id`, `created_at` DESC);
CREATE INDEX ux_teams_tenant_id_name_some ON `teams` (`tenant_id`, `name`);
CREATE INDEX ix_teams_tenant_id ON `teams` (`tenant_id`);
CREATE INDEX ix_teams_department_id ON `teams` (`department_id`);
CREATE INDEX ix_teams_lead_id ON `teams` (`lead_id`);
CREATE INDEX ix_teams_tenant_id_created_at_desc ON `teams` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_team_members_joined_on_desc ON `team_members` (`joined_on` DESC);
CREATE INDEX ix_team_members_employee_id_team_id_with ON `team_members` (`employee_id`, `team_id`, `share`);
CREATE UNIQUE INDEX ux_locations_tenant_id_code ON `locations` (`tenant_id`, `code`);
CREATE INDEX ix_locations_country_id_postal_code ON `locations` (`country_id`, `postal_code`);
CREATE INDEX ix_locations_lower_city ON `locations` (`city`);
CREATE INDEX ix_locations_latitude_longitude ON `locations` (`latitude`, `longitude`);
CREATE INDEX ix_locations_branch_id ON `locations` (`branch_id`);
CREATE INDEX ix_locations_parent_id ON `locations` (`parent_id`);
CREATE INDEX ix_locations_tenant_id_created_at_desc ON `locations` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_employees_tenant_id_number ON `employees` (`tenant_id`, `number`);
CREATE INDEX ux_employees_lower_email_some ON `employees` (`email`);
CREATE INDEX ix_employees_last_name_first_name ON `employees` (`last_name`, `first_name`);
CREATE INDEX ix_employees_department_id_state_with ON `employees` (`department_id`, `state`, `last_name`);
CREATE INDEX ix_employees_hired_on_desc_some ON `employees` (`hired_on` DESC);
CREATE INDEX ix_employees_user_id ON `employees` (`user_id`);
CREATE INDEX ix_employees_position_id ON `employees` (`position_id`);
CREATE INDEX ix_employees_manager_id ON `employees` (`manager_id`);
CREATE INDEX ix_employees_tenant_id_created_at_desc ON `employees` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_employment_contracts_employee_id_starts_on_desc ON `employment_contracts` (`employee_id`, `starts_on` DESC);
CREATE INDEX ix_employment_contracts_ends_on_some ON `employment_contracts` (`ends_on`);
CREATE INDEX ix_employment_contracts_kind ON `employment_contracts` (`kind`);
CREATE INDEX ix_employment_contracts_tenant_id ON `employment_contracts` (`tenant_id`);
CREATE INDEX ix_employment_contracts_file_id ON `employment_contracts` (`file_id`);
CREATE INDEX ix_employment_contracts_tenant_id_created_at_desc ON `employment_contracts` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_salaries_contract_id_valid_from_desc ON `salaries` (`contract_id`, `valid_from` DESC);
CREATE INDEX ix_salaries_amount_desc ON `salaries` (`amount` DESC);
CREATE INDEX ix_salaries_tenant_id ON `salaries` (`tenant_id`);
CREATE INDEX ix_salaries_currency_id ON `salaries` (`currency_id`);
CREATE INDEX ix_salaries_approved_by_id ON `salaries` (`approved_by_id`);
CREATE INDEX ix_salaries_tenant_id_created_at_desc ON `salaries` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_payroll_runs_company_id_period_from ON `payroll_runs` (`company_id`, `period_from`);
CREATE INDEX ix_payroll_runs_state_period_to_desc ON `payroll_runs` (`state`, `period_to` DESC);
CREATE INDEX ix_payroll_runs_tenant_id ON `payroll_runs` (`tenant_id`);
CREATE INDEX ix_payroll_runs_tenant_id_created_at_desc ON `payroll_runs` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_payslips_run_id_employee_id ON `payslips` (`run_id`, `employee_id`);
CREATE INDEX ix_payslips_employee_id_paid_on_desc ON `payslips` (`employee_id`, `paid_on` DESC);
CREATE INDEX ix_payslips_paid_on_some ON `payslips` (`paid_on`);
CREATE INDEX ix_payslips_tenant_id ON `payslips` (`tenant_id`);
CREATE INDEX ix_payslips_tenant_id_created_at_desc ON `payslips` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_payslip_lines_payslip_id_position ON `payslip_lines` (`payslip_id`, `position`);
CREATE INDEX ix_payslip_lines_label ON `payslip_lines` (`label`);
CREATE INDEX ix_payslip_lines_account_id ON `payslip_lines` (`account_id`);
CREATE UNIQUE INDEX ux_leave_types_tenant_id_code ON `leave_types` (`tenant_id`, `code`);
CREATE INDEX ix_leave_types_name_some ON `leave_types` (`name`);
CREATE INDEX ix_leave_types_tenant_id_created_at_desc ON `leave_types` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_leave_balances_employee_id_leave_type_id_year_desc ON `leave_balances` (`employee_id`, `leave_type_id`, `year` DESC);
CREATE INDEX ix_leave_balances_year_remaining_desc ON `leave_balances` (`year`, `remaining` DESC);
CREATE INDEX ix_leave_balances_leave_type_id ON `leave_balances` (`leave_type_id`);
CREATE INDEX ix_leave_requests_employee_id_from_day_desc ON `leave_requests` (`employee_id`, `from_day` DESC);
CREATE INDEX ix_leave_requests_state_from_day_some ON `leave_requests` (`state`, `from_day`);
CREATE INDEX ix_leave_requests_to_day_desc ON `leave_requests` (`to_day` DESC);
CREATE INDEX ix_leave_requests_tenant_id ON `leave_requests` (`tenant_id`);
CREATE INDEX ix_leave_requests_leave_type_id ON `leave_requests` (`leave_type_id`);
CREATE INDEX ix_leave_requests_decided_by_id ON `leave_requests` (`decided_by_id`);
CREATE INDEX ix_leave_requests_tenant_id_created_at_desc ON `leave_requests` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_attendances_employee_id_came_at ON `attendances` (`employee_id`, `came_at`);
CREATE INDEX ix_attendances_came_at_desc_some ON `attendances` (`came_at` DESC);
CREATE INDEX ix_attendances_left_at_desc ON `attendances` (`left_at` DESC);
CREATE INDEX ix_attendances_tenant_id ON `attendances` (`tenant_id`);
CREATE INDEX ix_attendances_location_id ON `attendances` (`location_id`);
CREATE INDEX ix_attendances_tenant_id_created_at_desc ON `attendances` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_shifts_tenant_id_name ON `shifts` (`tenant_id`, `name`);
CREATE INDEX ix_shifts_starts_at_ends_at ON `shifts` (`starts_at`, `ends_at`);
CREATE INDEX ix_shifts_tenant_id_created_at_desc ON `shifts` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_shift_assignments_employee_id_day_shift_id ON `shift_assignments` (`employee_id`, `day`, `shift_id`);
CREATE INDEX ix_shift_assignments_day_shift_id_desc ON `shift_assignments` (`day` DESC, `shift_id`);
CREATE INDEX ix_shift_assignments_shift_id ON `shift_assignments` (`shift_id`);
CREATE INDEX ix_job_openings_published_on_desc_some ON `job_openings` (`published_on` DESC);
CREATE INDEX ix_job_openings_closes_on ON `job_openings` (`closes_on`);
CREATE INDEX ix_job_openings_lower_title ON `job_openings` (`title`);
CREATE INDEX ix_job_openings_tenant_id ON `job_openings` (`tenant_id`);
CREATE INDEX ix_job_openings_position_id ON `job_openings` (`position_id`);
CREATE INDEX ix_job_openings_recruiter_id ON `job_openings` (`recruiter_id`);
CREATE INDEX ix_job_openings_tenant_id_created_at_desc ON `job_openings` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_applicants_lower_email ON `applicants` (`email`);
CREATE INDEX ix_applicants_opening_id_score_desc ON `applicants` (`opening_id`, `score` DESC);
CREATE INDEX ux_applicants_opening_id_email_some ON `applicants` (`opening_id`, `email`);
CREATE INDEX ix_applicants_state_with ON `applicants` (`state`, `score`, `name`);
CREATE INDEX ix_applicants_tenant_id ON `applicants` (`tenant_id`);
CREATE INDEX ix_applicants_cv_id ON `applicants` (`cv_id`);
CREATE INDEX ix_applicants_tenant_id_created_at_desc ON `applicants` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_interviews_at_desc ON `interviews` (`at` DESC);
CREATE INDEX ix_interviews_interviewer_id_at ON `interviews` (`interviewer_id`, `at`);
CREATE INDEX ix_interviews_tenant_id ON `interviews` (`tenant_id`);
CREATE INDEX ix_interviews_applicant_id ON `interviews` (`applicant_id`);
CREATE INDEX ix_interviews_tenant_id_created_at_desc ON `interviews` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_trainings_starts_on_desc ON `trainings` (`starts_on` DESC);
CREATE INDEX ix_trainings_title ON `trainings` (`title`);
CREATE INDEX ix_trainings_tenant_id ON `trainings` (`tenant_id`);
CREATE INDEX ix_trainings_tenant_id_created_at_desc ON `trainings` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_training_participants_completed_on_some ON `training_participants` (`completed_on`);
CREATE INDEX ix_training_participants_grade_desc ON `training_participants` (`grade` DESC);
CREATE INDEX ix_training_participants_employee_id ON `training_participants` (`employee_id`);
CREATE UNIQUE INDEX ux_appraisals_employee_id_reviewer_id_year ON `appraisals` (`employee_id`, `reviewer_id`, `year`);
CREATE INDEX ix_appraisals_year_rating_desc ON `appraisals` (`year` DESC, `rating` DESC);
CREATE INDEX ix_appraisals_tenant_id ON `appraisals` (`tenant_id`);
CREATE INDEX ix_appraisals_reviewer_id ON `appraisals` (`reviewer_id`);
CREATE INDEX ix_appraisals_tenant_id_created_at_desc ON `appraisals` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_customers_tenant_id_number ON `customers` (`tenant_id`, `number`);
CREATE INDEX ux_customers_tenant_id_tax_number_some ON `customers` (`tenant_id`, `tax_number`);
CREATE INDEX ix_customers_tenant_id_lower_name ON `customers` (`tenant_id`, `name`);
CREATE INDEX ix_customers_lower_email ON `customers` (`email`);
CREATE INDEX ix_customers_balance_desc_some ON `customers` (`balance` DESC);
CREATE INDEX ix_customers_owner_id_name_with ON `customers` (`owner_id`, `name`, `number`, `balance`);
CREATE INDEX ix_customers_territory_id ON `customers` (`territory_id`);
CREATE INDEX ix_customers_currency_id ON `customers` (`currency_id`);
CREATE INDEX ix_customers_payment_term_id ON `customers` (`payment_term_id`);
CREATE INDEX ix_customers_primary_contact_id ON `customers` (`primary_contact_id`);
CREATE INDEX ix_customers_tenant_id_created_at_desc ON `customers` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_contacts_customer_id_last_name_first_name ON `contacts` (`customer_id`, `last_name`, `first_name`);
CREATE INDEX ux_contacts_customer_id_some ON `contacts` (`customer_id`);
CREATE INDEX ix_contacts_lower_email ON `contacts` (`email`);
CREATE INDEX ix_contacts_birthday_some ON `contacts` (`birthday`);
CREATE INDEX ix_contacts_tenant_id ON `contacts` (`tenant_id`);
CREATE INDEX ix_contacts_tenant_id_created_at_desc ON `contacts` (`tenant_id`, `created_at` DESC);
CREATE INDEX ux_customer_addresses_customer_id_kind_some ON `customer_addresses` (`customer_id`, `kind`);
CREATE INDEX ix_customer_addresses_country_id_postal_code ON `customer_addresses` (`country_id`, `postal_code`);
CREATE INDEX ix_customer_addresses_city ON `customer_addresses` (`city`);
CREATE INDEX ix_customer_addresses_tenant_id ON `customer_addresses` (`tenant_id`);
CREATE INDEX ix_customer_addresses_customer_id ON `customer_addresses` (`customer_id`);
CREATE INDEX ix_customer_addresses_tenant_id_created_at_desc ON `customer_addresses` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_customer_groups_tenant_id_name ON `customer_groups` (`tenant_id`, `name`);
CREATE INDEX ix_customer_groups_discount_desc ON `customer_groups` (`discount` DESC);
CREATE INDEX ix_customer_groups_price_list_id ON `customer_groups` (`price_list_id`);
CREATE INDEX ix_customer_groups_tenant_id_created_at_desc ON `customer_groups` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_customer_group_members_since_desc ON `customer_group_members` (`since` DESC);
CREATE INDEX ix_customer_group_members_customer_id ON `customer_group_members` (`customer_id`);
CREATE INDEX ix_leads_tenant_id_source ON `leads` (`tenant_id`, `source`);
CREATE INDEX ix_leads_score_desc_some ON `leads` (`score` DESC);
CREATE INDEX ix_leads_lower_email ON `leads` (`email`);
CREATE INDEX ix_leads_owner_id_created_at_desc ON `leads` (`owner_id`, `created_at` DESC);
CREATE INDEX ix_leads_customer_id ON `leads` (`customer_id`);
CREATE INDEX ix_leads_tenant_id_created_at_desc ON `leads` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_opportunity_stages_tenant_id_position ON `opportunity_stages` (`tenant_id`, `position`);
CREATE INDEX ix_opportunity_stages_probability_desc ON `opportunity_stages` (`probability` DESC);
CREATE INDEX ix_opportunity_stages_tenant_id_created_at_desc ON `opportunity_stages` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_opportunities_stage_id_closes_on ON `opportunities` (`stage_id`, `closes_on`);
CREATE INDEX ix_opportunities_tenant_id_value_desc_some ON `opportunities` (`tenant_id`, `value` DESC);
CREATE INDEX ix_opportunities_owner_id_stage_id_with ON `opportunities` (`owner_id`, `stage_id`, `value`);
CREATE INDEX ix_opportunities_expected_desc ON `opportunities` (`expected` DESC);
CREATE INDEX ix_opportunities_tenant_id ON `opportunities` (`tenant_id`);
CREATE INDEX ix_opportunities_customer_id ON `opportunities` (`customer_id`);
CREATE INDEX ix_opportunities_lead_id ON `opportunities` (`lead_id`);
CREATE INDEX ix_opportunities_campaign_id ON `opportunities` (`campaign_id`);
CREATE INDEX ix_opportunities_tenant_id_created_at_desc ON `opportunities` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_activities_owner_id_due_at_some ON `activities` (`owner_id`, `due_at`);
CREATE INDEX ix_activities_customer_id_created_at_desc ON `activities` (`customer_id`, `created_at` DESC);
CREATE INDEX ix_activities_kind_done_at_desc ON `activities` (`kind`, `done_at` DESC);
CREATE INDEX ix_activities_due_at_some ON `activities` (`due_at`);
CREATE INDEX ix_activities_tenant_id ON `activities` (`tenant_id`);
CREATE INDEX ix_activities_contact_id ON `activities` (`contact_id`);
CREATE INDEX ix_activities_opportunity_id ON `activities` (`opportunity_id`);
CREATE INDEX ix_activities_owner_id ON `activities` (`owner_id`);
CREATE INDEX ix_activities_tenant_id_created_at_desc ON `activities` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_campaigns_tenant_id_name ON `campaigns` (`tenant_id`, `name`);
CREATE INDEX ix_campaigns_starts_on_ends_on_desc ON `campaigns` (`starts_on` DESC, `ends_on` DESC);
CREATE INDEX ix_campaigns_parent_id ON `campaigns` (`parent_id`);
CREATE INDEX ix_campaigns_tenant_id_created_at_desc ON `campaigns` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_campaign_members_sent_at_desc ON `campaign_members` (`sent_at` DESC);
CREATE INDEX ix_campaign_members_opened_at_desc_some ON `campaign_members` (`opened_at` DESC);
CREATE INDEX ix_campaign_members_answered_at ON `campaign_members` (`answered_at`);
CREATE INDEX ix_campaign_members_lead_id ON `campaign_members` (`lead_id`);
CREATE UNIQUE INDEX ux_tags_tenant_id_lower_name ON `tags` (`tenant_id`, `name`);
CREATE INDEX ix_tags_tenant_id_created_at_desc ON `tags` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_customer_tags_tag_id_customer_id ON `customer_tags` (`tag_id`, `customer_id`);
CREATE INDEX ix_customer_tags_tagged_by_id ON `customer_tags` (`tagged_by_id`);
CREATE UNIQUE INDEX ux_territories_tenant_id_code ON `territories` (`tenant_id`, `code`);
CREATE INDEX ix_territories_parent_id ON `territories` (`parent_id`);
CREATE INDEX ix_territories_manager_id ON `territories` (`manager_id`);
CREATE INDEX ix_territories_tenant_id_created_at_desc ON `territories` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_sales_targets_territory_id_user_id_period_from ON `sales_targets` (`territory_id`, `user_id`, `period_from`);
CREATE INDEX ix_sales_targets_period_to_desc ON `sales_targets` (`period_to` DESC);
CREATE INDEX ix_sales_targets_amount_desc_with ON `sales_targets` (`amount` DESC, `user_id`);
CREATE INDEX ix_sales_targets_tenant_id ON `sales_targets` (`tenant_id`);
CREATE INDEX ix_sales_targets_user_id ON `sales_targets` (`user_id`);
CREATE INDEX ix_sales_targets_tenant_id_created_at_desc ON `sales_targets` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_brands_tenant_id_lower_name ON `brands` (`tenant_id`, `name`);
CREATE INDEX ix_brands_tenant_id_created_at_desc ON `brands` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_product_categories_tenant_id_slug ON `product_categories` (`tenant_id`, `slug`);
CREATE INDEX ix_product_categories_parent_id_position ON `product_categories` (`parent_id`, `position`);
CREATE INDEX ix_product_categories_tenant_id_created_at_desc ON `product_categories` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_products_tenant_id_sku ON `products` (`tenant_id`, `sku`);
CREATE INDEX ix_products_tenant_id_lower_name_some ON `products` (`tenant_id`, `name`);
CREATE INDEX ix_products_price_desc ON `products` (`price` DESC);
CREATE INDEX ix_products_margin_desc ON `products` (`margin` DESC);
CREATE INDEX ix_products_brand_id_name_with ON `products` (`brand_id`, `name`, `sku`, `price`);
CREATE INDEX ix_products_launched_on_desc_some ON `products` (`launched_on` DESC);
CREATE INDEX ix_products_name_sku_desc ON `products` (`name` DESC, `sku`);
CREATE INDEX ix_products_unit_id ON `products` (`unit_id`);
CREATE INDEX ix_products_tax_code_id ON `products` (`tax_code_id`);
CREATE INDEX ix_products_tenant_id_created_at_desc ON `products` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_product_variants_product_id_sku ON `product_variants` (`product_id`, `sku`);
CREATE INDEX ux_product_variants_barcode_some ON `product_variants` (`barcode`);
CREATE INDEX ix_product_variants_product_id_position ON `product_variants` (`product_id`, `position`);
CREATE INDEX ix_product_variants_tenant_id_sku_with ON `product_variants` (`tenant_id`, `sku`, `name`);
CREATE INDEX ix_product_variants_tenant_id_created_at_desc ON `product_variants` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_product_category_links_category_id_position ON `product_category_links` (`category_id`, `position`);
CREATE UNIQUE INDEX ux_attributes_tenant_id_code ON `attributes` (`tenant_id`, `code`);
CREATE INDEX ix_attributes_position ON `attributes` (`position`);
CREATE INDEX ix_attributes_tenant_id_created_at_desc ON `attributes` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_attribute_values_attribute_id_value ON `attribute_values` (`attribute_id`, `value`);
CREATE INDEX ix_attribute_values_attribute_id_position ON `attribute_values` (`attribute_id`, `position`);
CREATE INDEX ix_variant_attribute_values_attribute_id_value_id ON `variant_attribute_values` (`attribute_id`, `value_id`);
CREATE INDEX ix_variant_attribute_values_value_id ON `variant_attribute_values` (`value_id`);
CREATE UNIQUE INDEX ux_price_lists_tenant_id_code ON `price_lists` (`tenant_id`, `code`);
CREATE INDEX ux_price_lists_tenant_id_currency_id_some ON `price_lists` (`tenant_id`, `currency_id`);
CREATE INDEX ix_price_lists_valid_to ON `price_lists` (`valid_to`);
CREATE INDEX ix_price_lists_currency_id ON `price_lists` (`currency_id`);
CREATE INDEX ix_price_lists_tenant_id_created_at_desc ON `price_lists` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_price_list_items_price_list_id_variant_id_min_quantity ON `price_list_items` (`price_list_id`, `variant_id`, `min_quantity`);
CREATE INDEX ix_price_list_items_variant_id_price_with ON `price_list_items` (`variant_id`, `price`, `min_quantity`);
CREATE INDEX ux_discounts_tenant_id_code_some ON `discounts` (`tenant_id`, `code`);
CREATE INDEX ix_discounts_starts_at_ends_at_desc ON `discounts` (`starts_at` DESC, `ends_at`);
CREATE INDEX ix_discounts_ends_at_some ON `discounts` (`ends_at`);
CREATE INDEX ix_discounts_tenant_id ON `discounts` (`tenant_id`);
CREATE INDEX ix_discounts_tenant_id_created_at_desc ON `discounts` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_bundles_product_id_name ON `bundles` (`product_id`, `name`);
CREATE INDEX ix_bundles_tenant_id ON `bundles` (`tenant_id`);
CREATE INDEX ix_bundles_tenant_id_created_at_desc ON `bundles` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_bundle_items_bundle_id_variant_id ON `bundle_items` (`bundle_id`, `variant_id`);
CREATE INDEX ix_bundle_items_quantity_desc ON `bundle_items` (`quantity` DESC);
CREATE INDEX ix_bundle_items_variant_id ON `bundle_items` (`variant_id`);
CREATE UNIQUE INDEX ux_quotes_tenant_id_number ON `quotes` (`tenant_id`, `number`);
CREATE INDEX ix_quotes_customer_id_quoted_on_desc ON `quotes` (`customer_id`, `quoted_on` DESC);
CREATE INDEX ix_quotes_state_valid_until_some ON `quotes` (`state`, `valid_until`);
CREATE INDEX ix_quotes_gross_desc ON `quotes` (`gross` DESC);
CREATE INDEX ix_quotes_opportunity_id ON `quotes` (`opportunity_id`);
CREATE INDEX ix_quotes_previous_id ON `quotes` (`previous_id`);
CREATE INDEX ix_quotes_tenant_id_created_at_desc ON `quotes` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_quote_lines_quote_id_position ON `quote_lines` (`quote_id`, `position`);
CREATE INDEX ix_quote_lines_variant_id_unit_price ON `quote_lines` (`variant_id`, `unit_price`);
CREATE UNIQUE INDEX ux_orders_tenant_id_number ON `orders` (`tenant_id`, `number`);
CREATE INDEX ix_orders_customer_id_ordered_at_desc_with ON `orders` (`customer_id`, `ordered_at` DESC, `state`, `gross`);
CREATE INDEX ix_orders_tenant_id_state_ordered_at_desc ON `orders` (`tenant_id`, `state`, `ordered_at` DESC);
CREATE INDEX ix_orders_due_on_some ON `orders` (`due_on`);
CREATE INDEX ix_orders_ordered_at_desc_some ON `orders` (`ordered_at` DESC);
CREATE INDEX ix_orders_gross_desc ON `orders` (`gross` DESC);
CREATE INDEX ix_orders_quote_id ON `orders` (`quote_id`);
CREATE INDEX ix_orders_invoice_id ON `orders` (`invoice_id`);
CREATE INDEX ix_orders_coupon_id ON `orders` (`coupon_id`);
CREATE INDEX ix_orders_currency_id ON `orders` (`currency_id`);
CREATE INDEX ix_orders_tenant_id_customer_id ON `orders` (`tenant_id`, `customer_id`);
CREATE INDEX ix_orders_tenant_id_created_at_desc ON `orders` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_order_lines_order_id_position ON `order_lines` (`order_id`, `position`);
CREATE INDEX ix_order_lines_product_id_created_at_desc ON `order_lines` (`product_id`, `created_at` DESC);
CREATE INDEX ix_order_lines_variant_id_some ON `order_lines` (`variant_id`);
CREATE INDEX ix_order_lines_total_desc_with ON `order_lines` (`total` DESC, `order_id`);
CREATE INDEX ix_order_lines_tenant_id ON `order_lines` (`tenant_id`);
CREATE INDEX ix_order_lines_variant_id ON `order_lines` (`variant_id`);
CREATE INDEX ix_order_lines_tenant_id_order_id ON `order_lines` (`tenant_id`, `order_id`);
CREATE INDEX ix_order_lines_tenant_id_product_id ON `order_lines` (`tenant_id`, `product_id`);
CREATE INDEX ix_order_lines_tenant_id_created_at_desc ON `order_lines` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_order_status_changes_order_id_created_at_desc ON `order_status_changes` (`order_id`, `created_at` DESC);
CREATE INDEX ix_order_status_changes_to_state_created_at_desc ON `order_status_changes` (`to_state`, `created_at` DESC);
CREATE INDEX ix_order_status_changes_changed_by_id ON `order_status_changes` (`changed_by_id`);
CREATE UNIQUE INDEX ux_carriers_tenant_id_code ON `carriers` (`tenant_id`, `code`);
CREATE INDEX ix_carriers_service ON `carriers` (`service`);
CREATE INDEX ix_carriers_tenant_id_created_at_desc ON `carriers` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_shipping_zones_tenant_id_name ON `shipping_zones` (`tenant_id`, `name`);
CREATE INDEX ix_shipping_zones_country_id_postal_from_postal_to ON `shipping_zones` (`country_id`, `postal_from`, `postal_to`);
CREATE INDEX ix_shipping_zones_tenant_id_created_at_desc ON `shipping_zones` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_shipping_methods_carrier_id_zone_id_name ON `shipping_methods` (`carrier_id`, `zone_id`, `name`);
CREATE INDEX ix_shipping_methods_price_some ON `shipping_methods` (`price`);
CREATE INDEX ix_shipping_methods_tenant_id ON `shipping_methods` (`tenant_id`);
CREATE INDEX ix_shipping_methods_zone_id ON `shipping_methods` (`zone_id`);
CREATE INDEX ix_shipping_methods_tenant_id_created_at_desc ON `shipping_methods` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_shipments_tenant_id_number ON `shipments` (`tenant_id`, `number`);
CREATE INDEX ix_shipments_tracking_some ON `shipments` (`tracking`);
CREATE INDEX ix_shipments_shipped_at_desc_some ON `shipments` (`shipped_at` DESC);
CREATE INDEX ix_shipments_order_id_shipped_at_desc ON `shipments` (`order_id`, `shipped_at` DESC);
CREATE INDEX ix_shipments_warehouse_id ON `shipments` (`warehouse_id`);
CREATE INDEX ix_shipments_method_id ON `shipments` (`method_id`);
CREATE INDEX ix_shipments_tenant_id_created_at_desc ON `shipments` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_shipment_lines_shipment_id_order_line_id_lot_id ON `shipment_lines` (`shipment_id`, `order_line_id`, `lot_id`);
CREATE INDEX ix_shipment_lines_quantity_desc ON `shipment_lines` (`quantity` DESC);
CREATE INDEX ix_shipment_lines_order_line_id ON `shipment_lines` (`order_line_id`);
CREATE INDEX ix_shipment_lines_lot_id ON `shipment_lines` (`lot_id`);
CREATE UNIQUE INDEX ux_returns_tenant_id_number ON `returns` (`tenant_id`, `number`);
CREATE INDEX ix_returns_state_requested_at_desc ON `returns` (`state`, `requested_at` DESC);
CREATE INDEX ix_returns_received_at_some ON `returns` (`received_at`);
CREATE INDEX ix_returns_order_id ON `returns` (`order_id`);
CREATE INDEX ix_returns_tenant_id_created_at_desc ON `returns` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_return_lines_return_id_order_line_id ON `return_lines` (`return_id`, `order_line_id`);
CREATE INDEX ix_return_lines_is_restocked_some ON `return_lines` (`is_restocked`);
CREATE INDEX ix_return_lines_order_line_id ON `return_lines` (`order_line_id`);
CREATE UNIQUE INDEX ux_coupons_tenant_id_lower_code ON `coupons` (`tenant_id`, `code`);
CREATE INDEX ix_coupons_expires_on_desc_some ON `coupons` (`expires_on` DESC);
CREATE INDEX ix_coupons_discount_id ON `coupons` (`discount_id`);
CREATE INDEX ix_coupons_customer_id ON `coupons` (`customer_id`);
CREATE INDEX ix_coupons_tenant_id_created_at_desc ON `coupons` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_coupon_redemptions_coupon_id_order_id ON `coupon_redemptions` (`coupon_id`, `order_id`);
CREATE INDEX ix_coupon_redemptions_amount_desc ON `coupon_redemptions` (`amount` DESC);
CREATE INDEX ix_coupon_redemptions_order_id ON `coupon_redemptions` (`order_id`);
CREATE UNIQUE INDEX ux_subscriptions_tenant_id_number ON `subscriptions` (`tenant_id`, `number`);
CREATE INDEX ix_subscriptions_renews_on_some ON `subscriptions` (`renews_on`);
CREATE INDEX ix_subscriptions_customer_id_state ON `subscriptions` (`customer_id`, `state`);
CREATE INDEX ix_subscriptions_ends_on_desc ON `subscriptions` (`ends_on` DESC);
CREATE INDEX ix_subscriptions_tenant_id_created_at_desc ON `subscriptions` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_subscription_items_subscription_id_variant_id ON `subscription_items` (`subscription_id`, `variant_id`);
CREATE INDEX ix_subscription_items_price_desc ON `subscription_items` (`price` DESC);
CREATE INDEX ix_subscription_items_variant_id ON `subscription_items` (`variant_id`);
CREATE UNIQUE INDEX ux_invoices_tenant_id_number ON `invoices` (`tenant_id`, `number`);
CREATE INDEX ix_invoices_customer_id_issued_on_desc_with ON `invoices` (`customer_id`, `issued_on` DESC, `gross`, `paid`);
CREATE INDEX ix_invoices_due_on_some ON `invoices` (`due_on`);
CREATE INDEX ix_invoices_tenant_id_state_due_on ON `invoices` (`tenant_id`, `state`, `due_on`);
CREATE INDEX ix_invoices_gross_desc ON `invoices` (`gross` DESC);
CREATE INDEX ix_invoices_issued_on_desc_some ON `invoices` (`issued_on` DESC);
CREATE INDEX ix_invoices_order_id ON `invoices` (`order_id`);
CREATE INDEX ix_invoices_period_id ON `invoices` (`period_id`);
CREATE INDEX ix_invoices_currency_id ON `invoices` (`currency_id`);
CREATE INDEX ix_invoices_entry_id ON `invoices` (`entry_id`);
CREATE INDEX ix_invoices_tenant_id_customer_id ON `invoices` (`tenant_id`, `customer_id`);
CREATE INDEX ix_invoices_tenant_id_created_at_desc ON `invoices` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_invoice_lines_invoice_id_position ON `invoice_lines` (`invoice_id`, `position`);
CREATE INDEX ix_invoice_lines_account_id_total_desc ON `invoice_lines` (`account_id`, `total` DESC);
CREATE INDEX ix_invoice_lines_order_line_id ON `invoice_lines` (`order_line_id`);
CREATE INDEX ix_invoice_lines_tax_code_id ON `invoice_lines` (`tax_code_id`);
CREATE UNIQUE INDEX ux_credit_notes_tenant_id_number ON `credit_notes` (`tenant_id`, `number`);
CREATE INDEX ix_credit_notes_state_issued_on_desc ON `credit_notes` (`state`, `issued_on` DESC);
CREATE INDEX ix_credit_notes_invoice_id_amount_desc ON `credit_notes` (`invoice_id`, `amount` DESC);
CREATE INDEX ix_credit_notes_tenant_id_created_at_desc ON `credit_notes` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_credit_note_lines_credit_note_id_invoice_line_id ON `credit_note_lines` (`credit_note_id`, `invoice_line_id`);
CREATE INDEX ix_credit_note_lines_amount_desc ON `credit_note_lines` (`amount` DESC);
CREATE INDEX ix_credit_note_lines_invoice_line_id ON `credit_note_lines` (`invoice_line_id`);
CREATE INDEX ux_payment_methods_customer_id_some ON `payment_methods` (`customer_id`);
CREATE INDEX ix_payment_methods_kind ON `payment_methods` (`kind`);
CREATE INDEX ix_payment_methods_expires_on_some ON `payment_methods` (`expires_on`);
CREATE INDEX ix_payment_methods_tenant_id ON `payment_methods` (`tenant_id`);
CREATE INDEX ix_payment_methods_customer_id ON `payment_methods` (`customer_id`);
CREATE INDEX ix_payment_methods_tenant_id_created_at_desc ON `payment_methods` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_payments_tenant_id_number ON `payments` (`tenant_id`, `number`);
CREATE INDEX ix_payments_paid_at_desc_with ON `payments` (`paid_at` DESC, `amount`);
CREATE INDEX ix_payments_reference_some ON `payments` (`reference`);
CREATE INDEX ix_payments_customer_id_paid_at_desc ON `payments` (`customer_id`, `paid_at` DESC);
CREATE INDEX ix_payments_kind_paid_at_desc ON `payments` (`kind`, `paid_at` DESC);
CREATE INDEX ix_payments_method_id ON `payments` (`method_id`);
CREATE INDEX ix_payments_currency_id ON `payments` (`currency_id`);
CREATE INDEX ix_payments_statement_line_id ON `payments` (`statement_line_id`);
CREATE INDEX ix_payments_tenant_id_created_at_desc ON `payments` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_payment_allocations_payment_id_invoice_id ON `payment_allocations` (`payment_id`, `invoice_id`);
CREATE INDEX ix_payment_allocations_invoice_id_amount ON `payment_allocations` (`invoice_id`, `amount`);
CREATE INDEX ix_refunds_refunded_at_desc ON `refunds` (`refunded_at` DESC);
CREATE INDEX ix_refunds_payment_id_refunded_at_desc ON `refunds` (`payment_id`, `refunded_at` DESC);
CREATE INDEX ix_refunds_tenant_id ON `refunds` (`tenant_id`);
CREATE INDEX ix_refunds_credit_note_id ON `refunds` (`credit_note_id`);
CREATE INDEX ix_refunds_tenant_id_created_at_desc ON `refunds` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_dunning_levels_tenant_id_level ON `dunning_levels` (`tenant_id`, `level`);
CREATE INDEX ix_dunning_levels_days ON `dunning_levels` (`days`);
CREATE INDEX ix_dunning_levels_tenant_id_created_at_desc ON `dunning_levels` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_dunning_letters_invoice_id_level_id ON `dunning_letters` (`invoice_id`, `level_id`);
CREATE INDEX ix_dunning_letters_sent_on_desc ON `dunning_letters` (`sent_on` DESC);
CREATE INDEX ix_dunning_letters_tenant_id ON `dunning_letters` (`tenant_id`);
CREATE INDEX ix_dunning_letters_level_id ON `dunning_letters` (`level_id`);
CREATE INDEX ix_dunning_letters_tenant_id_created_at_desc ON `dunning_letters` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_suppliers_tenant_id_number ON `suppliers` (`tenant_id`, `number`);
CREATE INDEX ix_suppliers_lower_name_some ON `suppliers` (`name`);
CREATE INDEX ix_suppliers_rating_desc_some ON `suppliers` (`rating` DESC);
CREATE INDEX ix_suppliers_tenant_id_name_with ON `suppliers` (`tenant_id`, `name`, `number`);
CREATE INDEX ix_suppliers_payment_term_id ON `suppliers` (`payment_term_id`);
CREATE INDEX ix_suppliers_currency_id ON `suppliers` (`currency_id`);
CREATE INDEX ix_suppliers_tenant_id_created_at_desc ON `suppliers` (`tenant_id`, `created_at` DESC);
CREATE INDEX ux_supplier_contacts_supplier_id_some ON `supplier_contacts` (`supplier_id`);
CREATE INDEX ix_supplier_contacts_lower_email ON `supplier_contacts` (`email`);
CREATE INDEX ix_supplier_contacts_tenant_id ON `supplier_contacts` (`tenant_id`);
CREATE INDEX ix_supplier_contacts_supplier_id ON `supplier_contacts` (`supplier_id`);
CREATE INDEX ix_supplier_contacts_tenant_id_created_at_desc ON `supplier_contacts` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_supplier_products_supplier_id_variant_id ON `supplier_products` (`supplier_id`, `variant_id`);
CREATE INDEX ix_supplier_products_variant_id_price_with ON `supplier_products` (`variant_id`, `price`, `lead_days`);
CREATE INDEX ix_supplier_products_supplier_sku_some ON `supplier_products` (`supplier_sku`);
CREATE INDEX ix_supplier_products_tenant_id ON `supplier_products` (`tenant_id`);
CREATE INDEX ix_supplier_products_tenant_id_created_at_desc ON `supplier_products` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_purchase_requests_tenant_id_number ON `purchase_requests` (`tenant_id`, `number`);
CREATE INDEX ix_purchase_requests_state_needed_on_some ON `purchase_requests` (`state`, `needed_on`);
CREATE INDEX ix_purchase_requests_needed_on_desc ON `purchase_requests` (`needed_on` DESC);
CREATE INDEX ix_purchase_requests_requested_by_id ON `purchase_requests` (`requested_by_id`);
CREATE INDEX ix_purchase_requests_department_id ON `purchase_requests` (`department_id`);
CREATE INDEX ix_purchase_requests_cost_center_id ON `purchase_requests` (`cost_center_id`);
CREATE INDEX ix_purchase_requests_tenant_id_created_at_desc ON `purchase_requests` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_purchase_request_lines_request_id_position ON `purchase_request_lines` (`request_id`, `position`);
CREATE INDEX ix_purchase_request_lines_variant_id ON `purchase_request_lines` (`variant_id`);
CREATE UNIQUE INDEX ux_purchase_orders_tenant_id_number ON `purchase_orders` (`tenant_id`, `number`);
CREATE INDEX ix_purchase_orders_supplier_id_ordered_on_desc ON `purchase_orders` (`supplier_id`, `ordered_on` DESC);
CREATE INDEX ix_purchase_orders_expected_on_some ON `purchase_orders` (`expected_on`);
CREATE INDEX ix_purchase_orders_tenant_id_state_expected_on_with ON `purchase_orders` (`tenant_id`, `state`, `expected_on`, `gross`);
CREATE INDEX ix_purchase_orders_request_id ON `purchase_orders` (`request_id`);
CREATE INDEX ix_purchase_orders_buyer_id ON `purchase_orders` (`buyer_id`);
CREATE INDEX ix_purchase_orders_warehouse_id ON `purchase_orders` (`warehouse_id`);
CREATE INDEX ix_purchase_orders_tenant_id_supplier_id ON `purchase_orders` (`tenant_id`, `supplier_id`);
CREATE INDEX ix_purchase_orders_tenant_id_created_at_desc ON `purchase_orders` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_purchase_order_lines_purchase_order_id_position ON `purchase_order_lines` (`purchase_order_id`, `position`);
CREATE INDEX ix_purchase_order_lines_variant_id_some ON `purchase_order_lines` (`variant_id`);
CREATE INDEX ix_purchase_order_lines_total_desc ON `purchase_order_lines` (`total` DESC);
CREATE INDEX ix_purchase_order_lines_variant_id ON `purchase_order_lines` (`variant_id`);
CREATE UNIQUE INDEX ux_goods_receipts_tenant_id_number ON `goods_receipts` (`tenant_id`, `number`);
CREATE INDEX ix_goods_receipts_received_at_desc ON `goods_receipts` (`received_at` DESC);
CREATE INDEX ix_goods_receipts_delivery_note_some ON `goods_receipts` (`delivery_note`);
CREATE INDEX ix_goods_receipts_purchase_order_id ON `goods_receipts` (`purchase_order_id`);
CREATE INDEX ix_goods_receipts_received_by_id ON `goods_receipts` (`received_by_id`);
CREATE INDEX ix_goods_receipts_tenant_id_created_at_desc ON `goods_receipts` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_goods_receipt_lines_receipt_id_order_line_id_lot_id ON `goods_receipt_lines` (`receipt_id`, `order_line_id`, `lot_id`);
CREATE INDEX ix_goods_receipt_lines_bin_id_quantity_desc ON `goods_receipt_lines` (`bin_id`, `quantity` DESC);
CREATE INDEX ix_goods_receipt_lines_order_line_id ON `goods_receipt_lines` (`order_line_id`);
CREATE INDEX ix_goods_receipt_lines_lot_id ON `goods_receipt_lines` (`lot_id`);
CREATE UNIQUE INDEX ux_supplier_invoices_supplier_id_number ON `supplier_invoices` (`supplier_id`, `number`);
CREATE INDEX ix_supplier_invoices_due_on_some ON `supplier_invoices` (`due_on`);
CREATE INDEX ix_supplier_invoices_issued_on_desc_with ON `supplier_invoices` (`issued_on` DESC, `gross`);
CREATE INDEX ix_supplier_invoices_tenant_id ON `supplier_invoices` (`tenant_id`);
CREATE INDEX ix_supplier_invoices_purchase_order_id ON `supplier_invoices` (`purchase_order_id`);
CREATE INDEX ix_supplier_invoices_entry_id ON `supplier_invoices` (`entry_id`);
CREATE INDEX ix_supplier_invoices_tenant_id_created_at_desc ON `supplier_invoices` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_supplier_invoice_lines_invoice_id_position ON `supplier_invoice_lines` (`invoice_id`, `position`);
CREATE INDEX ix_supplier_invoice_lines_cost_center_id_amount_desc ON `supplier_invoice_lines` (`cost_center_id`, `amount` DESC);
CREATE INDEX ix_supplier_invoice_lines_order_line_id ON `supplier_invoice_lines` (`order_line_id`);
CREATE INDEX ix_supplier_invoice_lines_account_id ON `supplier_invoice_lines` (`account_id`);
CREATE INDEX ix_supplier_payments_paid_on_desc ON `supplier_payments` (`paid_on` DESC);
CREATE INDEX ix_supplier_payments_supplier_id_paid_on_desc_with ON `supplier_payments` (`supplier_id`, `paid_on` DESC, `amount`);
CREATE INDEX ix_supplier_payments_tenant_id ON `supplier_payments` (`tenant_id`);
CREATE INDEX ix_supplier_payments_invoice_id ON `supplier_payments` (`invoice_id`);
CREATE INDEX ix_supplier_payments_bank_account_id ON `supplier_payments` (`bank_account_id`);
CREATE INDEX ix_supplier_payments_tenant_id_created_at_desc ON `supplier_payments` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_warehouses_tenant_id_code ON `warehouses` (`tenant_id`, `code`);
CREATE INDEX ix_warehouses_name_some ON `warehouses` (`name`);
CREATE INDEX ix_warehouses_location_id ON `warehouses` (`location_id`);
CREATE INDEX ix_warehouses_default_bin_id ON `warehouses` (`default_bin_id`);
CREATE INDEX ix_warehouses_tenant_id_created_at_desc ON `warehouses` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_bins_warehouse_id_code ON `bins` (`warehouse_id`, `code`);
CREATE INDEX ix_bins_aisle_level ON `bins` (`aisle`, `level`);
CREATE INDEX ix_bins_capacity_desc_some ON `bins` (`capacity` DESC);
CREATE INDEX ix_bins_tenant_id ON `bins` (`tenant_id`);
CREATE INDEX ix_bins_tenant_id_warehouse_id ON `bins` (`tenant_id`, `warehouse_id`);
CREATE INDEX ix_bins_tenant_id_created_at_desc ON `bins` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_lots_product_id_number ON `lots` (`product_id`, `number`);
CREATE INDEX ix_lots_expires_on_some ON `lots` (`expires_on`);
CREATE INDEX ix_lots_made_on_desc ON `lots` (`made_on` DESC);
CREATE INDEX ix_lots_tenant_id ON `lots` (`tenant_id`);
CREATE INDEX ix_lots_supplier_id ON `lots` (`supplier_id`);
CREATE INDEX ix_lots_tenant_id_created_at_desc ON `lots` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_serial_numbers_variant_id_number ON `serial_numbers` (`variant_id`, `number`);
CREATE INDEX ix_serial_numbers_bin_id_some ON `serial_numbers` (`bin_id`);
CREATE INDEX ix_serial_numbers_tenant_id ON `serial_numbers` (`tenant_id`);
CREATE INDEX ix_serial_numbers_lot_id ON `serial_numbers` (`lot_id`);
CREATE INDEX ix_serial_numbers_bin_id ON `serial_numbers` (`bin_id`);
CREATE INDEX ix_serial_numbers_sold_line_id ON `serial_numbers` (`sold_line_id`);
CREATE INDEX ix_serial_numbers_tenant_id_created_at_desc ON `serial_numbers` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_stock_items_variant_id_bin_id_lot_id ON `stock_items` (`variant_id`, `bin_id`, `lot_id`);
CREATE INDEX ix_stock_items_bin_id_variant_id_with ON `stock_items` (`bin_id`, `variant_id`, `quantity`);
CREATE INDEX ix_stock_items_available_desc ON `stock_items` (`available` DESC);
CREATE INDEX ix_stock_items_counted_at_some ON `stock_items` (`counted_at`);
CREATE INDEX ix_stock_items_tenant_id ON `stock_items` (`tenant_id`);
CREATE INDEX ix_stock_items_lot_id ON `stock_items` (`lot_id`);
CREATE INDEX ix_stock_items_tenant_id_created_at_desc ON `stock_items` (`tenant_id`, `created_at` DESC);
CREATE INDEX ix_stock_movements_variant_id_moved_at_desc_with ON `stock_movements` (`variant_id`, `moved_at` DESC, `quantity`, `kind`);
CREATE INDEX ix_stock_movements_moved_at_desc ON `stock_movements` (`moved_at` DESC);
CREATE INDEX ix_stock_movements_reference ON `stock_movements` (`reference`);
CREATE INDEX ix_stock_movements_kind_moved_at_desc ON `stock_movements` (`kind`, `moved_at` DESC);
CREATE INDEX ix_stock_movements_tenant_id ON `stock_movements` (`tenant_id`);
CREATE INDEX ix_stock_movements_from_bin_id ON `stock_movements` (`from_bin_id`);
CREATE INDEX ix_stock_movements_to_bin_id ON `stock_movements` (`to_bin_id`);
CREATE INDEX ix_stock_movements_lot_id ON `stock_movements` (`lot_id`);
CREATE INDEX ix_stock_movements_moved_by_id ON `stock_movements` (`moved_by_id`);
CREATE INDEX ix_stock_movements_tenant_id_created_at_desc ON `stock_movements` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_stock_reservations_stock_item_id_order_line_id ON `stock_reservations` (`stock_item_id`, `order_line_id`);
CREATE INDEX ix_stock_reservations_expires_at_some ON `stock_reservations` (`expires_at`);
CREATE INDEX ix_stock_reservations_tenant_id ON `stock_reservations` (`tenant_id`);
CREATE INDEX ix_stock_reservations_order_line_id ON `stock_reservations` (`order_line_id`);
CREATE INDEX ix_stock_reservations_tenant_id_created_at_desc ON `stock_reservations` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_stock_counts_tenant_id_number ON `stock_counts` (`tenant_id`, `number`);
CREATE INDEX ix_stock_counts_state_planned_on_desc ON `stock_counts` (`state`, `planned_on` DESC);
CREATE INDEX ix_stock_counts_closed_at_some ON `stock_counts` (`closed_at`);
CREATE INDEX ix_stock_counts_warehouse_id ON `stock_counts` (`warehouse_id`);
CREATE INDEX ix_stock_counts_tenant_id_created_at_desc ON `stock_counts` (`tenant_id`, `created_at` DESC);
CREATE UNIQUE INDEX ux_stock_count_lines_count_id_stock_item_id ON `stock_count_lines` (`count_id`, `stock_item_id`);
CREATE INDEX ix_stock_count_lines_count_id_some ON `stock_count_lines` (`count_id`);
CREATE INDEX ix_stock_count_lines_stock_item_id ON `stock_count_lines` (`stock_item_id`);
CREATE INDEX ix_stock_count_lines_counted_by_id ON `stock_count_lines` (`counted_by_id`);
CREATE UNIQUE INDEX ux_transfers_tenant_id_number ON `transfers` (`tenant_id`, `number`);
CREATE INDEX ix_transfers_sent_at_desc_some ON `transfers` (`sent_at` DESC);
CREATE INDEX ix_transfers_from_id ON `transfers` (`from_id`);
CREATE INDEX ix_transfers_to_id ON `transfers` (`to_id`);
CREATE UNIQUE INDEX ux_transfer_lines_transfer_id_variant_id_lot_id ON `transfer_lines` (`transfer_id`, `variant_id`, `lot_id`);
CREATE INDEX ix_transfer_lines_variant_id ON `transfer_lines` (`variant_id`);
CREATE INDEX ix_transfer_lines_lot_id ON `transfer_lines` (`lot_id`);
CREATE UNIQUE INDEX ux_reorder_rules_warehouse_id_variant_id ON `reorder_rules` (`warehouse_id`, `variant_id`);
CREATE INDEX ix_reorder_rules_minimum_some ON `reorder_rules` (`minimum`);
CREATE INDEX ix_reorder_rules_tenant_id ON `reorder_rules` (`tenant_id`);
CREATE INDEX ix_reorder_rules_variant_id ON `reorder_rules` (`variant_id`);
CREATE INDEX ix_reorder_rules_supplier_id ON `reorder_rules` (`supplier_id`);
CREATE UNIQUE INDEX ux_ledgers_company_id_code ON `ledgers` (`company_id`, `code`);
CREATE INDEX ux_ledgers_company_id_some ON `ledgers` (`company_id`);
CREATE INDEX ix_ledgers_tenant_id ON `ledgers` (`tenant_id`);
CREATE INDEX ix_ledgers_currency_id ON `ledgers` (`currency_id`);
CREATE UNIQUE INDEX ux_accounts_ledger_id_number ON `accounts` (`ledger_id`, `number`);
CREATE INDEX ix_accounts_kind_number ON `accounts` (`kind`, `number`);
CREATE INDEX ix_accounts_lower_name_some ON `accounts` (`name`);
CREATE INDEX ix_accounts_tenant_id ON `accounts` (`tenant_id`);
CREATE INDEX ix_accounts_parent_id ON `accounts` (`parent_id`);
CREATE UNIQUE INDEX ux_fiscal_years_ledger_id_starts_on ON `fiscal_years` (`ledger_id`, `starts_on`);
CREATE INDEX ix_fiscal_years_ends_on_desc_some ON `fiscal_years` (`ends_on` DESC);
CREATE INDEX ix_fiscal_years_tenant_id ON `fiscal_years` (`tenant_id`);
CREATE UNIQUE INDEX ux_accounting_periods_fiscal_year_id_number ON `accounting_periods` (`fiscal_year_id`, `number`);
CREATE INDEX ix_accounting_periods_starts_on_ends_on_desc ON `accounting_periods` (`starts_on` DESC, `ends_on` DESC);
CREATE INDEX ix_accounting_periods_tenant_id ON `accounting_periods` (`tenant_id`);
CREATE UNIQUE INDEX ux_journals_ledger_id_code ON `journals` (`ledger_id`, `code`);
CREATE INDEX ix_journals_tenant_id ON `journals` (`tenant_id`);
CREATE UNIQUE INDEX ux_journal_entries_journal_id_number_desc ON `journal_entries` (`journal_id`, `number` DESC);
CREATE INDEX ix_journal_entries_booked_on_desc_with ON `journal_entries` (`booked_on` DESC, `state`);
CREATE INDEX ix_journal_entries_period_id_booked_on ON `journal_entries` (`period_id`, `booked_on`);
CREATE INDEX ix_journal_entries_state_some ON `journal_entries` (`state`);
CREATE INDEX ux_journal_entries_reverses_id_some ON `journal_entries` (`reverses_id`);
CREATE INDEX ix_journal_entries_tenant_id ON `journal_entries` (`tenant_id`);
CREATE INDEX ix_journal_entries_reverses_id ON `journal_entries` (`reverses_id`);
CREATE INDEX ix_journal_entries_created_by_id ON `journal_entries` (`created_by_id`);
CREATE UNIQUE INDEX ux_journal_lines_entry_id_position ON `journal_lines` (`entry_id`, `position`);
CREATE INDEX ix_journal_lines_account_id_created_at_desc_with ON `journal_lines` (`account_id`, `created_at` DESC, `debit`, `credit`);
CREATE INDEX ix_journal_lines_amount_desc ON `journal_lines` (`amount` DESC);
CREATE INDEX ix_journal_lines_cost_center_id_some ON `journal_lines` (`cost_center_id`);
CREATE INDEX ix_journal_lines_tenant_id ON `journal_lines` (`tenant_id`);
CREATE INDEX ix_journal_lines_ledger_id ON `journal_lines` (`ledger_id`);
CREATE INDEX ix_journal_lines_cost_center_id ON `journal_lines` (`cost_center_id`);
CREATE INDEX ix_journal_lines_ledger_id_account_id ON `journal_lines` (`ledger_id`, `account_id`);
CREATE UNIQUE INDEX ux_budgets_fiscal_year_id_name ON `budgets` (`fiscal_year_id`, `name`);
CREATE INDEX ix_budgets_state ON `budgets` (`state`);
CREATE INDEX ix_budgets_tenant_id ON `budgets` (`tenant_id`);
CREATE INDEX ix_budgets_owner_id ON `budgets` (`owner_id`);
CREATE UNIQUE INDEX ux_budget_lines_budget_id_account_id_cost_center_id_period_i ON `budget_lines` (`budget_id`, `account_id`, `cost_center_id`, `period_id`);
CREATE INDEX ix_budget_lines_amount_desc ON `budget_lines` (`amount` DESC);
CREATE INDEX ix_budget_lines_account_id ON `budget_lines` (`account_id`);
CREATE INDEX ix_budget_lines_cost_center_id ON `budget_lines` (`cost_center_id`);
CREATE INDEX ix_budget_lines_period_id ON `budget_lines` (`period_id`);
CREATE UNIQUE INDEX ux_bank_accounts_iban ON `bank_accounts` (`iban`);
CREATE INDEX ix_bank_accounts_bic ON `bank_accounts` (`bic`);
CREATE INDEX ix_bank_accounts_bank_some ON `bank_accounts` (`bank`);
CREATE INDEX ix_bank_accounts_tenant_id ON `bank_accounts` (`tenant_id`);
CREATE INDEX ix_bank_accounts_company_id ON `bank_accounts` (`company_id`);
CREATE INDEX ix_bank_accounts_currency_id ON `bank_accounts` (`currency_id`);
CREATE INDEX ix_bank_accounts_account_id ON `bank_accounts` (`account_id`);
CREATE UNIQUE INDEX ux_bank_statements_bank_account_id_number_desc ON `bank_statements` (`bank_account_id`, `number` DESC);
CREATE INDEX ix_bank_statements_to_day_desc ON `bank_statements` (`to_day` DESC);
CREATE INDEX ix_bank_statements_tenant_id ON `bank_statements` (`tenant_id`);
CREATE UNIQUE INDEX ux_bank_statement_lines_statement_id_position ON `bank_statement_lines` (`statement_id`, `position`);
CREATE INDEX ix_bank_statement_lines_booked_on_amount_desc ON `bank_statement_lines` (`booked_on` DESC, `amount`);
CREATE INDEX ix_bank_statement_lines_lower_counterparty ON `bank_statement_lines` (`counterparty`);
CREATE INDEX ix_bank_statement_lines_booked_on_some ON `bank_statement_lines` (`booked_on`);
CREATE INDEX ix_bank_statement_lines_tenant_id ON `bank_statement_lines` (`tenant_id`);
CREATE INDEX ix_bank_statement_lines_entry_id ON `bank_statement_lines` (`entry_id`);
CREATE UNIQUE INDEX ux_assets_tenant_id_number ON `assets` (`tenant_id`, `number`);
CREATE INDEX ix_assets_bought_on_desc ON `assets` (`bought_on` DESC);
CREATE INDEX ix_assets_location_id_name_some ON `assets` (`location_id`, `name`);
CREATE INDEX ix_assets_account_id ON `assets` (`account_id`);
CREATE INDEX ix_assets_location_id ON `assets` (`location_id`);
CREATE INDEX ix_assets_employee_id ON `assets` (`employee_id`);
CREATE UNIQUE INDEX ux_asset_depreciations_asset_id_period_id ON `asset_depreciations` (`asset_id`, `period_id`);
CREATE INDEX ix_asset_depreciations_amount_desc_some ON `asset_depreciations` (`amount` DESC);
CREATE INDEX ix_asset_depreciations_tenant_id ON `asset_depreciations` (`tenant_id`);
CREATE INDEX ix_asset_depreciations_period_id ON `asset_depreciations` (`period_id`);
CREATE INDEX ix_asset_depreciations_entry_id ON `asset_depreciations` (`entry_id`);
CREATE UNIQUE INDEX ux_boms_product_id_revision ON `boms` (`product_id`, `revision`);
CREATE INDEX ux_boms_product_id_some ON `boms` (`product_id`);
CREATE INDEX ix_boms_valid_from_desc ON `boms` (`valid_from` DESC);
CREATE INDEX ix_boms_tenant_id ON `boms` (`tenant_id`);
CREATE UNIQUE INDEX ux_bom_lines_bom_id_position ON `bom_lines` (`bom_id`, `position`);
CREATE INDEX ix_bom_lines_component_id_quantity ON `bom_lines` (`component_id`, `quantity`);
CREATE UNIQUE INDEX ux_work_centers_tenant_id_code ON `work_centers` (`tenant_id`, `code`);
CREATE INDEX ix_work_centers_hourly_rate_desc ON `work_centers` (`hourly_rate` DESC);
CREATE INDEX ix_work_centers_department_id ON `work_centers` (`department_id`);
CREATE UNIQUE INDEX ux_routings_product_id_code ON `routings` (`product_id`, `code`);
CREATE INDEX ix_routings_tenant_id ON `routings` (`tenant_id`);
CREATE UNIQUE INDEX ux_routing_steps_routing_id_position ON `routing_steps` (`routing_id`, `position`);
CREATE INDEX ix_routing_steps_work_center_id_run_minutes ON `routing_steps` (`work_center_id`, `run_minutes`);
CREATE INDEX ix_routing_steps_next_id ON `routing_steps` (`next_id`);
CREATE UNIQUE INDEX ux_production_orders_tenant_id_number ON `production_orders` (`tenant_id`, `number`);
CREATE INDEX ix_production_orders_state_due_on_some ON `production_orders` (`state`, `due_on`);
CREATE INDEX ix_production_orders_starts_on_desc_with ON `production_orders` (`starts_on` DESC, `state`, `quantity`);
CREATE INDEX ix_production_orders_open_quantity_desc ON `production_orders` (`open_quantity` DESC);
CREATE INDEX ix_production_orders_bom_id ON `production_orders` (`bom_id`);
CREATE INDEX ix_production_orders_routing_id ON `production_orders` (`routing_id`);
CREATE INDEX ix_production_orders_order_line_id ON `production_orders` (`order_line_id`);
CREATE INDEX ix_production_orders_warehouse_id ON `production_orders` (`warehouse_id`);
CREATE UNIQUE INDEX ux_production_steps_production_order_id_step_id ON `production_steps` (`production_order_id`, `step_id`);
CREATE INDEX ix_production_steps_started_at_desc_some ON `production_steps` (`started_at` DESC);
CREATE INDEX ix_production_steps_worker_id_started_at_desc ON `production_steps` (`worker_id`, `started_at` DESC);
CREATE INDEX ix_production_steps_step_id ON `production_steps` (`step_id`);
CREATE INDEX ix_quality_checks_result_checked_at_desc ON `quality_checks` (`result`, `checked_at` DESC);
CREATE INDEX ix_quality_checks_lot_id_checked_at_desc ON `quality_checks` (`lot_id`, `checked_at` DESC);
CREATE INDEX ix_quality_checks_checked_at_desc_some ON `quality_checks` (`checked_at` DESC);
CREATE INDEX ix_quality_checks_tenant_id ON `quality_checks` (`tenant_id`);
CREATE INDEX ix_quality_checks_production_order_id ON `quality_checks` (`production_order_id`);
CREATE INDEX ix_quality_checks_receipt_line_id ON `quality_checks` (`receipt_line_id`);
CREATE INDEX ix_quality_checks_checked_by_id ON `quality_checks` (`checked_by_id`);

ALTER TABLE `tenants` ADD CONSTRAINT fk_tenants_owner_id FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `users` ADD CONSTRAINT fk_users_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `users` ADD CONSTRAINT fk_users_locale_id FOREIGN KEY (`locale_id`) REFERENCES `languages` (`id`) ON DELETE SET NULL;
ALTER TABLE `roles` ADD CONSTRAINT fk_roles_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `roles` ADD CONSTRAINT fk_roles_parent_id FOREIGN KEY (`parent_id`) REFERENCES `roles` (`id`) ON DELETE SET NULL;
ALTER TABLE `role_permissions` ADD CONSTRAINT fk_role_permissions_role_id FOREIGN KEY (`role_id`) REFERENCES `roles` (`id`) ON DELETE CASCADE;
ALTER TABLE `role_permissions` ADD CONSTRAINT fk_role_permissions_permission_id FOREIGN KEY (`permission_id`) REFERENCES `permissions` (`id`) ON DELETE CASCADE;
ALTER TABLE `user_roles` ADD CONSTRAINT fk_user_roles_user_id FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE;
ALTER TABLE `user_roles` ADD CONSTRAINT fk_user_roles_role_id FOREIGN KEY (`role_id`) REFERENCES `roles` (`id`) ON DELETE CASCADE;
ALTER TABLE `user_roles` ADD CONSTRAINT fk_user_roles_granted_by_id FOREIGN KEY (`granted_by_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `sessions` ADD CONSTRAINT fk_sessions_user_id FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE;
ALTER TABLE `api_keys` ADD CONSTRAINT fk_api_keys_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `api_keys` ADD CONSTRAINT fk_api_keys_user_id FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE;
ALTER TABLE `audit_logs` ADD CONSTRAINT fk_audit_logs_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `audit_logs` ADD CONSTRAINT fk_audit_logs_user_id FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `settings` ADD CONSTRAINT fk_settings_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `settings` ADD CONSTRAINT fk_settings_changed_by_id FOREIGN KEY (`changed_by_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `files` ADD CONSTRAINT fk_files_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `files` ADD CONSTRAINT fk_files_owner_id FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `notifications` ADD CONSTRAINT fk_notifications_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `notifications` ADD CONSTRAINT fk_notifications_user_id FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE;
ALTER TABLE `webhooks` ADD CONSTRAINT fk_webhooks_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `webhook_deliveries` ADD CONSTRAINT fk_webhook_deliveries_webhook_id FOREIGN KEY (`webhook_id`) REFERENCES `webhooks` (`id`) ON DELETE CASCADE;
ALTER TABLE `countries` ADD CONSTRAINT fk_countries_currency_id FOREIGN KEY (`currency_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `exchange_rates` ADD CONSTRAINT fk_exchange_rates_from_id FOREIGN KEY (`from_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `exchange_rates` ADD CONSTRAINT fk_exchange_rates_to_id FOREIGN KEY (`to_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `units` ADD CONSTRAINT fk_units_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `unit_conversions` ADD CONSTRAINT fk_unit_conversions_from_id FOREIGN KEY (`from_id`) REFERENCES `units` (`id`) ON DELETE CASCADE;
ALTER TABLE `unit_conversions` ADD CONSTRAINT fk_unit_conversions_to_id FOREIGN KEY (`to_id`) REFERENCES `units` (`id`) ON DELETE CASCADE;
ALTER TABLE `tax_codes` ADD CONSTRAINT fk_tax_codes_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `tax_codes` ADD CONSTRAINT fk_tax_codes_country_id FOREIGN KEY (`country_id`) REFERENCES `countries` (`id`) ON DELETE RESTRICT;
ALTER TABLE `tax_rates` ADD CONSTRAINT fk_tax_rates_tax_code_id FOREIGN KEY (`tax_code_id`) REFERENCES `tax_codes` (`id`) ON DELETE CASCADE;
ALTER TABLE `payment_terms` ADD CONSTRAINT fk_payment_terms_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `holidays` ADD CONSTRAINT fk_holidays_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `holidays` ADD CONSTRAINT fk_holidays_country_id FOREIGN KEY (`country_id`) REFERENCES `countries` (`id`) ON DELETE CASCADE;
ALTER TABLE `companies` ADD CONSTRAINT fk_companies_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `companies` ADD CONSTRAINT fk_companies_country_id FOREIGN KEY (`country_id`) REFERENCES `countries` (`id`) ON DELETE RESTRICT;
ALTER TABLE `companies` ADD CONSTRAINT fk_companies_currency_id FOREIGN KEY (`currency_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `companies` ADD CONSTRAINT fk_companies_parent_id FOREIGN KEY (`parent_id`) REFERENCES `companies` (`id`) ON DELETE SET NULL;
ALTER TABLE `branches` ADD CONSTRAINT fk_branches_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `branches` ADD CONSTRAINT fk_branches_company_id FOREIGN KEY (`company_id`) REFERENCES `companies` (`id`) ON DELETE CASCADE;
ALTER TABLE `branches` ADD CONSTRAINT fk_branches_manager_id FOREIGN KEY (`manager_id`) REFERENCES `employees` (`id`) ON DELETE SET NULL;
ALTER TABLE `branches` ADD CONSTRAINT fk_branches_tenant_id_company_id FOREIGN KEY (`tenant_id`, `company_id`) REFERENCES `companies` (`tenant_id`, `id`);
ALTER TABLE `departments` ADD CONSTRAINT fk_departments_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `departments` ADD CONSTRAINT fk_departments_company_id FOREIGN KEY (`company_id`) REFERENCES `companies` (`id`) ON DELETE CASCADE;
ALTER TABLE `departments` ADD CONSTRAINT fk_departments_parent_id FOREIGN KEY (`parent_id`) REFERENCES `departments` (`id`) ON DELETE SET NULL;
ALTER TABLE `departments` ADD CONSTRAINT fk_departments_head_id FOREIGN KEY (`head_id`) REFERENCES `employees` (`id`) ON DELETE SET NULL;
ALTER TABLE `cost_centers` ADD CONSTRAINT fk_cost_centers_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `cost_centers` ADD CONSTRAINT fk_cost_centers_department_id FOREIGN KEY (`department_id`) REFERENCES `departments` (`id`) ON DELETE SET NULL;
ALTER TABLE `positions` ADD CONSTRAINT fk_positions_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `positions` ADD CONSTRAINT fk_positions_department_id FOREIGN KEY (`department_id`) REFERENCES `departments` (`id`) ON DELETE RESTRICT;
ALTER TABLE `teams` ADD CONSTRAINT fk_teams_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `teams` ADD CONSTRAINT fk_teams_department_id FOREIGN KEY (`department_id`) REFERENCES `departments` (`id`) ON DELETE SET NULL;
ALTER TABLE `teams` ADD CONSTRAINT fk_teams_lead_id FOREIGN KEY (`lead_id`) REFERENCES `employees` (`id`) ON DELETE SET NULL;
ALTER TABLE `team_members` ADD CONSTRAINT fk_team_members_team_id FOREIGN KEY (`team_id`) REFERENCES `teams` (`id`) ON DELETE CASCADE;
ALTER TABLE `team_members` ADD CONSTRAINT fk_team_members_employee_id FOREIGN KEY (`employee_id`) REFERENCES `employees` (`id`) ON DELETE CASCADE;
ALTER TABLE `locations` ADD CONSTRAINT fk_locations_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `locations` ADD CONSTRAINT fk_locations_branch_id FOREIGN KEY (`branch_id`) REFERENCES `branches` (`id`) ON DELETE CASCADE;
ALTER TABLE `locations` ADD CONSTRAINT fk_locations_parent_id FOREIGN KEY (`parent_id`) REFERENCES `locations` (`id`) ON DELETE CASCADE;
ALTER TABLE `locations` ADD CONSTRAINT fk_locations_country_id FOREIGN KEY (`country_id`) REFERENCES `countries` (`id`) ON DELETE RESTRICT;
ALTER TABLE `employees` ADD CONSTRAINT fk_employees_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `employees` ADD CONSTRAINT fk_employees_user_id FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `employees` ADD CONSTRAINT fk_employees_department_id FOREIGN KEY (`department_id`) REFERENCES `departments` (`id`) ON DELETE RESTRICT;
ALTER TABLE `employees` ADD CONSTRAINT fk_employees_position_id FOREIGN KEY (`position_id`) REFERENCES `positions` (`id`) ON DELETE SET NULL;
ALTER TABLE `employees` ADD CONSTRAINT fk_employees_manager_id FOREIGN KEY (`manager_id`) REFERENCES `employees` (`id`) ON DELETE SET NULL;
ALTER TABLE `employment_contracts` ADD CONSTRAINT fk_employment_contracts_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `employment_contracts` ADD CONSTRAINT fk_employment_contracts_employee_id FOREIGN KEY (`employee_id`) REFERENCES `employees` (`id`) ON DELETE CASCADE;
ALTER TABLE `employment_contracts` ADD CONSTRAINT fk_employment_contracts_file_id FOREIGN KEY (`file_id`) REFERENCES `files` (`id`) ON DELETE SET NULL;
ALTER TABLE `salaries` ADD CONSTRAINT fk_salaries_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `salaries` ADD CONSTRAINT fk_salaries_contract_id FOREIGN KEY (`contract_id`) REFERENCES `employment_contracts` (`id`) ON DELETE CASCADE;
ALTER TABLE `salaries` ADD CONSTRAINT fk_salaries_currency_id FOREIGN KEY (`currency_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `salaries` ADD CONSTRAINT fk_salaries_approved_by_id FOREIGN KEY (`approved_by_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `payroll_runs` ADD CONSTRAINT fk_payroll_runs_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `payroll_runs` ADD CONSTRAINT fk_payroll_runs_company_id FOREIGN KEY (`company_id`) REFERENCES `companies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `payslips` ADD CONSTRAINT fk_payslips_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `payslips` ADD CONSTRAINT fk_payslips_run_id FOREIGN KEY (`run_id`) REFERENCES `payroll_runs` (`id`) ON DELETE CASCADE;
ALTER TABLE `payslips` ADD CONSTRAINT fk_payslips_employee_id FOREIGN KEY (`employee_id`) REFERENCES `employees` (`id`) ON DELETE RESTRICT;
ALTER TABLE `payslip_lines` ADD CONSTRAINT fk_payslip_lines_payslip_id FOREIGN KEY (`payslip_id`) REFERENCES `payslips` (`id`) ON DELETE CASCADE;
ALTER TABLE `payslip_lines` ADD CONSTRAINT fk_payslip_lines_account_id FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE SET NULL;
ALTER TABLE `leave_types` ADD CONSTRAINT fk_leave_types_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `leave_balances` ADD CONSTRAINT fk_leave_balances_employee_id FOREIGN KEY (`employee_id`) REFERENCES `employees` (`id`) ON DELETE CASCADE;
ALTER TABLE `leave_balances` ADD CONSTRAINT fk_leave_balances_leave_type_id FOREIGN KEY (`leave_type_id`) REFERENCES `leave_types` (`id`) ON DELETE CASCADE;
ALTER TABLE `leave_requests` ADD CONSTRAINT fk_leave_requests_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `leave_requests` ADD CONSTRAINT fk_leave_requests_employee_id FOREIGN KEY (`employee_id`) REFERENCES `employees` (`id`) ON DELETE CASCADE;
ALTER TABLE `leave_requests` ADD CONSTRAINT fk_leave_requests_leave_type_id FOREIGN KEY (`leave_type_id`) REFERENCES `leave_types` (`id`) ON DELETE RESTRICT;
ALTER TABLE `leave_requests` ADD CONSTRAINT fk_leave_requests_decided_by_id FOREIGN KEY (`decided_by_id`) REFERENCES `employees` (`id`) ON DELETE SET NULL;
ALTER TABLE `attendances` ADD CONSTRAINT fk_attendances_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `attendances` ADD CONSTRAINT fk_attendances_employee_id FOREIGN KEY (`employee_id`) REFERENCES `employees` (`id`) ON DELETE CASCADE;
ALTER TABLE `attendances` ADD CONSTRAINT fk_attendances_location_id FOREIGN KEY (`location_id`) REFERENCES `locations` (`id`) ON DELETE SET NULL;
ALTER TABLE `shifts` ADD CONSTRAINT fk_shifts_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `shift_assignments` ADD CONSTRAINT fk_shift_assignments_shift_id FOREIGN KEY (`shift_id`) REFERENCES `shifts` (`id`) ON DELETE CASCADE;
ALTER TABLE `shift_assignments` ADD CONSTRAINT fk_shift_assignments_employee_id FOREIGN KEY (`employee_id`) REFERENCES `employees` (`id`) ON DELETE CASCADE;
ALTER TABLE `job_openings` ADD CONSTRAINT fk_job_openings_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `job_openings` ADD CONSTRAINT fk_job_openings_position_id FOREIGN KEY (`position_id`) REFERENCES `positions` (`id`) ON DELETE CASCADE;
ALTER TABLE `job_openings` ADD CONSTRAINT fk_job_openings_recruiter_id FOREIGN KEY (`recruiter_id`) REFERENCES `employees` (`id`) ON DELETE SET NULL;
ALTER TABLE `applicants` ADD CONSTRAINT fk_applicants_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `applicants` ADD CONSTRAINT fk_applicants_opening_id FOREIGN KEY (`opening_id`) REFERENCES `job_openings` (`id`) ON DELETE CASCADE;
ALTER TABLE `applicants` ADD CONSTRAINT fk_applicants_cv_id FOREIGN KEY (`cv_id`) REFERENCES `files` (`id`) ON DELETE SET NULL;
ALTER TABLE `interviews` ADD CONSTRAINT fk_interviews_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `interviews` ADD CONSTRAINT fk_interviews_applicant_id FOREIGN KEY (`applicant_id`) REFERENCES `applicants` (`id`) ON DELETE CASCADE;
ALTER TABLE `interviews` ADD CONSTRAINT fk_interviews_interviewer_id FOREIGN KEY (`interviewer_id`) REFERENCES `employees` (`id`) ON DELETE RESTRICT;
ALTER TABLE `trainings` ADD CONSTRAINT fk_trainings_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `training_participants` ADD CONSTRAINT fk_training_participants_training_id FOREIGN KEY (`training_id`) REFERENCES `trainings` (`id`) ON DELETE CASCADE;
ALTER TABLE `training_participants` ADD CONSTRAINT fk_training_participants_employee_id FOREIGN KEY (`employee_id`) REFERENCES `employees` (`id`) ON DELETE CASCADE;
ALTER TABLE `appraisals` ADD CONSTRAINT fk_appraisals_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `appraisals` ADD CONSTRAINT fk_appraisals_employee_id FOREIGN KEY (`employee_id`) REFERENCES `employees` (`id`) ON DELETE CASCADE;
ALTER TABLE `appraisals` ADD CONSTRAINT fk_appraisals_reviewer_id FOREIGN KEY (`reviewer_id`) REFERENCES `employees` (`id`) ON DELETE RESTRICT;
ALTER TABLE `customers` ADD CONSTRAINT fk_customers_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `customers` ADD CONSTRAINT fk_customers_territory_id FOREIGN KEY (`territory_id`) REFERENCES `territories` (`id`) ON DELETE SET NULL;
ALTER TABLE `customers` ADD CONSTRAINT fk_customers_owner_id FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `customers` ADD CONSTRAINT fk_customers_currency_id FOREIGN KEY (`currency_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `customers` ADD CONSTRAINT fk_customers_payment_term_id FOREIGN KEY (`payment_term_id`) REFERENCES `payment_terms` (`id`) ON DELETE RESTRICT;
ALTER TABLE `customers` ADD CONSTRAINT fk_customers_primary_contact_id FOREIGN KEY (`primary_contact_id`) REFERENCES `contacts` (`id`) ON DELETE SET NULL;
ALTER TABLE `contacts` ADD CONSTRAINT fk_contacts_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `contacts` ADD CONSTRAINT fk_contacts_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE CASCADE;
ALTER TABLE `customer_addresses` ADD CONSTRAINT fk_customer_addresses_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `customer_addresses` ADD CONSTRAINT fk_customer_addresses_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE CASCADE;
ALTER TABLE `customer_addresses` ADD CONSTRAINT fk_customer_addresses_country_id FOREIGN KEY (`country_id`) REFERENCES `countries` (`id`) ON DELETE RESTRICT;
ALTER TABLE `customer_groups` ADD CONSTRAINT fk_customer_groups_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `customer_groups` ADD CONSTRAINT fk_customer_groups_price_list_id FOREIGN KEY (`price_list_id`) REFERENCES `price_lists` (`id`) ON DELETE SET NULL;
ALTER TABLE `customer_group_members` ADD CONSTRAINT fk_customer_group_members_group_id FOREIGN KEY (`group_id`) REFERENCES `customer_groups` (`id`) ON DELETE CASCADE;
ALTER TABLE `customer_group_members` ADD CONSTRAINT fk_customer_group_members_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE CASCADE;
ALTER TABLE `leads` ADD CONSTRAINT fk_leads_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `leads` ADD CONSTRAINT fk_leads_owner_id FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `leads` ADD CONSTRAINT fk_leads_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE SET NULL;
ALTER TABLE `opportunity_stages` ADD CONSTRAINT fk_opportunity_stages_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `opportunities` ADD CONSTRAINT fk_opportunities_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `opportunities` ADD CONSTRAINT fk_opportunities_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE CASCADE;
ALTER TABLE `opportunities` ADD CONSTRAINT fk_opportunities_lead_id FOREIGN KEY (`lead_id`) REFERENCES `leads` (`id`) ON DELETE RESTRICT;
ALTER TABLE `opportunities` ADD CONSTRAINT fk_opportunities_stage_id FOREIGN KEY (`stage_id`) REFERENCES `opportunity_stages` (`id`) ON DELETE RESTRICT;
ALTER TABLE `opportunities` ADD CONSTRAINT fk_opportunities_owner_id FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `opportunities` ADD CONSTRAINT fk_opportunities_campaign_id FOREIGN KEY (`campaign_id`) REFERENCES `campaigns` (`id`) ON DELETE SET NULL;
ALTER TABLE `activities` ADD CONSTRAINT fk_activities_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `activities` ADD CONSTRAINT fk_activities_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE CASCADE;
ALTER TABLE `activities` ADD CONSTRAINT fk_activities_contact_id FOREIGN KEY (`contact_id`) REFERENCES `contacts` (`id`) ON DELETE SET NULL;
ALTER TABLE `activities` ADD CONSTRAINT fk_activities_opportunity_id FOREIGN KEY (`opportunity_id`) REFERENCES `opportunities` (`id`) ON DELETE CASCADE;
ALTER TABLE `activities` ADD CONSTRAINT fk_activities_owner_id FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `campaigns` ADD CONSTRAINT fk_campaigns_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `campaigns` ADD CONSTRAINT fk_campaigns_parent_id FOREIGN KEY (`parent_id`) REFERENCES `campaigns` (`id`) ON DELETE SET NULL;
ALTER TABLE `campaign_members` ADD CONSTRAINT fk_campaign_members_campaign_id FOREIGN KEY (`campaign_id`) REFERENCES `campaigns` (`id`) ON DELETE CASCADE;
ALTER TABLE `campaign_members` ADD CONSTRAINT fk_campaign_members_lead_id FOREIGN KEY (`lead_id`) REFERENCES `leads` (`id`) ON DELETE CASCADE;
ALTER TABLE `tags` ADD CONSTRAINT fk_tags_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `customer_tags` ADD CONSTRAINT fk_customer_tags_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE CASCADE;
ALTER TABLE `customer_tags` ADD CONSTRAINT fk_customer_tags_tag_id FOREIGN KEY (`tag_id`) REFERENCES `tags` (`id`) ON DELETE CASCADE;
ALTER TABLE `customer_tags` ADD CONSTRAINT fk_customer_tags_tagged_by_id FOREIGN KEY (`tagged_by_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `territories` ADD CONSTRAINT fk_territories_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `territories` ADD CONSTRAINT fk_territories_parent_id FOREIGN KEY (`parent_id`) REFERENCES `territories` (`id`) ON DELETE SET NULL;
ALTER TABLE `territories` ADD CONSTRAINT fk_territories_manager_id FOREIGN KEY (`manager_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `sales_targets` ADD CONSTRAINT fk_sales_targets_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `sales_targets` ADD CONSTRAINT fk_sales_targets_territory_id FOREIGN KEY (`territory_id`) REFERENCES `territories` (`id`) ON DELETE CASCADE;
ALTER TABLE `sales_targets` ADD CONSTRAINT fk_sales_targets_user_id FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE;
ALTER TABLE `brands` ADD CONSTRAINT fk_brands_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `product_categories` ADD CONSTRAINT fk_product_categories_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `product_categories` ADD CONSTRAINT fk_product_categories_parent_id FOREIGN KEY (`parent_id`) REFERENCES `product_categories` (`id`) ON DELETE CASCADE;
ALTER TABLE `products` ADD CONSTRAINT fk_products_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `products` ADD CONSTRAINT fk_products_brand_id FOREIGN KEY (`brand_id`) REFERENCES `brands` (`id`) ON DELETE SET NULL;
ALTER TABLE `products` ADD CONSTRAINT fk_products_unit_id FOREIGN KEY (`unit_id`) REFERENCES `units` (`id`) ON DELETE RESTRICT;
ALTER TABLE `products` ADD CONSTRAINT fk_products_tax_code_id FOREIGN KEY (`tax_code_id`) REFERENCES `tax_codes` (`id`) ON DELETE RESTRICT;
ALTER TABLE `product_variants` ADD CONSTRAINT fk_product_variants_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `product_variants` ADD CONSTRAINT fk_product_variants_product_id FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE CASCADE;
ALTER TABLE `product_category_links` ADD CONSTRAINT fk_product_category_links_product_id FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE CASCADE;
ALTER TABLE `product_category_links` ADD CONSTRAINT fk_product_category_links_category_id FOREIGN KEY (`category_id`) REFERENCES `product_categories` (`id`) ON DELETE CASCADE;
ALTER TABLE `attributes` ADD CONSTRAINT fk_attributes_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `attribute_values` ADD CONSTRAINT fk_attribute_values_attribute_id FOREIGN KEY (`attribute_id`) REFERENCES `attributes` (`id`) ON DELETE CASCADE;
ALTER TABLE `variant_attribute_values` ADD CONSTRAINT fk_variant_attribute_values_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE CASCADE;
ALTER TABLE `variant_attribute_values` ADD CONSTRAINT fk_variant_attribute_values_attribute_id FOREIGN KEY (`attribute_id`) REFERENCES `attributes` (`id`) ON DELETE CASCADE;
ALTER TABLE `variant_attribute_values` ADD CONSTRAINT fk_variant_attribute_values_value_id FOREIGN KEY (`value_id`) REFERENCES `attribute_values` (`id`) ON DELETE RESTRICT;
ALTER TABLE `price_lists` ADD CONSTRAINT fk_price_lists_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `price_lists` ADD CONSTRAINT fk_price_lists_currency_id FOREIGN KEY (`currency_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `price_list_items` ADD CONSTRAINT fk_price_list_items_price_list_id FOREIGN KEY (`price_list_id`) REFERENCES `price_lists` (`id`) ON DELETE CASCADE;
ALTER TABLE `price_list_items` ADD CONSTRAINT fk_price_list_items_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE CASCADE;
ALTER TABLE `discounts` ADD CONSTRAINT fk_discounts_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `bundles` ADD CONSTRAINT fk_bundles_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `bundles` ADD CONSTRAINT fk_bundles_product_id FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE CASCADE;
ALTER TABLE `bundle_items` ADD CONSTRAINT fk_bundle_items_bundle_id FOREIGN KEY (`bundle_id`) REFERENCES `bundles` (`id`) ON DELETE CASCADE;
ALTER TABLE `bundle_items` ADD CONSTRAINT fk_bundle_items_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE RESTRICT;
ALTER TABLE `quotes` ADD CONSTRAINT fk_quotes_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `quotes` ADD CONSTRAINT fk_quotes_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `quotes` ADD CONSTRAINT fk_quotes_opportunity_id FOREIGN KEY (`opportunity_id`) REFERENCES `opportunities` (`id`) ON DELETE SET NULL;
ALTER TABLE `quotes` ADD CONSTRAINT fk_quotes_previous_id FOREIGN KEY (`previous_id`) REFERENCES `quotes` (`id`) ON DELETE SET NULL;
ALTER TABLE `quote_lines` ADD CONSTRAINT fk_quote_lines_quote_id FOREIGN KEY (`quote_id`) REFERENCES `quotes` (`id`) ON DELETE CASCADE;
ALTER TABLE `quote_lines` ADD CONSTRAINT fk_quote_lines_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE RESTRICT;
ALTER TABLE `orders` ADD CONSTRAINT fk_orders_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `orders` ADD CONSTRAINT fk_orders_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `orders` ADD CONSTRAINT fk_orders_quote_id FOREIGN KEY (`quote_id`) REFERENCES `quotes` (`id`) ON DELETE SET NULL;
ALTER TABLE `orders` ADD CONSTRAINT fk_orders_invoice_id FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE SET NULL;
ALTER TABLE `orders` ADD CONSTRAINT fk_orders_coupon_id FOREIGN KEY (`coupon_id`) REFERENCES `coupons` (`id`) ON DELETE SET NULL;
ALTER TABLE `orders` ADD CONSTRAINT fk_orders_currency_id FOREIGN KEY (`currency_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `orders` ADD CONSTRAINT fk_orders_tenant_id_customer_id FOREIGN KEY (`tenant_id`, `customer_id`) REFERENCES `customers` (`tenant_id`, `id`);
ALTER TABLE `order_lines` ADD CONSTRAINT fk_order_lines_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `order_lines` ADD CONSTRAINT fk_order_lines_order_id FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE CASCADE;
ALTER TABLE `order_lines` ADD CONSTRAINT fk_order_lines_product_id FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE RESTRICT;
ALTER TABLE `order_lines` ADD CONSTRAINT fk_order_lines_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE RESTRICT;
ALTER TABLE `order_lines` ADD CONSTRAINT fk_order_lines_tenant_id_order_id FOREIGN KEY (`tenant_id`, `order_id`) REFERENCES `orders` (`tenant_id`, `id`);
ALTER TABLE `order_lines` ADD CONSTRAINT fk_order_lines_tenant_id_product_id FOREIGN KEY (`tenant_id`, `product_id`) REFERENCES `products` (`tenant_id`, `id`);
ALTER TABLE `order_status_changes` ADD CONSTRAINT fk_order_status_changes_order_id FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE CASCADE;
ALTER TABLE `order_status_changes` ADD CONSTRAINT fk_order_status_changes_changed_by_id FOREIGN KEY (`changed_by_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `carriers` ADD CONSTRAINT fk_carriers_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `shipping_zones` ADD CONSTRAINT fk_shipping_zones_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `shipping_zones` ADD CONSTRAINT fk_shipping_zones_country_id FOREIGN KEY (`country_id`) REFERENCES `countries` (`id`) ON DELETE CASCADE;
ALTER TABLE `shipping_methods` ADD CONSTRAINT fk_shipping_methods_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `shipping_methods` ADD CONSTRAINT fk_shipping_methods_carrier_id FOREIGN KEY (`carrier_id`) REFERENCES `carriers` (`id`) ON DELETE CASCADE;
ALTER TABLE `shipping_methods` ADD CONSTRAINT fk_shipping_methods_zone_id FOREIGN KEY (`zone_id`) REFERENCES `shipping_zones` (`id`) ON DELETE CASCADE;
ALTER TABLE `shipments` ADD CONSTRAINT fk_shipments_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `shipments` ADD CONSTRAINT fk_shipments_order_id FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE RESTRICT;
ALTER TABLE `shipments` ADD CONSTRAINT fk_shipments_warehouse_id FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses` (`id`) ON DELETE RESTRICT;
ALTER TABLE `shipments` ADD CONSTRAINT fk_shipments_method_id FOREIGN KEY (`method_id`) REFERENCES `shipping_methods` (`id`) ON DELETE SET NULL;
ALTER TABLE `shipment_lines` ADD CONSTRAINT fk_shipment_lines_shipment_id FOREIGN KEY (`shipment_id`) REFERENCES `shipments` (`id`) ON DELETE CASCADE;
ALTER TABLE `shipment_lines` ADD CONSTRAINT fk_shipment_lines_order_line_id FOREIGN KEY (`order_line_id`) REFERENCES `order_lines` (`id`) ON DELETE RESTRICT;
ALTER TABLE `shipment_lines` ADD CONSTRAINT fk_shipment_lines_lot_id FOREIGN KEY (`lot_id`) REFERENCES `lots` (`id`) ON DELETE SET NULL;
ALTER TABLE `returns` ADD CONSTRAINT fk_returns_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `returns` ADD CONSTRAINT fk_returns_order_id FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE RESTRICT;
ALTER TABLE `return_lines` ADD CONSTRAINT fk_return_lines_return_id FOREIGN KEY (`return_id`) REFERENCES `returns` (`id`) ON DELETE CASCADE;
ALTER TABLE `return_lines` ADD CONSTRAINT fk_return_lines_order_line_id FOREIGN KEY (`order_line_id`) REFERENCES `order_lines` (`id`) ON DELETE RESTRICT;
ALTER TABLE `coupons` ADD CONSTRAINT fk_coupons_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `coupons` ADD CONSTRAINT fk_coupons_discount_id FOREIGN KEY (`discount_id`) REFERENCES `discounts` (`id`) ON DELETE CASCADE;
ALTER TABLE `coupons` ADD CONSTRAINT fk_coupons_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE CASCADE;
ALTER TABLE `coupon_redemptions` ADD CONSTRAINT fk_coupon_redemptions_coupon_id FOREIGN KEY (`coupon_id`) REFERENCES `coupons` (`id`) ON DELETE RESTRICT;
ALTER TABLE `coupon_redemptions` ADD CONSTRAINT fk_coupon_redemptions_order_id FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE CASCADE;
ALTER TABLE `subscriptions` ADD CONSTRAINT fk_subscriptions_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `subscriptions` ADD CONSTRAINT fk_subscriptions_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `subscription_items` ADD CONSTRAINT fk_subscription_items_subscription_id FOREIGN KEY (`subscription_id`) REFERENCES `subscriptions` (`id`) ON DELETE CASCADE;
ALTER TABLE `subscription_items` ADD CONSTRAINT fk_subscription_items_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE RESTRICT;
ALTER TABLE `invoices` ADD CONSTRAINT fk_invoices_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `invoices` ADD CONSTRAINT fk_invoices_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `invoices` ADD CONSTRAINT fk_invoices_order_id FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE SET NULL;
ALTER TABLE `invoices` ADD CONSTRAINT fk_invoices_period_id FOREIGN KEY (`period_id`) REFERENCES `accounting_periods` (`id`) ON DELETE RESTRICT;
ALTER TABLE `invoices` ADD CONSTRAINT fk_invoices_currency_id FOREIGN KEY (`currency_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `invoices` ADD CONSTRAINT fk_invoices_entry_id FOREIGN KEY (`entry_id`) REFERENCES `journal_entries` (`id`) ON DELETE SET NULL;
ALTER TABLE `invoices` ADD CONSTRAINT fk_invoices_tenant_id_customer_id FOREIGN KEY (`tenant_id`, `customer_id`) REFERENCES `customers` (`tenant_id`, `id`);
ALTER TABLE `invoice_lines` ADD CONSTRAINT fk_invoice_lines_invoice_id FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE CASCADE;
ALTER TABLE `invoice_lines` ADD CONSTRAINT fk_invoice_lines_order_line_id FOREIGN KEY (`order_line_id`) REFERENCES `order_lines` (`id`) ON DELETE SET NULL;
ALTER TABLE `invoice_lines` ADD CONSTRAINT fk_invoice_lines_account_id FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT;
ALTER TABLE `invoice_lines` ADD CONSTRAINT fk_invoice_lines_tax_code_id FOREIGN KEY (`tax_code_id`) REFERENCES `tax_codes` (`id`) ON DELETE RESTRICT;
ALTER TABLE `credit_notes` ADD CONSTRAINT fk_credit_notes_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `credit_notes` ADD CONSTRAINT fk_credit_notes_invoice_id FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE RESTRICT;
ALTER TABLE `credit_note_lines` ADD CONSTRAINT fk_credit_note_lines_credit_note_id FOREIGN KEY (`credit_note_id`) REFERENCES `credit_notes` (`id`) ON DELETE CASCADE;
ALTER TABLE `credit_note_lines` ADD CONSTRAINT fk_credit_note_lines_invoice_line_id FOREIGN KEY (`invoice_line_id`) REFERENCES `invoice_lines` (`id`) ON DELETE RESTRICT;
ALTER TABLE `payment_methods` ADD CONSTRAINT fk_payment_methods_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `payment_methods` ADD CONSTRAINT fk_payment_methods_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE CASCADE;
ALTER TABLE `payments` ADD CONSTRAINT fk_payments_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `payments` ADD CONSTRAINT fk_payments_customer_id FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `payments` ADD CONSTRAINT fk_payments_method_id FOREIGN KEY (`method_id`) REFERENCES `payment_methods` (`id`) ON DELETE SET NULL;
ALTER TABLE `payments` ADD CONSTRAINT fk_payments_currency_id FOREIGN KEY (`currency_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `payments` ADD CONSTRAINT fk_payments_statement_line_id FOREIGN KEY (`statement_line_id`) REFERENCES `bank_statement_lines` (`id`) ON DELETE SET NULL;
ALTER TABLE `payment_allocations` ADD CONSTRAINT fk_payment_allocations_payment_id FOREIGN KEY (`payment_id`) REFERENCES `payments` (`id`) ON DELETE CASCADE;
ALTER TABLE `payment_allocations` ADD CONSTRAINT fk_payment_allocations_invoice_id FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE RESTRICT;
ALTER TABLE `refunds` ADD CONSTRAINT fk_refunds_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `refunds` ADD CONSTRAINT fk_refunds_payment_id FOREIGN KEY (`payment_id`) REFERENCES `payments` (`id`) ON DELETE RESTRICT;
ALTER TABLE `refunds` ADD CONSTRAINT fk_refunds_credit_note_id FOREIGN KEY (`credit_note_id`) REFERENCES `credit_notes` (`id`) ON DELETE SET NULL;
ALTER TABLE `dunning_levels` ADD CONSTRAINT fk_dunning_levels_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `dunning_letters` ADD CONSTRAINT fk_dunning_letters_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `dunning_letters` ADD CONSTRAINT fk_dunning_letters_invoice_id FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE CASCADE;
ALTER TABLE `dunning_letters` ADD CONSTRAINT fk_dunning_letters_level_id FOREIGN KEY (`level_id`) REFERENCES `dunning_levels` (`id`) ON DELETE RESTRICT;
ALTER TABLE `suppliers` ADD CONSTRAINT fk_suppliers_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `suppliers` ADD CONSTRAINT fk_suppliers_payment_term_id FOREIGN KEY (`payment_term_id`) REFERENCES `payment_terms` (`id`) ON DELETE RESTRICT;
ALTER TABLE `suppliers` ADD CONSTRAINT fk_suppliers_currency_id FOREIGN KEY (`currency_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `supplier_contacts` ADD CONSTRAINT fk_supplier_contacts_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `supplier_contacts` ADD CONSTRAINT fk_supplier_contacts_supplier_id FOREIGN KEY (`supplier_id`) REFERENCES `suppliers` (`id`) ON DELETE CASCADE;
ALTER TABLE `supplier_products` ADD CONSTRAINT fk_supplier_products_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `supplier_products` ADD CONSTRAINT fk_supplier_products_supplier_id FOREIGN KEY (`supplier_id`) REFERENCES `suppliers` (`id`) ON DELETE CASCADE;
ALTER TABLE `supplier_products` ADD CONSTRAINT fk_supplier_products_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE CASCADE;
ALTER TABLE `purchase_requests` ADD CONSTRAINT fk_purchase_requests_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `purchase_requests` ADD CONSTRAINT fk_purchase_requests_requested_by_id FOREIGN KEY (`requested_by_id`) REFERENCES `employees` (`id`) ON DELETE RESTRICT;
ALTER TABLE `purchase_requests` ADD CONSTRAINT fk_purchase_requests_department_id FOREIGN KEY (`department_id`) REFERENCES `departments` (`id`) ON DELETE RESTRICT;
ALTER TABLE `purchase_requests` ADD CONSTRAINT fk_purchase_requests_cost_center_id FOREIGN KEY (`cost_center_id`) REFERENCES `cost_centers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `purchase_request_lines` ADD CONSTRAINT fk_purchase_request_lines_request_id FOREIGN KEY (`request_id`) REFERENCES `purchase_requests` (`id`) ON DELETE CASCADE;
ALTER TABLE `purchase_request_lines` ADD CONSTRAINT fk_purchase_request_lines_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE RESTRICT;
ALTER TABLE `purchase_orders` ADD CONSTRAINT fk_purchase_orders_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `purchase_orders` ADD CONSTRAINT fk_purchase_orders_supplier_id FOREIGN KEY (`supplier_id`) REFERENCES `suppliers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `purchase_orders` ADD CONSTRAINT fk_purchase_orders_request_id FOREIGN KEY (`request_id`) REFERENCES `purchase_requests` (`id`) ON DELETE SET NULL;
ALTER TABLE `purchase_orders` ADD CONSTRAINT fk_purchase_orders_buyer_id FOREIGN KEY (`buyer_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `purchase_orders` ADD CONSTRAINT fk_purchase_orders_warehouse_id FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses` (`id`) ON DELETE RESTRICT;
ALTER TABLE `purchase_orders` ADD CONSTRAINT fk_purchase_orders_tenant_id_supplier_id FOREIGN KEY (`tenant_id`, `supplier_id`) REFERENCES `suppliers` (`tenant_id`, `id`);
ALTER TABLE `purchase_order_lines` ADD CONSTRAINT fk_purchase_order_lines_purchase_order_id FOREIGN KEY (`purchase_order_id`) REFERENCES `purchase_orders` (`id`) ON DELETE CASCADE;
ALTER TABLE `purchase_order_lines` ADD CONSTRAINT fk_purchase_order_lines_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE RESTRICT;
ALTER TABLE `goods_receipts` ADD CONSTRAINT fk_goods_receipts_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `goods_receipts` ADD CONSTRAINT fk_goods_receipts_purchase_order_id FOREIGN KEY (`purchase_order_id`) REFERENCES `purchase_orders` (`id`) ON DELETE RESTRICT;
ALTER TABLE `goods_receipts` ADD CONSTRAINT fk_goods_receipts_received_by_id FOREIGN KEY (`received_by_id`) REFERENCES `employees` (`id`) ON DELETE SET NULL;
ALTER TABLE `goods_receipt_lines` ADD CONSTRAINT fk_goods_receipt_lines_receipt_id FOREIGN KEY (`receipt_id`) REFERENCES `goods_receipts` (`id`) ON DELETE CASCADE;
ALTER TABLE `goods_receipt_lines` ADD CONSTRAINT fk_goods_receipt_lines_order_line_id FOREIGN KEY (`order_line_id`) REFERENCES `purchase_order_lines` (`id`) ON DELETE RESTRICT;
ALTER TABLE `goods_receipt_lines` ADD CONSTRAINT fk_goods_receipt_lines_lot_id FOREIGN KEY (`lot_id`) REFERENCES `lots` (`id`) ON DELETE SET NULL;
ALTER TABLE `goods_receipt_lines` ADD CONSTRAINT fk_goods_receipt_lines_bin_id FOREIGN KEY (`bin_id`) REFERENCES `bins` (`id`) ON DELETE RESTRICT;
ALTER TABLE `supplier_invoices` ADD CONSTRAINT fk_supplier_invoices_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `supplier_invoices` ADD CONSTRAINT fk_supplier_invoices_supplier_id FOREIGN KEY (`supplier_id`) REFERENCES `suppliers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `supplier_invoices` ADD CONSTRAINT fk_supplier_invoices_purchase_order_id FOREIGN KEY (`purchase_order_id`) REFERENCES `purchase_orders` (`id`) ON DELETE SET NULL;
ALTER TABLE `supplier_invoices` ADD CONSTRAINT fk_supplier_invoices_entry_id FOREIGN KEY (`entry_id`) REFERENCES `journal_entries` (`id`) ON DELETE SET NULL;
ALTER TABLE `supplier_invoice_lines` ADD CONSTRAINT fk_supplier_invoice_lines_invoice_id FOREIGN KEY (`invoice_id`) REFERENCES `supplier_invoices` (`id`) ON DELETE CASCADE;
ALTER TABLE `supplier_invoice_lines` ADD CONSTRAINT fk_supplier_invoice_lines_order_line_id FOREIGN KEY (`order_line_id`) REFERENCES `purchase_order_lines` (`id`) ON DELETE SET NULL;
ALTER TABLE `supplier_invoice_lines` ADD CONSTRAINT fk_supplier_invoice_lines_account_id FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT;
ALTER TABLE `supplier_invoice_lines` ADD CONSTRAINT fk_supplier_invoice_lines_cost_center_id FOREIGN KEY (`cost_center_id`) REFERENCES `cost_centers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `supplier_payments` ADD CONSTRAINT fk_supplier_payments_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `supplier_payments` ADD CONSTRAINT fk_supplier_payments_supplier_id FOREIGN KEY (`supplier_id`) REFERENCES `suppliers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `supplier_payments` ADD CONSTRAINT fk_supplier_payments_invoice_id FOREIGN KEY (`invoice_id`) REFERENCES `supplier_invoices` (`id`) ON DELETE SET NULL;
ALTER TABLE `supplier_payments` ADD CONSTRAINT fk_supplier_payments_bank_account_id FOREIGN KEY (`bank_account_id`) REFERENCES `bank_accounts` (`id`) ON DELETE RESTRICT;
ALTER TABLE `warehouses` ADD CONSTRAINT fk_warehouses_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `warehouses` ADD CONSTRAINT fk_warehouses_location_id FOREIGN KEY (`location_id`) REFERENCES `locations` (`id`) ON DELETE RESTRICT;
ALTER TABLE `warehouses` ADD CONSTRAINT fk_warehouses_default_bin_id FOREIGN KEY (`default_bin_id`) REFERENCES `bins` (`id`) ON DELETE SET NULL;
ALTER TABLE `bins` ADD CONSTRAINT fk_bins_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `bins` ADD CONSTRAINT fk_bins_warehouse_id FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses` (`id`) ON DELETE CASCADE;
ALTER TABLE `bins` ADD CONSTRAINT fk_bins_tenant_id_warehouse_id FOREIGN KEY (`tenant_id`, `warehouse_id`) REFERENCES `warehouses` (`tenant_id`, `id`);
ALTER TABLE `lots` ADD CONSTRAINT fk_lots_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `lots` ADD CONSTRAINT fk_lots_product_id FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE RESTRICT;
ALTER TABLE `lots` ADD CONSTRAINT fk_lots_supplier_id FOREIGN KEY (`supplier_id`) REFERENCES `suppliers` (`id`) ON DELETE SET NULL;
ALTER TABLE `serial_numbers` ADD CONSTRAINT fk_serial_numbers_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `serial_numbers` ADD CONSTRAINT fk_serial_numbers_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE RESTRICT;
ALTER TABLE `serial_numbers` ADD CONSTRAINT fk_serial_numbers_lot_id FOREIGN KEY (`lot_id`) REFERENCES `lots` (`id`) ON DELETE SET NULL;
ALTER TABLE `serial_numbers` ADD CONSTRAINT fk_serial_numbers_bin_id FOREIGN KEY (`bin_id`) REFERENCES `bins` (`id`) ON DELETE SET NULL;
ALTER TABLE `serial_numbers` ADD CONSTRAINT fk_serial_numbers_sold_line_id FOREIGN KEY (`sold_line_id`) REFERENCES `order_lines` (`id`) ON DELETE SET NULL;
ALTER TABLE `stock_items` ADD CONSTRAINT fk_stock_items_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `stock_items` ADD CONSTRAINT fk_stock_items_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE RESTRICT;
ALTER TABLE `stock_items` ADD CONSTRAINT fk_stock_items_bin_id FOREIGN KEY (`bin_id`) REFERENCES `bins` (`id`) ON DELETE RESTRICT;
ALTER TABLE `stock_items` ADD CONSTRAINT fk_stock_items_lot_id FOREIGN KEY (`lot_id`) REFERENCES `lots` (`id`) ON DELETE RESTRICT;
ALTER TABLE `stock_movements` ADD CONSTRAINT fk_stock_movements_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `stock_movements` ADD CONSTRAINT fk_stock_movements_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE RESTRICT;
ALTER TABLE `stock_movements` ADD CONSTRAINT fk_stock_movements_from_bin_id FOREIGN KEY (`from_bin_id`) REFERENCES `bins` (`id`) ON DELETE RESTRICT;
ALTER TABLE `stock_movements` ADD CONSTRAINT fk_stock_movements_to_bin_id FOREIGN KEY (`to_bin_id`) REFERENCES `bins` (`id`) ON DELETE RESTRICT;
ALTER TABLE `stock_movements` ADD CONSTRAINT fk_stock_movements_lot_id FOREIGN KEY (`lot_id`) REFERENCES `lots` (`id`) ON DELETE RESTRICT;
ALTER TABLE `stock_movements` ADD CONSTRAINT fk_stock_movements_moved_by_id FOREIGN KEY (`moved_by_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `stock_reservations` ADD CONSTRAINT fk_stock_reservations_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `stock_reservations` ADD CONSTRAINT fk_stock_reservations_stock_item_id FOREIGN KEY (`stock_item_id`) REFERENCES `stock_items` (`id`) ON DELETE CASCADE;
ALTER TABLE `stock_reservations` ADD CONSTRAINT fk_stock_reservations_order_line_id FOREIGN KEY (`order_line_id`) REFERENCES `order_lines` (`id`) ON DELETE CASCADE;
ALTER TABLE `stock_counts` ADD CONSTRAINT fk_stock_counts_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `stock_counts` ADD CONSTRAINT fk_stock_counts_warehouse_id FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses` (`id`) ON DELETE RESTRICT;
ALTER TABLE `stock_count_lines` ADD CONSTRAINT fk_stock_count_lines_count_id FOREIGN KEY (`count_id`) REFERENCES `stock_counts` (`id`) ON DELETE CASCADE;
ALTER TABLE `stock_count_lines` ADD CONSTRAINT fk_stock_count_lines_stock_item_id FOREIGN KEY (`stock_item_id`) REFERENCES `stock_items` (`id`) ON DELETE RESTRICT;
ALTER TABLE `stock_count_lines` ADD CONSTRAINT fk_stock_count_lines_counted_by_id FOREIGN KEY (`counted_by_id`) REFERENCES `employees` (`id`) ON DELETE SET NULL;
ALTER TABLE `transfers` ADD CONSTRAINT fk_transfers_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `transfers` ADD CONSTRAINT fk_transfers_from_id FOREIGN KEY (`from_id`) REFERENCES `warehouses` (`id`) ON DELETE RESTRICT;
ALTER TABLE `transfers` ADD CONSTRAINT fk_transfers_to_id FOREIGN KEY (`to_id`) REFERENCES `warehouses` (`id`) ON DELETE RESTRICT;
ALTER TABLE `transfer_lines` ADD CONSTRAINT fk_transfer_lines_transfer_id FOREIGN KEY (`transfer_id`) REFERENCES `transfers` (`id`) ON DELETE CASCADE;
ALTER TABLE `transfer_lines` ADD CONSTRAINT fk_transfer_lines_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE RESTRICT;
ALTER TABLE `transfer_lines` ADD CONSTRAINT fk_transfer_lines_lot_id FOREIGN KEY (`lot_id`) REFERENCES `lots` (`id`) ON DELETE SET NULL;
ALTER TABLE `reorder_rules` ADD CONSTRAINT fk_reorder_rules_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `reorder_rules` ADD CONSTRAINT fk_reorder_rules_variant_id FOREIGN KEY (`variant_id`) REFERENCES `product_variants` (`id`) ON DELETE CASCADE;
ALTER TABLE `reorder_rules` ADD CONSTRAINT fk_reorder_rules_warehouse_id FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses` (`id`) ON DELETE CASCADE;
ALTER TABLE `reorder_rules` ADD CONSTRAINT fk_reorder_rules_supplier_id FOREIGN KEY (`supplier_id`) REFERENCES `suppliers` (`id`) ON DELETE SET NULL;
ALTER TABLE `ledgers` ADD CONSTRAINT fk_ledgers_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `ledgers` ADD CONSTRAINT fk_ledgers_company_id FOREIGN KEY (`company_id`) REFERENCES `companies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `ledgers` ADD CONSTRAINT fk_ledgers_currency_id FOREIGN KEY (`currency_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `accounts` ADD CONSTRAINT fk_accounts_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `accounts` ADD CONSTRAINT fk_accounts_ledger_id FOREIGN KEY (`ledger_id`) REFERENCES `ledgers` (`id`) ON DELETE CASCADE;
ALTER TABLE `accounts` ADD CONSTRAINT fk_accounts_parent_id FOREIGN KEY (`parent_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT;
ALTER TABLE `fiscal_years` ADD CONSTRAINT fk_fiscal_years_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `fiscal_years` ADD CONSTRAINT fk_fiscal_years_ledger_id FOREIGN KEY (`ledger_id`) REFERENCES `ledgers` (`id`) ON DELETE CASCADE;
ALTER TABLE `accounting_periods` ADD CONSTRAINT fk_accounting_periods_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `accounting_periods` ADD CONSTRAINT fk_accounting_periods_fiscal_year_id FOREIGN KEY (`fiscal_year_id`) REFERENCES `fiscal_years` (`id`) ON DELETE CASCADE;
ALTER TABLE `journals` ADD CONSTRAINT fk_journals_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `journals` ADD CONSTRAINT fk_journals_ledger_id FOREIGN KEY (`ledger_id`) REFERENCES `ledgers` (`id`) ON DELETE CASCADE;
ALTER TABLE `journal_entries` ADD CONSTRAINT fk_journal_entries_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `journal_entries` ADD CONSTRAINT fk_journal_entries_journal_id FOREIGN KEY (`journal_id`) REFERENCES `journals` (`id`) ON DELETE RESTRICT;
ALTER TABLE `journal_entries` ADD CONSTRAINT fk_journal_entries_period_id FOREIGN KEY (`period_id`) REFERENCES `accounting_periods` (`id`) ON DELETE RESTRICT;
ALTER TABLE `journal_entries` ADD CONSTRAINT fk_journal_entries_reverses_id FOREIGN KEY (`reverses_id`) REFERENCES `journal_entries` (`id`) ON DELETE RESTRICT;
ALTER TABLE `journal_entries` ADD CONSTRAINT fk_journal_entries_created_by_id FOREIGN KEY (`created_by_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `journal_lines` ADD CONSTRAINT fk_journal_lines_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `journal_lines` ADD CONSTRAINT fk_journal_lines_entry_id FOREIGN KEY (`entry_id`) REFERENCES `journal_entries` (`id`) ON DELETE CASCADE;
ALTER TABLE `journal_lines` ADD CONSTRAINT fk_journal_lines_ledger_id FOREIGN KEY (`ledger_id`) REFERENCES `ledgers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `journal_lines` ADD CONSTRAINT fk_journal_lines_account_id FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT;
ALTER TABLE `journal_lines` ADD CONSTRAINT fk_journal_lines_cost_center_id FOREIGN KEY (`cost_center_id`) REFERENCES `cost_centers` (`id`) ON DELETE SET NULL;
ALTER TABLE `journal_lines` ADD CONSTRAINT fk_journal_lines_ledger_id_account_id FOREIGN KEY (`ledger_id`, `account_id`) REFERENCES `accounts` (`ledger_id`, `id`);
ALTER TABLE `budgets` ADD CONSTRAINT fk_budgets_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `budgets` ADD CONSTRAINT fk_budgets_fiscal_year_id FOREIGN KEY (`fiscal_year_id`) REFERENCES `fiscal_years` (`id`) ON DELETE CASCADE;
ALTER TABLE `budgets` ADD CONSTRAINT fk_budgets_owner_id FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`) ON DELETE SET NULL;
ALTER TABLE `budget_lines` ADD CONSTRAINT fk_budget_lines_budget_id FOREIGN KEY (`budget_id`) REFERENCES `budgets` (`id`) ON DELETE CASCADE;
ALTER TABLE `budget_lines` ADD CONSTRAINT fk_budget_lines_account_id FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT;
ALTER TABLE `budget_lines` ADD CONSTRAINT fk_budget_lines_cost_center_id FOREIGN KEY (`cost_center_id`) REFERENCES `cost_centers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `budget_lines` ADD CONSTRAINT fk_budget_lines_period_id FOREIGN KEY (`period_id`) REFERENCES `accounting_periods` (`id`) ON DELETE RESTRICT;
ALTER TABLE `bank_accounts` ADD CONSTRAINT fk_bank_accounts_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `bank_accounts` ADD CONSTRAINT fk_bank_accounts_company_id FOREIGN KEY (`company_id`) REFERENCES `companies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `bank_accounts` ADD CONSTRAINT fk_bank_accounts_currency_id FOREIGN KEY (`currency_id`) REFERENCES `currencies` (`id`) ON DELETE RESTRICT;
ALTER TABLE `bank_accounts` ADD CONSTRAINT fk_bank_accounts_account_id FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE SET NULL;
ALTER TABLE `bank_statements` ADD CONSTRAINT fk_bank_statements_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `bank_statements` ADD CONSTRAINT fk_bank_statements_bank_account_id FOREIGN KEY (`bank_account_id`) REFERENCES `bank_accounts` (`id`) ON DELETE CASCADE;
ALTER TABLE `bank_statement_lines` ADD CONSTRAINT fk_bank_statement_lines_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `bank_statement_lines` ADD CONSTRAINT fk_bank_statement_lines_statement_id FOREIGN KEY (`statement_id`) REFERENCES `bank_statements` (`id`) ON DELETE CASCADE;
ALTER TABLE `bank_statement_lines` ADD CONSTRAINT fk_bank_statement_lines_entry_id FOREIGN KEY (`entry_id`) REFERENCES `journal_entries` (`id`) ON DELETE SET NULL;
ALTER TABLE `assets` ADD CONSTRAINT fk_assets_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `assets` ADD CONSTRAINT fk_assets_account_id FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE RESTRICT;
ALTER TABLE `assets` ADD CONSTRAINT fk_assets_location_id FOREIGN KEY (`location_id`) REFERENCES `locations` (`id`) ON DELETE SET NULL;
ALTER TABLE `assets` ADD CONSTRAINT fk_assets_employee_id FOREIGN KEY (`employee_id`) REFERENCES `employees` (`id`) ON DELETE SET NULL;
ALTER TABLE `asset_depreciations` ADD CONSTRAINT fk_asset_depreciations_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `asset_depreciations` ADD CONSTRAINT fk_asset_depreciations_asset_id FOREIGN KEY (`asset_id`) REFERENCES `assets` (`id`) ON DELETE CASCADE;
ALTER TABLE `asset_depreciations` ADD CONSTRAINT fk_asset_depreciations_period_id FOREIGN KEY (`period_id`) REFERENCES `accounting_periods` (`id`) ON DELETE RESTRICT;
ALTER TABLE `asset_depreciations` ADD CONSTRAINT fk_asset_depreciations_entry_id FOREIGN KEY (`entry_id`) REFERENCES `journal_entries` (`id`) ON DELETE SET NULL;
ALTER TABLE `boms` ADD CONSTRAINT fk_boms_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `boms` ADD CONSTRAINT fk_boms_product_id FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE CASCADE;
ALTER TABLE `bom_lines` ADD CONSTRAINT fk_bom_lines_bom_id FOREIGN KEY (`bom_id`) REFERENCES `boms` (`id`) ON DELETE CASCADE;
ALTER TABLE `bom_lines` ADD CONSTRAINT fk_bom_lines_component_id FOREIGN KEY (`component_id`) REFERENCES `product_variants` (`id`) ON DELETE RESTRICT;
ALTER TABLE `work_centers` ADD CONSTRAINT fk_work_centers_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `work_centers` ADD CONSTRAINT fk_work_centers_department_id FOREIGN KEY (`department_id`) REFERENCES `departments` (`id`) ON DELETE SET NULL;
ALTER TABLE `routings` ADD CONSTRAINT fk_routings_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `routings` ADD CONSTRAINT fk_routings_product_id FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE CASCADE;
ALTER TABLE `routing_steps` ADD CONSTRAINT fk_routing_steps_routing_id FOREIGN KEY (`routing_id`) REFERENCES `routings` (`id`) ON DELETE CASCADE;
ALTER TABLE `routing_steps` ADD CONSTRAINT fk_routing_steps_work_center_id FOREIGN KEY (`work_center_id`) REFERENCES `work_centers` (`id`) ON DELETE RESTRICT;
ALTER TABLE `routing_steps` ADD CONSTRAINT fk_routing_steps_next_id FOREIGN KEY (`next_id`) REFERENCES `routing_steps` (`id`) ON DELETE SET NULL;
ALTER TABLE `production_orders` ADD CONSTRAINT fk_production_orders_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `production_orders` ADD CONSTRAINT fk_production_orders_bom_id FOREIGN KEY (`bom_id`) REFERENCES `boms` (`id`) ON DELETE RESTRICT;
ALTER TABLE `production_orders` ADD CONSTRAINT fk_production_orders_routing_id FOREIGN KEY (`routing_id`) REFERENCES `routings` (`id`) ON DELETE RESTRICT;
ALTER TABLE `production_orders` ADD CONSTRAINT fk_production_orders_order_line_id FOREIGN KEY (`order_line_id`) REFERENCES `order_lines` (`id`) ON DELETE SET NULL;
ALTER TABLE `production_orders` ADD CONSTRAINT fk_production_orders_warehouse_id FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses` (`id`) ON DELETE RESTRICT;
ALTER TABLE `production_steps` ADD CONSTRAINT fk_production_steps_production_order_id FOREIGN KEY (`production_order_id`) REFERENCES `production_orders` (`id`) ON DELETE CASCADE;
ALTER TABLE `production_steps` ADD CONSTRAINT fk_production_steps_step_id FOREIGN KEY (`step_id`) REFERENCES `routing_steps` (`id`) ON DELETE RESTRICT;
ALTER TABLE `production_steps` ADD CONSTRAINT fk_production_steps_worker_id FOREIGN KEY (`worker_id`) REFERENCES `employees` (`id`) ON DELETE SET NULL;
ALTER TABLE `quality_checks` ADD CONSTRAINT fk_quality_checks_tenant_id FOREIGN KEY (`tenant_id`) REFERENCES `tenants` (`id`) ON DELETE CASCADE;
ALTER TABLE `quality_checks` ADD CONSTRAINT fk_quality_checks_production_order_id FOREIGN KEY (`production_order_id`) REFERENCES `production_orders` (`id`) ON DELETE CASCADE;
ALTER TABLE `quality_checks` ADD CONSTRAINT fk_quality_checks_lot_id FOREIGN KEY (`lot_id`) REFERENCES `lots` (`id`) ON DELETE SET NULL;
ALTER TABLE `quality_checks` ADD CONSTRAINT fk_quality_checks_receipt_line_id FOREIGN KEY (`receipt_line_id`) REFERENCES `goods_receipt_lines` (`id`) ON DELETE SET NULL;
ALTER TABLE `quality_checks` ADD CONSTRAINT fk_quality_checks_checked_by_id FOREIGN KEY (`checked_by_id`) REFERENCES `employees` (`id`) ON DELETE RESTRICT;

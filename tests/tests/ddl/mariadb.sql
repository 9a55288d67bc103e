CREATE TABLE `owners` (
  `tenant` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `id` INT NOT NULL,
  `name` VARCHAR(120) NOT NULL DEFAULT 'it''s' COMMENT 'What it''s called.',
  CONSTRAINT `owners_pkey` PRIMARY KEY (`tenant`, `id`),
  CONSTRAINT `owners_name_key` UNIQUE (`name`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin COMMENT = 'Who owns.';

CREATE TABLE `we ``ird` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `owner_tenant` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `owner_id` INT NOT NULL,
  `state` VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'new',
  `size` INT NOT NULL DEFAULT (1 + 1) CHECK (`size` > 0),
  `twice` INT GENERATED ALWAYS AS (`size` * 2) STORED,
  `config` JSON NULL,
  `at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  `price` DECIMAL(18, 4),
  PRIMARY KEY (`id`),
  INDEX `by_owner` (`owner_tenant`, `owner_id`),
  CONSTRAINT `state_check` CHECK (`state` IN ('new', 'done')),
  CONSTRAINT `owner_fkey` FOREIGN KEY (`owner_tenant`, `owner_id`) REFERENCES `owners` (`tenant`, `id`)
    ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE INDEX `by_state` ON `we ``ird` (`state`, `size` DESC);
CREATE INDEX `by_config` ON `we ``ird` (`config`(20));
CREATE TRIGGER `touch` BEFORE UPDATE ON `we ``ird` FOR EACH ROW BEGIN SET NEW.`size` = NEW.`size` + 1; END;
CREATE VIEW `new_ones` AS SELECT `id` FROM `we ``ird` WHERE `state` = 'new';

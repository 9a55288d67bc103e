-- Create "orders" table
CREATE TABLE `orders` (
  `id` int NOT NULL AUTO_INCREMENT,
  `user_id` bigint unsigned NOT NULL,
  `total` decimal(10,2) NOT NULL DEFAULT 0.00,
  `paid` bool NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  INDEX `user_total` (`user_id`, `total`),
  CONSTRAINT `orders_users` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON UPDATE NO ACTION ON DELETE CASCADE,
  CONSTRAINT `positive` CHECK (`total` >= 0)
) CHARSET utf8mb4 COLLATE utf8mb4_general_ci;
-- Modify "users" table
ALTER TABLE `users` ADD COLUMN `note` text NULL;

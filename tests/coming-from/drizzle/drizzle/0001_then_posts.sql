CREATE TABLE `posts` (
	`id` text PRIMARY KEY NOT NULL,
	`author_id` integer NOT NULL,
	`title` text NOT NULL,
	`score` real DEFAULT 0,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `posts_author_idx` ON `posts` (`author_id`,`title`);--> statement-breakpoint
ALTER TABLE `users` ADD `bio` text;

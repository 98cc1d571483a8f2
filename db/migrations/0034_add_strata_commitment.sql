ALTER TABLE `samples` ADD `strataHash` text;--> statement-breakpoint
ALTER TABLE `samples` ADD `strataSalt` text;
DROP TABLE `stall_staging`;--> statement-breakpoint
ALTER TABLE `group_status` ADD `lastSeenStatus` text;--> statement-breakpoint
ALTER TABLE `group_status` ADD `equipped` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `group_status` ADD `linked` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `group_status` ADD `activeAtMonth6` integer;--> statement-breakpoint
ALTER TABLE `signals` ADD `previous` text;--> statement-breakpoint
ALTER TABLE `signals` ADD `changedRunId` text;--> statement-breakpoint
CREATE INDEX `signals_changed_run` ON `signals` (`changedRunId`);
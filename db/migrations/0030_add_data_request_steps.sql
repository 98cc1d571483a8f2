CREATE TABLE `access_subjects` (
	`accessId` text NOT NULL,
	`entityId` text NOT NULL,
	PRIMARY KEY(`accessId`, `entityId`),
	FOREIGN KEY (`accessId`) REFERENCES `access_log`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `access_subjects_entity` ON `access_subjects` (`entityId`);--> statement-breakpoint
ALTER TABLE `data_requests` ADD `identity` text;--> statement-breakpoint
ALTER TABLE `data_requests` ADD `verifiedBy` text;--> statement-breakpoint
ALTER TABLE `data_requests` ADD `doneBy` text;--> statement-breakpoint
ALTER TABLE `data_requests` ADD `liftedAt` integer;--> statement-breakpoint
CREATE INDEX `data_requests_person` ON `data_requests` (`personId`,`ownerId`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
ALTER TABLE `exports` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `settings` ADD `retention` text;--> statement-breakpoint
CREATE TRIGGER access_subjects_no_update BEFORE UPDATE ON access_subjects BEGIN SELECT RAISE(ABORT, 'access_subjects is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER access_subjects_no_delete BEFORE DELETE ON access_subjects BEGIN SELECT RAISE(ABORT, 'access_subjects is append-only'); END;

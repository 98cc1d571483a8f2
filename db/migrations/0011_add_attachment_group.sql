ALTER TABLE `attachments` ADD `groupId` text;--> statement-breakpoint
ALTER TABLE `attachments` ADD `groupOrganizationId` text;--> statement-breakpoint
CREATE INDEX `attachments_group` ON `attachments` (`groupId`,`createdAt`) WHERE "deletedAt" IS NULL;
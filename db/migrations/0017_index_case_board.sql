DROP INDEX `cases_board`;--> statement-breakpoint
CREATE INDEX `cases_board` ON `cases` (`state`,`dueOn`,`organizationId`,`groupId`,`deletedAt`) WHERE "deletedAt" IS NULL;
DROP INDEX `follow_ups_group`;--> statement-breakpoint
DROP INDEX `follow_ups_open`;--> statement-breakpoint
DROP INDEX `follow_ups_open_due`;--> statement-breakpoint
DROP INDEX `follow_ups_open_assignee`;--> statement-breakpoint
CREATE INDEX `follow_ups_group` ON `follow_ups` (`groupId`,`state`,`windowEndsOn`,`dueOn`);--> statement-breakpoint
CREATE INDEX `follow_ups_open` ON `follow_ups` (`state`,`windowEndsOn`,`villageCode`,`programRegionCode`,`organizationId`,`assigneeId`,`groupId`,`deletedAt`) WHERE "state" = 'scheduled' AND "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `follow_ups_open_due` ON `follow_ups` (`state`,`dueOn`,`windowEndsOn`,`villageCode`,`programRegionCode`,`organizationId`,`assigneeId`,`groupId`,`deletedAt`) WHERE "state" = 'scheduled' AND "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `follow_ups_open_assignee` ON `follow_ups` (`state`,`assigneeId`,`windowEndsOn`,`dueOn`,`villageCode`,`programRegionCode`,`organizationId`,`groupId`,`deletedAt`) WHERE "state" = 'scheduled' AND "deletedAt" IS NULL;
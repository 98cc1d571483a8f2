CREATE TABLE `finding_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`findingId` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`organizationId` text NOT NULL,
	`userId` text NOT NULL,
	`role` text NOT NULL,
	`text` text,
	`dueOn` text,
	FOREIGN KEY (`findingId`) REFERENCES `findings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "finding_steps_kind" CHECK("finding_steps"."kind" IN ('filed', 'changed', 'answered', 'accepted', 'reopened', 'closed')),
	CONSTRAINT "finding_steps_due" CHECK("finding_steps"."dueOn" IS NULL OR "finding_steps"."dueOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `finding_steps_finding` ON `finding_steps` (`findingId`,`at`);
--> statement-breakpoint
CREATE TRIGGER finding_steps_no_update BEFORE UPDATE ON finding_steps BEGIN SELECT RAISE(ABORT, 'finding_steps is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER finding_steps_no_delete BEFORE DELETE ON finding_steps BEGIN SELECT RAISE(ABORT, 'finding_steps is append-only'); END;

CREATE TABLE `audit_leaves` (
	`organizationId` text NOT NULL,
	`leafIndex` integer NOT NULL,
	`auditId` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`organizationId`, `leafIndex`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_leaves_row` ON `audit_leaves` (`auditId`);--> statement-breakpoint
CREATE TABLE `audit_pending` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`auditId` text NOT NULL,
	`organizationId` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_pending_owner` ON `audit_pending` (`organizationId`,`seq`);--> statement-breakpoint
CREATE TABLE `audit_private` (
	`auditId` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`nonce` text NOT NULL,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `audit_private_owner` ON `audit_private` (`organizationId`);--> statement-breakpoint
CREATE TABLE `checkpoints` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`size` integer NOT NULL,
	`root` text NOT NULL,
	`at` integer NOT NULL,
	`note` text NOT NULL,
	`edge` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `checkpoints_size` ON `checkpoints` (`organizationId`,`size`);--> statement-breakpoint
CREATE INDEX `checkpoints_at` ON `checkpoints` (`organizationId`,`at`);--> statement-breakpoint
CREATE TABLE `data_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`kind` text NOT NULL,
	`personId` text,
	`requester` text,
	`channel` text NOT NULL,
	`receivedAt` integer NOT NULL,
	`dueAt` integer NOT NULL,
	`text` text,
	`ownerId` text,
	`state` text DEFAULT 'received' NOT NULL,
	`verifiedAt` integer,
	`doneAt` integer,
	`result` text,
	CONSTRAINT "data_requests_kind" CHECK("data_requests"."kind" IN ('access', 'correction', 'restriction', 'erasure')),
	CONSTRAINT "data_requests_state" CHECK("data_requests"."state" IN ('received', 'verified', 'done', 'refused'))
);
--> statement-breakpoint
CREATE INDEX `data_requests_owner` ON `data_requests` (`organizationId`,`state`,`dueAt`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `findings` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`addresseeId` text NOT NULL,
	`sampleId` text,
	`programId` text,
	`text` text NOT NULL,
	`recommendation` text NOT NULL,
	`dueOn` text NOT NULL,
	`response` text,
	`respondedAt` integer,
	`respondedBy` text,
	`state` text DEFAULT 'open' NOT NULL,
	`closedAt` integer,
	CONSTRAINT "findings_state" CHECK("findings"."state" IN ('open', 'answered', 'accepted', 'reopened', 'closed')),
	CONSTRAINT "findings_due" CHECK("findings"."dueOn" IS NULL OR "findings"."dueOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `findings_addressee` ON `findings` (`addresseeId`,`state`,`dueOn`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `findings_owner` ON `findings` (`organizationId`,`createdAt`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `findings_program` ON `findings` (`programId`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `sample_frames` (
	`sampleId` text NOT NULL,
	`frameId` text NOT NULL,
	`unitId` text NOT NULL,
	`stratum` text,
	`reported` text NOT NULL,
	PRIMARY KEY(`sampleId`, `frameId`),
	FOREIGN KEY (`sampleId`) REFERENCES `samples`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sample_items` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`sampleId` text NOT NULL,
	`order` integer NOT NULL,
	`frameId` text NOT NULL,
	`unitId` text NOT NULL,
	`stratum` text,
	`replacedBy` text,
	`observed` text,
	`match` text,
	`checkedAt` integer,
	`checkedOn` text,
	`checkedBy` text,
	`photo` text,
	`lat` real,
	`lng` real,
	`note` text,
	FOREIGN KEY (`sampleId`) REFERENCES `samples`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sample_items_match" CHECK("sample_items"."match" IN ('match', 'differs', 'not_found', 'refused'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sample_items_order` ON `sample_items` (`sampleId`,`order`);--> statement-breakpoint
CREATE UNIQUE INDEX `sample_items_frame` ON `sample_items` (`sampleId`,`frameId`);--> statement-breakpoint
CREATE TABLE `samples` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`question` text NOT NULL,
	`unit` text NOT NULL,
	`filter` text NOT NULL,
	`auditedId` text,
	`method` text NOT NULL,
	`confidence` real,
	`margin` real,
	`n` integer,
	`design` text,
	`items` text,
	`state` text DEFAULT 'draft' NOT NULL,
	`frameSize` integer,
	`frameHash` text,
	`frozenAt` integer,
	`seed` text,
	`drawnAt` integer,
	`algorithm` text,
	`closedAt` integer,
	`cancelReason` text,
	`checkFrom` text,
	`checkTo` text,
	CONSTRAINT "samples_unit" CHECK("samples"."unit" IN ('group', 'person', 'equipment')),
	CONSTRAINT "samples_method" CHECK("samples"."method" IN ('simple', 'stratified', 'cluster', 'lqas')),
	CONSTRAINT "samples_state" CHECK("samples"."state" IN ('draft', 'frozen', 'drawn', 'closed', 'cancelled')),
	CONSTRAINT "samples_from" CHECK("samples"."checkFrom" IS NULL OR "samples"."checkFrom" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `samples_owner` ON `samples` (`organizationId`,`createdAt`);--> statement-breakpoint
CREATE TABLE `targets` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`measure` text NOT NULL,
	`regionCode` text NOT NULL,
	`eligible` integer NOT NULL,
	`source` text,
	`target` real NOT NULL,
	`startsOn` text,
	`baseline` integer,
	`deadline` text NOT NULL,
	CONSTRAINT "targets_measure" CHECK("targets"."measure" IN ('bpjs_coverage', 'groups_active_month_12', 'groups_equipped', 'groups_linked')),
	CONSTRAINT "targets_deadline" CHECK("targets"."deadline" IS NULL OR "targets"."deadline" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `targets_owner` ON `targets` (`organizationId`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
ALTER TABLE `audit_log` ADD `commitment` text;--> statement-breakpoint
ALTER TABLE `people` ADD `restrictedAt` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `erasedAt` integer;
--> statement-breakpoint
CREATE TRIGGER audit_log_pending AFTER INSERT ON audit_log BEGIN INSERT INTO audit_pending (auditId, organizationId) VALUES (new.id, new.organizationId); END;
--> statement-breakpoint
INSERT INTO audit_pending (auditId, organizationId) SELECT id, organizationId FROM audit_log ORDER BY at, id;
--> statement-breakpoint
CREATE TRIGGER audit_leaves_no_update BEFORE UPDATE ON audit_leaves BEGIN SELECT RAISE(ABORT, 'audit_leaves is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_leaves_no_delete BEFORE DELETE ON audit_leaves BEGIN SELECT RAISE(ABORT, 'audit_leaves is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER checkpoints_no_update BEFORE UPDATE ON checkpoints BEGIN SELECT RAISE(ABORT, 'checkpoints is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER checkpoints_no_delete BEFORE DELETE ON checkpoints BEGIN SELECT RAISE(ABORT, 'checkpoints is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER sample_frames_no_update BEFORE UPDATE ON sample_frames BEGIN SELECT RAISE(ABORT, 'sample_frames is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER sample_frames_no_delete BEFORE DELETE ON sample_frames BEGIN SELECT RAISE(ABORT, 'sample_frames is append-only'); END;

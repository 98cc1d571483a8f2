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
ALTER TABLE `audit_log` ADD `commitment` text;--> statement-breakpoint
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

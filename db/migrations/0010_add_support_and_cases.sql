CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`subject` text NOT NULL,
	`subjectId` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`contentType` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer,
	`height` integer,
	`sha256` text NOT NULL,
	`objectKey` text NOT NULL,
	CONSTRAINT "attachments_kind" CHECK("attachments"."kind" IN ('photo', 'document'))
);
--> statement-breakpoint
CREATE INDEX `attachments_subject` ON `attachments` (`subject`,`subjectId`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `attachments_owner` ON `attachments` (`organizationId`,`createdAt`);--> statement-breakpoint
CREATE TABLE `buyers` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`name` text NOT NULL,
	`nameKey` text DEFAULT '' NOT NULL,
	`kind` text DEFAULT 'other' NOT NULL,
	`regionCode` text,
	`products` text,
	`contact` text,
	`phone` text,
	`email` text,
	`note` text,
	CONSTRAINT "buyers_kind" CHECK("buyers"."kind" IN ('shop', 'cooperative', 'company', 'marketplace', 'government', 'hospitality', 'individual', 'other'))
);
--> statement-breakpoint
CREATE INDEX `buyers_name` ON `buyers` (`organizationId`,`nameKey`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `capital_schemes` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`source` text NOT NULL,
	`name` text NOT NULL,
	`year` integer NOT NULL,
	`minIdr` integer,
	`maxIdr` integer NOT NULL,
	`requirements` text NOT NULL,
	`basis` text,
	`active` integer DEFAULT true NOT NULL,
	CONSTRAINT "capital_schemes_source" CHECK("capital_schemes"."source" IN ('kur', 'hibah', 'dana_bergulir', 'csr', 'koperasi', 'bank'))
);
--> statement-breakpoint
CREATE INDEX `capital_schemes_owner` ON `capital_schemes` (`organizationId`,`year`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `case_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`caseId` text NOT NULL,
	`groupId` text NOT NULL,
	`type` text NOT NULL,
	`text` text,
	`ownerId` text,
	`dueOn` text NOT NULL,
	`doneOn` text,
	`result` text,
	`madeResource` text,
	`madeId` text,
	FOREIGN KEY (`caseId`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ownerId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_actions_type" CHECK("case_actions"."type" IN ('visit', 'linkage', 'repair', 'capital', 'training', 'mediation', 'other')),
	CONSTRAINT "case_actions_due" CHECK("case_actions"."dueOn" IS NULL OR "case_actions"."dueOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "case_actions_done" CHECK("case_actions"."doneOn" IS NULL OR "case_actions"."doneOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `case_actions_case` ON `case_actions` (`caseId`,`dueOn`);--> statement-breakpoint
CREATE INDEX `case_actions_group` ON `case_actions` (`groupId`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`groupId` text NOT NULL,
	`programId` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`openedBy` text NOT NULL,
	`openedOn` text NOT NULL,
	`signalIds` text DEFAULT '[]' NOT NULL,
	`causes` text DEFAULT '[]' NOT NULL,
	`ownerId` text,
	`dueOn` text NOT NULL,
	`note` text,
	`recoveryProposedOn` text,
	`closedOn` text,
	`result` text,
	`reopened` integer DEFAULT 0 NOT NULL,
	`remindedAt` integer,
	`escalatedAt` integer,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ownerId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cases_state" CHECK("cases"."state" IN ('open', 'in_progress', 'recovered', 'transferred', 'closed_failed')),
	CONSTRAINT "cases_opened_by" CHECK("cases"."openedBy" IN ('rule', 'hand')),
	CONSTRAINT "cases_due" CHECK("cases"."dueOn" IS NULL OR "cases"."dueOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "cases_opened" CHECK("cases"."openedOn" IS NULL OR "cases"."openedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_living` ON `cases` (`groupId`) WHERE "state" IN ('open', 'in_progress') AND "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `cases_board` ON `cases` (`state`,`dueOn`,`organizationId`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `cases_owner` ON `cases` (`ownerId`,`state`,`dueOn`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `cases_group` ON `cases` (`groupId`,`openedOn`);--> statement-breakpoint
CREATE INDEX `cases_late` ON `cases` (`dueOn`) WHERE "state" IN ('open', 'in_progress') AND "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `complaints` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`number` text NOT NULL,
	`groupId` text NOT NULL,
	`personId` text,
	`channel` text NOT NULL,
	`text` text NOT NULL,
	`receivedOn` text NOT NULL,
	`ownerId` text,
	`dueOn` text NOT NULL,
	`state` text DEFAULT 'received' NOT NULL,
	`answer` text,
	`answeredOn` text,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personId`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ownerId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "complaints_channel" CHECK("complaints"."channel" IN ('visit', 'phone', 'whatsapp', 'letter', 'other')),
	CONSTRAINT "complaints_state" CHECK("complaints"."state" IN ('received', 'in_progress', 'answered', 'closed')),
	CONSTRAINT "complaints_received" CHECK("complaints"."receivedOn" IS NULL OR "complaints"."receivedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "complaints_due" CHECK("complaints"."dueOn" IS NULL OR "complaints"."dueOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `complaints_number` ON `complaints` (`organizationId`,`number`);--> statement-breakpoint
CREATE INDEX `complaints_state` ON `complaints` (`state`,`dueOn`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `complaints_group` ON `complaints` (`groupId`,`receivedOn`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`userId` text NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`data` text,
	`dedupeKey` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`notBefore` integer NOT NULL,
	`leasedUntil` integer,
	`lastError` text,
	`providerId` text,
	`sentAt` integer,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deliveries_channel" CHECK("deliveries"."channel" IN ('none', 'email', 'whatsapp')),
	CONSTRAINT "deliveries_state" CHECK("deliveries"."state" IN ('waiting', 'sent', 'dead', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once` ON `deliveries` (`userId`,`dedupeKey`);--> statement-breakpoint
CREATE INDEX `deliveries_state` ON `deliveries` (`state`,`notBefore`);--> statement-breakpoint
CREATE INDEX `deliveries_owner` ON `deliveries` (`organizationId`,`state`,`createdAt`);--> statement-breakpoint
CREATE TABLE `duplicate_verdicts` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`entity` text NOT NULL,
	`firstId` text NOT NULL,
	`secondId` text NOT NULL,
	CONSTRAINT "duplicate_verdicts_entity" CHECK("duplicate_verdicts"."entity" IN ('people', 'groups'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duplicate_verdicts_pair` ON `duplicate_verdicts` (`firstId`,`secondId`);--> statement-breakpoint
CREATE TABLE `equipment_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`groupId` text NOT NULL,
	`category` text NOT NULL,
	`categoryKey` text DEFAULT '' NOT NULL,
	`quantity` integer DEFAULT 1 NOT NULL,
	`reason` text,
	`requestedOn` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`metOn` text,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "equipment_requests_state" CHECK("equipment_requests"."state" IN ('waiting', 'met', 'withdrawn')),
	CONSTRAINT "equipment_requests_day" CHECK("equipment_requests"."requestedOn" IS NULL OR "equipment_requests"."requestedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `equipment_requests_waiting` ON `equipment_requests` (`state`,`organizationId`,`categoryKey`,`requestedOn`);--> statement-breakpoint
CREATE INDEX `equipment_requests_group` ON `equipment_requests` (`groupId`);--> statement-breakpoint
CREATE TABLE `exports` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`resource` text NOT NULL,
	`filter` text NOT NULL,
	`sort` text,
	`locale` text NOT NULL,
	`state` text DEFAULT 'running' NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`rowsDone` integer DEFAULT 0 NOT NULL,
	`fileName` text NOT NULL,
	`objectKey` text,
	`error` text,
	CONSTRAINT "exports_state" CHECK("exports"."state" IN ('running', 'ready', 'failed'))
);
--> statement-breakpoint
CREATE INDEX `exports_mine` ON `exports` (`createdBy`,`createdAt`);--> statement-breakpoint
CREATE TABLE `licences` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`groupId` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`number` text,
	`issuedOn` text,
	`expiresOn` text,
	`note` text,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "licences_kind" CHECK("licences"."kind" IN ('nib', 'spp_irt', 'halal', 'merek')),
	CONSTRAINT "licences_state" CHECK("licences"."state" IN ('have', 'in_process', 'missing', 'not_needed')),
	CONSTRAINT "licences_issued" CHECK("licences"."issuedOn" IS NULL OR "licences"."issuedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "licences_expires" CHECK("licences"."expiresOn" IS NULL OR "licences"."expiresOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `licences_group_kind` ON `licences` (`groupId`,`kind`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `licences_expiry` ON `licences` (`expiresOn`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `merges` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`entity` text NOT NULL,
	`keptId` text NOT NULL,
	`goneId` text NOT NULL,
	`moved` text NOT NULL,
	`before` text NOT NULL,
	`keptVersion` integer NOT NULL,
	`state` text DEFAULT 'done' NOT NULL,
	`undoneAt` integer,
	CONSTRAINT "merges_entity" CHECK("merges"."entity" IN ('people', 'groups')),
	CONSTRAINT "merges_state" CHECK("merges"."state" IN ('done', 'undone'))
);
--> statement-breakpoint
CREATE INDEX `merges_kept` ON `merges` (`keptId`);--> statement-breakpoint
CREATE INDEX `merges_gone` ON `merges` (`goneId`);--> statement-breakpoint
CREATE TABLE `notification_preferences` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`userId` text NOT NULL,
	`channel` text DEFAULT 'email' NOT NULL,
	`locale` text DEFAULT 'id' NOT NULL,
	`digest` integer DEFAULT true NOT NULL,
	`quietFrom` text DEFAULT '20:00' NOT NULL,
	`quietTo` text DEFAULT '06:00' NOT NULL,
	`phone` text,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notification_preferences_channel" CHECK("notification_preferences"."channel" IN ('none', 'email', 'whatsapp'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notification_preferences_user` ON `notification_preferences` (`userId`);--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`userId` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text,
	`subjectId` text,
	`data` text,
	`dedupeKey` text NOT NULL,
	`at` integer NOT NULL,
	`readAt` integer,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_once` ON `notifications` (`userId`,`dedupeKey`);--> statement-breakpoint
CREATE INDEX `notifications_inbox` ON `notifications` (`userId`,`at`);--> statement-breakpoint
CREATE INDEX `notifications_unread` ON `notifications` (`userId`,`readAt`);--> statement-breakpoint
CREATE TABLE `overrides` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`groupId` text NOT NULL,
	`reason` text NOT NULL,
	`expiresOn` text NOT NULL,
	`requestedBy` text NOT NULL,
	`state` text DEFAULT 'requested' NOT NULL,
	`approvedBy` text,
	`decidedAt` integer,
	`decisionNote` text,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "overrides_state" CHECK("overrides"."state" IN ('requested', 'approved', 'rejected', 'withdrawn')),
	CONSTRAINT "overrides_expires" CHECK("overrides"."expiresOn" IS NULL OR "overrides"."expiresOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `overrides_group` ON `overrides` (`groupId`,`state`,`expiresOn`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `overrides_state` ON `overrides` (`state`,`organizationId`);--> statement-breakpoint
CREATE TABLE `redistributions` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`equipmentId` text NOT NULL,
	`fromGroupId` text NOT NULL,
	`toGroupId` text NOT NULL,
	`requestId` text,
	`reason` text NOT NULL,
	`proposedOn` text NOT NULL,
	`state` text DEFAULT 'proposed' NOT NULL,
	`decidedBy` text,
	`decidedAt` integer,
	`decisionNote` text,
	`handoverId` text,
	`doneOn` text,
	FOREIGN KEY (`equipmentId`) REFERENCES `equipment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fromGroupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toGroupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "redistributions_state" CHECK("redistributions"."state" IN ('proposed', 'approved', 'rejected', 'withdrawn', 'done')),
	CONSTRAINT "redistributions_day" CHECK("redistributions"."proposedOn" IS NULL OR "redistributions"."proposedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `redistributions_open` ON `redistributions` (`equipmentId`) WHERE "state" IN ('proposed', 'approved') AND "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `redistributions_state` ON `redistributions` (`state`,`proposedOn`);--> statement-breakpoint
CREATE INDEX `redistributions_to` ON `redistributions` (`toGroupId`);--> statement-breakpoint
CREATE INDEX `redistributions_from` ON `redistributions` (`fromGroupId`);--> statement-breakpoint
CREATE TABLE `settings` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`bastPattern` text DEFAULT 'BAST/{nomor}/{bulan}/{tahun}' NOT NULL,
	`caseBand` text DEFAULT 'berisiko',
	`caseSeverity` text,
	`caseDueDays` integer DEFAULT 14 NOT NULL,
	`reminderAfterDays` integer DEFAULT 1 NOT NULL,
	`escalateAfterDays` integer DEFAULT 7 NOT NULL,
	`complaintDueDays` integer DEFAULT 10 NOT NULL,
	CONSTRAINT "settings_case_severity" CHECK("settings"."caseSeverity" IN ('low', 'medium', 'high'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `settings_organization` ON `settings` (`organizationId`);--> statement-breakpoint
CREATE TABLE `submission_forms` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`formKey` text NOT NULL,
	`name` text NOT NULL,
	`tokenHash` text NOT NULL,
	`programId` text,
	`mapping` text NOT NULL,
	`active` integer DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `submission_forms_key` ON `submission_forms` (`formKey`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`formId` text NOT NULL,
	`formKey` text NOT NULL,
	`instanceId` text NOT NULL,
	`payload` text NOT NULL,
	`payloadHash` text NOT NULL,
	`receivedAt` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`groupId` text,
	`followUpId` text,
	FOREIGN KEY (`formId`) REFERENCES `submission_forms`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "submissions_outcome" CHECK("submissions"."outcome" IN ('accepted', 'rejected'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_instance` ON `submissions` (`formId`,`instanceId`);--> statement-breakpoint
CREATE INDEX `submissions_owner` ON `submissions` (`organizationId`,`outcome`,`receivedAt`);--> statement-breakpoint
-- Triggers name the tables that are built anew below; they come back at the end, as they were.
DROP TRIGGER events_no_update;--> statement-breakpoint
DROP TRIGGER events_no_delete;--> statement-breakpoint
DROP TRIGGER events_restated;--> statement-breakpoint
DROP TRIGGER events_check_restated;--> statement-breakpoint
DROP TRIGGER follow_ups_void_events;--> statement-breakpoint
DROP TRIGGER orders_void_events;--> statement-breakpoint
DROP TRIGGER marketing_supports_void_events;--> statement-breakpoint
DROP TRIGGER contact_attempts_void_events;--> statement-breakpoint
DROP TRIGGER linkages_void_events;--> statement-breakpoint
DROP TRIGGER capital_applications_void_events;--> statement-breakpoint
DROP TRIGGER equipment_void_events;--> statement-breakpoint
DROP TRIGGER equipment_checks_void_events;--> statement-breakpoint
DROP TRIGGER events_supported;--> statement-breakpoint
DROP TRIGGER events_earning;--> statement-breakpoint
DROP TRIGGER void_events_added;--> statement-breakpoint
DROP TRIGGER void_events_removed;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_events` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`groupId` text,
	`programId` text,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`recordedAt` integer NOT NULL,
	`actorId` text NOT NULL,
	`subjectId` text,
	`state` text,
	`value` integer,
	`count` integer,
	`data` text,
	CONSTRAINT "events_kind" CHECK("__new_events"."kind" IN ('follow_up_done', 'mentor_contact', 'equipment_checked', 'equipment_handed_over', 'marketing_support', 'linkage_changed', 'order', 'capital_changed', 'contact_attempted', 'follow_up_skipped', 'follow_up_rescheduled', 'follow_up_unreachable', 'group_entered', 'group_changed', 'member_joined', 'member_left', 'equipment_moved', 'equipment_state', 'partner_changed', 'program_state', 'case_changed', 'override_changed', 'licence_changed', 'complaint_changed', 'redistribution_changed', 'equipment_requested')),
	CONSTRAINT "events_day" CHECK("__new_events"."on" IS NULL OR "__new_events"."on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_events`("id", "organizationId", "groupId", "programId", "kind", "on", "recordedAt", "actorId", "subjectId", "state", "value", "count", "data") SELECT "id", "organizationId", "groupId", "programId", "kind", "on", "recordedAt", "actorId", "subjectId", "state", "value", "count", "data" FROM `events`;--> statement-breakpoint
DROP TABLE `events`;--> statement-breakpoint
ALTER TABLE `__new_events` RENAME TO `events`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `events_group` ON `events` (`groupId`,`kind`,`on`);--> statement-breakpoint
CREATE INDEX `events_timeline` ON `events` (`groupId`,`on`,`recordedAt`);--> statement-breakpoint
CREATE INDEX `events_program` ON `events` (`programId`,`on`);--> statement-breakpoint
CREATE INDEX `events_moves` ON `events` (`subjectId`,`on`) WHERE "kind" = 'follow_up_rescheduled';--> statement-breakpoint
CREATE INDEX `events_subject` ON `events` (`subjectId`);--> statement-breakpoint
CREATE TABLE `__new_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`kind` text NOT NULL,
	`programId` text NOT NULL,
	`cohortId` text,
	`cohort` text,
	`legalBasis` text,
	`fileName` text NOT NULL,
	`sha256` text NOT NULL,
	`sheet` text NOT NULL,
	`layoutKey` text NOT NULL,
	`headers` text,
	`mapping` text NOT NULL,
	`counts` text NOT NULL,
	`state` text DEFAULT 'ready' NOT NULL,
	`rowsDone` integer DEFAULT 0 NOT NULL,
	`committedAt` integer,
	`undoneAt` integer,
	FOREIGN KEY (`programId`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imports_kind" CHECK("__new_imports"."kind" IN ('roster', 'orders', 'follow-ups')),
	CONSTRAINT "imports_state" CHECK("__new_imports"."state" IN ('ready', 'committing', 'committed', 'undone'))
);
--> statement-breakpoint
INSERT INTO `__new_imports`("id", "organizationId", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "deletedAt", "kind", "programId", "cohortId", "cohort", "legalBasis", "fileName", "sha256", "sheet", "layoutKey", "headers", "mapping", "counts", "state", "rowsDone", "committedAt", "undoneAt") SELECT "id", "organizationId", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "deletedAt", "kind", "programId", "cohortId", "cohort", "legalBasis", "fileName", "sha256", "sheet", "layoutKey", "headers", "mapping", "counts", "state", "rowsDone", "committedAt", "undoneAt" FROM `imports`;--> statement-breakpoint
DROP TABLE `imports`;--> statement-breakpoint
ALTER TABLE `__new_imports` RENAME TO `imports`;--> statement-breakpoint
CREATE INDEX `imports_owner` ON `imports` (`organizationId`,`createdAt`);--> statement-breakpoint
CREATE INDEX `imports_program` ON `imports` (`programId`);--> statement-breakpoint
CREATE TABLE `__new_marketing_supports` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`groupId` text NOT NULL,
	`kind` text NOT NULL,
	`on` text NOT NULL,
	`provider` text,
	`costIdr` integer,
	`result` text,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "marketing_supports_kind" CHECK("__new_marketing_supports"."kind" IN ('packaging', 'branding', 'photo', 'marketplace', 'exhibition', 'certification', 'training', 'worker_search', 'organising', 'capacity', 'negotiation', 'legality', 'other')),
	CONSTRAINT "marketing_supports_day" CHECK("__new_marketing_supports"."on" IS NULL OR "__new_marketing_supports"."on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_marketing_supports`("id", "organizationId", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "deletedAt", "groupId", "kind", "on", "provider", "costIdr", "result") SELECT "id", "organizationId", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "deletedAt", "groupId", "kind", "on", "provider", "costIdr", "result" FROM `marketing_supports`;--> statement-breakpoint
DROP TABLE `marketing_supports`;--> statement-breakpoint
ALTER TABLE `__new_marketing_supports` RENAME TO `marketing_supports`;--> statement-breakpoint
CREATE INDEX `marketing_supports_group` ON `marketing_supports` (`groupId`,`on`);--> statement-breakpoint
DROP INDEX `people_name`;--> statement-breakpoint
CREATE INDEX `people_name` ON `people` (`organizationId`,`nameKey`,`birthDate`,`villageCode`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
ALTER TABLE `capital_applications` ADD `lender` text;--> statement-breakpoint
ALTER TABLE `capital_applications` ADD `surveyedOn` text;--> statement-breakpoint
ALTER TABLE `capital_applications` ADD `approvedIdr` integer;--> statement-breakpoint
ALTER TABLE `capital_applications` ADD `declinedReason` text;--> statement-breakpoint
ALTER TABLE `capital_applications` ADD `arrearsSince` text;--> statement-breakpoint
ALTER TABLE `capital_applications` ADD `repaidOn` text;--> statement-breakpoint
ALTER TABLE `equipment` ADD `code` text;--> statement-breakpoint
ALTER TABLE `handovers` ADD `place` text;--> statement-breakpoint
ALTER TABLE `handovers` ADD `parties` text;--> statement-breakpoint
ALTER TABLE `handovers` ADD `signatures` text;--> statement-breakpoint
ALTER TABLE `handovers` ADD `snapshot` text;--> statement-breakpoint
ALTER TABLE `handovers` ADD `snapshotHash` text;--> statement-breakpoint
ALTER TABLE `linkages` ADD `buyerId` text REFERENCES buyers(id);--> statement-breakpoint
ALTER TABLE `linkages` ADD `acceptedOn` text;--> statement-breakpoint
ALTER TABLE `linkages` ADD `firstOrderOn` text;--> statement-breakpoint
ALTER TABLE `linkages` ADD `endedOn` text;--> statement-breakpoint
ALTER TABLE `linkages` ADD `endedReason` text;--> statement-breakpoint
CREATE INDEX `linkages_buyer` ON `linkages` (`buyerId`);--> statement-breakpoint
CREATE INDEX `groups_match` ON `groups` (`organizationId`,`nameKey`,`villageCode`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER events_restated AFTER INSERT ON events
WHEN NEW.kind IN ('follow_up_done', 'order', 'marketing_support', 'contact_attempted') AND NEW.subjectId IS NOT NULL BEGIN
  INSERT INTO void_events (eventId, voidedAt)
    SELECT id, NEW.recordedAt FROM events WHERE subjectId = NEW.subjectId AND kind = NEW.kind AND id <> NEW.id
    ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER events_check_restated AFTER INSERT ON events WHEN NEW.kind = 'equipment_checked' BEGIN
  INSERT INTO void_events (eventId, voidedAt)
    SELECT id, NEW.recordedAt FROM events WHERE subjectId = NEW.subjectId AND kind = NEW.kind AND id <> NEW.id
      AND json_extract(data, '$.checkId') = json_extract(NEW.data, '$.checkId')
    ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER follow_ups_void_events AFTER UPDATE OF deletedAt ON follow_ups WHEN NEW.deletedAt IS NOT OLD.deletedAt BEGIN
  DELETE FROM void_events WHERE voidedAt = OLD.deletedAt AND eventId IN (SELECT id FROM events WHERE subjectId = NEW.id);
  INSERT INTO void_events (eventId, voidedAt) SELECT id, NEW.deletedAt FROM events WHERE subjectId = NEW.id AND NEW.deletedAt IS NOT NULL
    ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER orders_void_events AFTER UPDATE OF deletedAt ON orders WHEN NEW.deletedAt IS NOT OLD.deletedAt BEGIN
  DELETE FROM void_events WHERE voidedAt = OLD.deletedAt AND eventId IN (SELECT id FROM events WHERE subjectId = NEW.id);
  INSERT INTO void_events (eventId, voidedAt) SELECT id, NEW.deletedAt FROM events WHERE subjectId = NEW.id AND NEW.deletedAt IS NOT NULL
    ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER marketing_supports_void_events AFTER UPDATE OF deletedAt ON marketing_supports WHEN NEW.deletedAt IS NOT OLD.deletedAt BEGIN
  DELETE FROM void_events WHERE voidedAt = OLD.deletedAt AND eventId IN (SELECT id FROM events WHERE subjectId = NEW.id);
  INSERT INTO void_events (eventId, voidedAt) SELECT id, NEW.deletedAt FROM events WHERE subjectId = NEW.id AND NEW.deletedAt IS NOT NULL
    ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER contact_attempts_void_events AFTER UPDATE OF deletedAt ON contact_attempts WHEN NEW.deletedAt IS NOT OLD.deletedAt BEGIN
  DELETE FROM void_events WHERE voidedAt = OLD.deletedAt AND eventId IN (SELECT id FROM events WHERE subjectId = NEW.id);
  INSERT INTO void_events (eventId, voidedAt) SELECT id, NEW.deletedAt FROM events WHERE subjectId = NEW.id AND NEW.deletedAt IS NOT NULL
    ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER linkages_void_events AFTER UPDATE OF deletedAt ON linkages WHEN NEW.deletedAt IS NOT OLD.deletedAt BEGIN
  DELETE FROM void_events WHERE voidedAt = OLD.deletedAt AND eventId IN (SELECT id FROM events WHERE subjectId = NEW.id);
  INSERT INTO void_events (eventId, voidedAt) SELECT id, NEW.deletedAt FROM events WHERE subjectId = NEW.id AND NEW.deletedAt IS NOT NULL
    ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER capital_applications_void_events AFTER UPDATE OF deletedAt ON capital_applications WHEN NEW.deletedAt IS NOT OLD.deletedAt BEGIN
  DELETE FROM void_events WHERE voidedAt = OLD.deletedAt AND eventId IN (SELECT id FROM events WHERE subjectId = NEW.id);
  INSERT INTO void_events (eventId, voidedAt) SELECT id, NEW.deletedAt FROM events WHERE subjectId = NEW.id AND NEW.deletedAt IS NOT NULL
    ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER equipment_void_events AFTER UPDATE OF deletedAt ON equipment WHEN NEW.deletedAt IS NOT OLD.deletedAt BEGIN
  DELETE FROM void_events WHERE voidedAt = OLD.deletedAt AND eventId IN (SELECT id FROM events WHERE subjectId = NEW.id);
  INSERT INTO void_events (eventId, voidedAt) SELECT id, NEW.deletedAt FROM events WHERE subjectId = NEW.id AND NEW.deletedAt IS NOT NULL
    ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER equipment_checks_void_events AFTER UPDATE OF deletedAt ON equipment_checks WHEN NEW.deletedAt IS NOT OLD.deletedAt BEGIN
  DELETE FROM void_events WHERE voidedAt = OLD.deletedAt AND eventId IN
    (SELECT id FROM events WHERE subjectId = NEW.equipmentId AND json_extract(data, '$.checkId') = NEW.id);
  INSERT INTO void_events (eventId, voidedAt) SELECT id, NEW.deletedAt FROM events
    WHERE subjectId = NEW.equipmentId AND json_extract(data, '$.checkId') = NEW.id AND NEW.deletedAt IS NOT NULL
    ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER events_supported AFTER INSERT ON events WHEN NEW.kind = 'marketing_support' BEGIN
  UPDATE group_status SET supported = 1 WHERE groupId = NEW.groupId AND supported = 0;
END;
--> statement-breakpoint
CREATE TRIGGER events_earning AFTER INSERT ON events WHEN NEW.kind = 'order' BEGIN
  UPDATE group_status SET earning = 1 WHERE groupId = NEW.groupId AND earning = 0;
END;
--> statement-breakpoint
CREATE TRIGGER void_events_added AFTER INSERT ON void_events
WHEN (SELECT kind FROM events WHERE id = NEW.eventId) IN ('marketing_support', 'order') BEGIN
  UPDATE group_status SET
    supported = EXISTS (SELECT 1 FROM events v WHERE v.groupId = group_status.groupId AND v.kind = 'marketing_support'
      AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id)),
    earning = EXISTS (SELECT 1 FROM events v WHERE v.groupId = group_status.groupId AND v.kind = 'order'
      AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id))
  WHERE groupId = (SELECT groupId FROM events WHERE id = NEW.eventId);
END;
--> statement-breakpoint
CREATE TRIGGER void_events_removed AFTER DELETE ON void_events
WHEN (SELECT kind FROM events WHERE id = OLD.eventId) IN ('marketing_support', 'order') BEGIN
  UPDATE group_status SET
    supported = EXISTS (SELECT 1 FROM events v WHERE v.groupId = group_status.groupId AND v.kind = 'marketing_support'
      AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id)),
    earning = EXISTS (SELECT 1 FROM events v WHERE v.groupId = group_status.groupId AND v.kind = 'order'
      AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id))
  WHERE groupId = (SELECT groupId FROM events WHERE id = OLD.eventId);
END;
--> statement-breakpoint
CREATE TRIGGER organizations_settings AFTER INSERT ON organizations BEGIN
  INSERT INTO settings (id, organizationId, createdAt, createdBy, updatedAt, updatedBy)
    VALUES ('stg_' || substr(NEW.id, 5), NEW.id, NEW.createdAt, NEW.createdBy, NEW.createdAt, NEW.createdBy);
END;
--> statement-breakpoint
INSERT INTO settings (id, organizationId, createdAt, createdBy, updatedAt, updatedBy)
  SELECT 'stg_' || substr(id, 5), id, createdAt, createdBy, createdAt, createdBy FROM organizations;

CREATE TABLE `access_log` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`at` integer NOT NULL,
	`userId` text NOT NULL,
	`entity` text NOT NULL,
	`entityId` text NOT NULL,
	`field` text NOT NULL,
	`reason` text NOT NULL,
	`requestId` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `access_log_owner` ON `access_log` (`organizationId`,`at`);--> statement-breakpoint
CREATE INDEX `access_log_entity` ON `access_log` (`entity`,`entityId`,`at`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`at` integer NOT NULL,
	`actorType` text NOT NULL,
	`actorId` text NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entityId` text NOT NULL,
	`changes` text,
	`reason` text,
	`requestId` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_log_owner` ON `audit_log` (`organizationId`,`at`);--> statement-breakpoint
CREATE INDEX `audit_log_entity` ON `audit_log` (`entity`,`entityId`,`at`);--> statement-breakpoint
CREATE TABLE `capital_applications` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`groupId` text NOT NULL,
	`source` text NOT NULL,
	`amountIdr` integer NOT NULL,
	`state` text DEFAULT 'applied' NOT NULL,
	`appliedOn` text NOT NULL,
	`decidedOn` text,
	`disbursedOn` text,
	`purpose` text,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "capital_source" CHECK("capital_applications"."source" IN ('kur', 'hibah', 'dana_bergulir', 'csr', 'koperasi', 'bank')),
	CONSTRAINT "capital_state" CHECK("capital_applications"."state" IN ('applied', 'surveyed', 'approved', 'declined', 'disbursed', 'performing', 'in_arrears', 'repaid')),
	CONSTRAINT "capital_applied" CHECK("capital_applications"."appliedOn" IS NULL OR "capital_applications"."appliedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `capital_group` ON `capital_applications` (`groupId`,`appliedOn`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `capital_state` ON `capital_applications` (`state`,`appliedOn`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `cohorts` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`programId` text NOT NULL,
	`title` text NOT NULL,
	`provider` text,
	`venue` text,
	`startsOn` text,
	`endsOn` text,
	`hours` integer,
	FOREIGN KEY (`programId`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cohorts_starts" CHECK("cohorts"."startsOn" IS NULL OR "cohorts"."startsOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "cohorts_ends" CHECK("cohorts"."endsOn" IS NULL OR "cohorts"."endsOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `cohorts_program` ON `cohorts` (`programId`,`startsOn`);--> statement-breakpoint
CREATE TABLE `contact_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`groupId` text NOT NULL,
	`followUpId` text,
	`channel` text NOT NULL,
	`at` integer NOT NULL,
	`result` text NOT NULL,
	`note` text,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`followUpId`) REFERENCES `follow_ups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contact_attempts_channel" CHECK("contact_attempts"."channel" IN ('visit', 'phone', 'whatsapp', 'meeting', 'other')),
	CONSTRAINT "contact_attempts_result" CHECK("contact_attempts"."result" IN ('no_answer', 'not_home', 'wrong_number', 'refused', 'moved', 'other'))
);
--> statement-breakpoint
CREATE INDEX `contact_attempts_group` ON `contact_attempts` (`groupId`,`at`);--> statement-breakpoint
CREATE INDEX `contact_attempts_follow_up` ON `contact_attempts` (`followUpId`);--> statement-breakpoint
CREATE TABLE `equipment` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`programId` text NOT NULL,
	`item` text NOT NULL,
	`category` text,
	`brand` text,
	`serial` text,
	`valueIdr` integer,
	`procuredOn` text,
	`legalBasis` text,
	`state` text DEFAULT 'procured' NOT NULL,
	`holderGroupId` text,
	`holderPersonId` text,
	`handedOverOn` text,
	FOREIGN KEY (`programId`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holderGroupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holderPersonId`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "equipment_state" CHECK("equipment"."state" IN ('procured', 'stored', 'handed_over', 'in_use', 'idle', 'damaged', 'withdrawn', 'reassigned', 'lost', 'sold', 'written_off')),
	CONSTRAINT "equipment_legal_basis" CHECK("equipment"."legalBasis" IN ('hibah', 'bansos', 'csr', 'pinjam_pakai')),
	CONSTRAINT "equipment_procured" CHECK("equipment"."procuredOn" IS NULL OR "equipment"."procuredOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `equipment_program` ON `equipment` (`programId`,`state`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `equipment_holder` ON `equipment` (`holderGroupId`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `equipment_person` ON `equipment` (`holderPersonId`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `equipment_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`equipmentId` text NOT NULL,
	`groupId` text,
	`checkedOn` text NOT NULL,
	`state` text NOT NULL,
	`hoursPerWeek` real,
	`photo` text,
	`note` text,
	FOREIGN KEY (`equipmentId`) REFERENCES `equipment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "equipment_checks_state" CHECK("equipment_checks"."state" IN ('in_use', 'idle', 'damaged', 'lost', 'sold')),
	CONSTRAINT "equipment_checks_day" CHECK("equipment_checks"."checkedOn" IS NULL OR "equipment_checks"."checkedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `equipment_checks_machine` ON `equipment_checks` (`equipmentId`,`checkedOn`);--> statement-breakpoint
CREATE INDEX `equipment_checks_group` ON `equipment_checks` (`groupId`,`checkedOn`);--> statement-breakpoint
CREATE TABLE `equipment_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`equipmentId` text NOT NULL,
	`fromGroupId` text,
	`fromPersonId` text,
	`toGroupId` text,
	`toPersonId` text,
	`on` text NOT NULL,
	`reason` text,
	`handoverId` text,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`equipmentId`) REFERENCES `equipment`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "equipment_moves_day" CHECK("equipment_moves"."on" IS NULL OR "equipment_moves"."on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `equipment_moves_machine` ON `equipment_moves` (`equipmentId`,`on`);--> statement-breakpoint
CREATE INDEX `equipment_moves_to` ON `equipment_moves` (`toGroupId`);--> statement-breakpoint
CREATE TABLE `events` (
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
	CONSTRAINT "events_kind" CHECK("events"."kind" IN ('follow_up_done', 'mentor_contact', 'equipment_checked', 'equipment_handed_over', 'marketing_support', 'linkage_changed', 'order', 'capital_changed', 'contact_attempted', 'follow_up_skipped', 'follow_up_rescheduled', 'follow_up_unreachable', 'group_entered', 'group_changed', 'member_joined', 'member_left', 'equipment_moved', 'equipment_state', 'partner_changed', 'program_state')),
	CONSTRAINT "events_day" CHECK("events"."on" IS NULL OR "events"."on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `events_group` ON `events` (`groupId`,`kind`,`on`);--> statement-breakpoint
CREATE INDEX `events_timeline` ON `events` (`groupId`,`on`,`recordedAt`);--> statement-breakpoint
CREATE INDEX `events_program` ON `events` (`programId`,`on`);--> statement-breakpoint
CREATE INDEX `events_moves` ON `events` (`subjectId`,`on`) WHERE "kind" = 'follow_up_rescheduled';--> statement-breakpoint
CREATE INDEX `events_subject` ON `events` (`subjectId`);--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`groupId` text NOT NULL,
	`programId` text DEFAULT '' NOT NULL,
	`villageCode` text,
	`programRegionCode` text DEFAULT '' NOT NULL,
	`planId` text,
	`planStep` text,
	`dueOn` text NOT NULL,
	`windowStartsOn` text NOT NULL,
	`windowEndsOn` text NOT NULL,
	`assigneeId` text,
	`state` text DEFAULT 'scheduled' NOT NULL,
	`doneOn` text,
	`resolvedOn` text,
	`resolvedAt` integer,
	`method` text,
	`activityStatus` text,
	`activeMembers` integer,
	`monthlyRevenueIdr` integer,
	`obstacles` text,
	`evidence` text,
	`evidenceSource` text,
	`evidenceGrade` text,
	`answers` text,
	`lat` real,
	`lng` real,
	`photos` text,
	`skipReason` text,
	`note` text,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigneeId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "follow_ups_state" CHECK("follow_ups"."state" IN ('scheduled', 'done', 'skipped', 'unreachable', 'predates')),
	CONSTRAINT "follow_ups_status" CHECK("follow_ups"."activityStatus" IN ('active', 'partly_active', 'dormant', 'disbanded', 'not_found', 'unknown')),
	CONSTRAINT "follow_ups_method" CHECK("follow_ups"."method" IN ('visit', 'phone', 'whatsapp', 'meeting', 'other')),
	CONSTRAINT "follow_ups_due" CHECK("follow_ups"."dueOn" IS NULL OR "follow_ups"."dueOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "follow_ups_done" CHECK("follow_ups"."doneOn" IS NULL OR "follow_ups"."doneOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `follow_ups_group` ON `follow_ups` (`groupId`,`dueOn`);--> statement-breakpoint
CREATE INDEX `follow_ups_open` ON `follow_ups` (`windowEndsOn`,`villageCode`,`programRegionCode`,`organizationId`,`assigneeId`,`groupId`) WHERE "state" = 'scheduled' AND "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `follow_ups_open_due` ON `follow_ups` (`dueOn`,`villageCode`,`programRegionCode`,`organizationId`,`assigneeId`,`groupId`) WHERE "state" = 'scheduled' AND "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `follow_ups_open_assignee` ON `follow_ups` (`assigneeId`,`windowEndsOn`) WHERE "state" = 'scheduled' AND "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `follow_ups_program` ON `follow_ups` (`programId`,`state`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `follow_ups_due` ON `follow_ups` (`dueOn`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `follow_ups_village` ON `follow_ups` (`villageCode`);--> statement-breakpoint
CREATE TABLE `group_partners` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`groupId` text NOT NULL,
	`purpose` text,
	`startsOn` text,
	`endsOn` text,
	`state` text DEFAULT 'asked' NOT NULL,
	FOREIGN KEY (`organizationId`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "group_partners_state" CHECK("group_partners"."state" IN ('asked', 'granted', 'ended'))
);
--> statement-breakpoint
CREATE INDEX `group_partners_scope` ON `group_partners` (`organizationId`,`state`,`groupId`);--> statement-breakpoint
CREATE UNIQUE INDEX `group_partners_open` ON `group_partners` (`groupId`,`organizationId`) WHERE "state" <> 'ended' AND "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `group_status` (
	`groupId` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`activityStatus` text DEFAULT 'unknown' NOT NULL,
	`activityOn` text,
	`riskBand` text DEFAULT 'data_kurang' NOT NULL,
	`score` integer DEFAULT 0 NOT NULL,
	`reasons` text,
	`knownShare` real,
	`nextDueOn` text,
	`lastContactOn` text,
	`lastEventOn` text,
	`activeMembers` integer,
	`memberCount` integer,
	`evidenceGrade` text,
	`asOf` text,
	`computedAt` integer,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "group_status_activity" CHECK("group_status"."activityStatus" IN ('active', 'partly_active', 'dormant', 'disbanded', 'not_found', 'unknown')),
	CONSTRAINT "group_status_band" CHECK("group_status"."riskBand" IN ('lancar', 'waspada', 'berisiko', 'mandek', 'data_kurang'))
);
--> statement-breakpoint
CREATE INDEX `group_status_band_score` ON `group_status` (`riskBand`,`score`);--> statement-breakpoint
CREATE INDEX `group_status_score` ON `group_status` (`score`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`programId` text NOT NULL,
	`cohortId` text,
	`kind` text DEFAULT 'group' NOT NULL,
	`name` text NOT NULL,
	`nameKey` text NOT NULL,
	`villageCode` text,
	`programRegionCode` text DEFAULT '' NOT NULL,
	`address` text,
	`lat` real,
	`lng` real,
	`product` text,
	`trainedOn` text,
	`enteredOn` text NOT NULL,
	`leaderId` text,
	`baselineRevenueIdr` integer,
	FOREIGN KEY (`programId`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cohortId`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "groups_kind" CHECK("groups"."kind" IN ('group', 'individual')),
	CONSTRAINT "groups_trained" CHECK("groups"."trainedOn" IS NULL OR "groups"."trainedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "groups_entered" CHECK("groups"."enteredOn" IS NULL OR "groups"."enteredOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `groups_program` ON `groups` (`programId`,`nameKey`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `groups_village` ON `groups` (`villageCode`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `groups_program_region` ON `groups` (`programRegionCode`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `groups_name` ON `groups` (`name`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `groups_owner` ON `groups` (`organizationId`,`name`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `groups_cohort` ON `groups` (`cohortId`);--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`programId` text NOT NULL,
	`groupId` text NOT NULL,
	`number` text NOT NULL,
	`date` text NOT NULL,
	`items` text NOT NULL,
	`giver` text,
	`receiver` text,
	`witnesses` text,
	`document` text,
	FOREIGN KEY (`programId`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "handovers_date" CHECK("handovers"."date" IS NULL OR "handovers"."date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `handovers_group` ON `handovers` (`groupId`,`date`);--> statement-breakpoint
CREATE UNIQUE INDEX `handovers_number` ON `handovers` (`organizationId`,`number`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`userId` text NOT NULL,
	`route` text NOT NULL,
	`key` text NOT NULL,
	`requestHash` text NOT NULL,
	`status` integer NOT NULL,
	`reply` text,
	`etag` text,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`userId`, `route`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_age` ON `idempotency_keys` (`createdAt`);--> statement-breakpoint
CREATE TABLE `import_layouts` (
	`organizationId` text NOT NULL,
	`layoutKey` text NOT NULL,
	`kind` text NOT NULL,
	`mapping` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	PRIMARY KEY(`organizationId`, `kind`, `layoutKey`)
);
--> statement-breakpoint
CREATE TABLE `import_rows` (
	`importId` text NOT NULL,
	`organizationId` text NOT NULL,
	`row` integer NOT NULL,
	`values` text NOT NULL,
	`outcome` text NOT NULL,
	`hasWarning` integer DEFAULT false NOT NULL,
	`doneAt` integer,
	`made` text,
	PRIMARY KEY(`importId`, `row`),
	FOREIGN KEY (`importId`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "import_rows_outcome" CHECK("import_rows"."outcome" IN ('create', 'update', 'skip', 'duplicate', 'error'))
);
--> statement-breakpoint
CREATE INDEX `import_rows_pending` ON `import_rows` (`importId`,`doneAt`);--> statement-breakpoint
CREATE TABLE `imports` (
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
	CONSTRAINT "imports_kind" CHECK("imports"."kind" IN ('roster')),
	CONSTRAINT "imports_state" CHECK("imports"."state" IN ('ready', 'committing', 'committed', 'undone'))
);
--> statement-breakpoint
CREATE INDEX `imports_owner` ON `imports` (`organizationId`,`createdAt`);--> statement-breakpoint
CREATE INDEX `imports_program` ON `imports` (`programId`);--> statement-breakpoint
CREATE TABLE `linkages` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`groupId` text NOT NULL,
	`buyer` text NOT NULL,
	`channel` text,
	`type` text NOT NULL,
	`state` text DEFAULT 'offered' NOT NULL,
	`startedOn` text NOT NULL,
	`declinedReason` text,
	`creditedTo` text,
	`note` text,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "linkages_type" CHECK("linkages"."type" IN ('titip_jual', 'kontrak', 'maklun', 'marketplace', 'bazar', 'e_katalog')),
	CONSTRAINT "linkages_state" CHECK("linkages"."state" IN ('offered', 'accepted', 'declined', 'first_order', 'repeat_orders', 'ended')),
	CONSTRAINT "linkages_started" CHECK("linkages"."startedOn" IS NULL OR "linkages"."startedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `linkages_group` ON `linkages` (`groupId`,`startedOn`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `linkages_owner` ON `linkages` (`organizationId`,`state`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `linkages_started` ON `linkages` (`startedOn`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `marketing_supports` (
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
	CONSTRAINT "marketing_supports_kind" CHECK("marketing_supports"."kind" IN ('packaging', 'branding', 'photo', 'marketplace', 'exhibition', 'certification', 'training', 'other')),
	CONSTRAINT "marketing_supports_day" CHECK("marketing_supports"."on" IS NULL OR "marketing_supports"."on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `marketing_supports_group` ON `marketing_supports` (`groupId`,`on`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`personId` text NOT NULL,
	`groupId` text NOT NULL,
	`role` text DEFAULT 'member' NOT NULL,
	`joinedOn` text,
	`leftOn` text,
	`leaveReason` text,
	`attended` integer,
	`completed` integer,
	FOREIGN KEY (`personId`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "memberships_role" CHECK("memberships"."role" IN ('chair', 'secretary', 'treasurer', 'member')),
	CONSTRAINT "memberships_joined" CHECK("memberships"."joinedOn" IS NULL OR "memberships"."joinedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "memberships_left" CHECK("memberships"."leftOn" IS NULL OR "memberships"."leftOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `memberships_group` ON `memberships` (`groupId`);--> statement-breakpoint
CREATE INDEX `memberships_person` ON `memberships` (`personId`);--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_current` ON `memberships` (`groupId`,`personId`) WHERE "leftOn" IS NULL AND "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`groupId` text NOT NULL,
	`linkageId` text,
	`on` text NOT NULL,
	`quantity` real,
	`unit` text,
	`valueIdr` integer NOT NULL,
	`evidence` text,
	`note` text,
	FOREIGN KEY (`groupId`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`linkageId`) REFERENCES `linkages`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_day" CHECK("orders"."on" IS NULL OR "orders"."on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "orders_value" CHECK("orders"."valueIdr" >= 0)
);
--> statement-breakpoint
CREATE INDEX `orders_group` ON `orders` (`groupId`,`on`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `orders_linkage` ON `orders` (`linkageId`);--> statement-breakpoint
CREATE INDEX `orders_on` ON `orders` (`on`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`regionCode` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	CONSTRAINT "organizations_kind" CHECK("organizations"."kind" IN ('office', 'ngo', 'commission', 'partner'))
);
--> statement-breakpoint
CREATE INDEX `organizations_region` ON `organizations` (`regionCode`);--> statement-breakpoint
CREATE TABLE `password_resets` (
	`tokenHash` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`userId` text NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`expiresAt` integer NOT NULL,
	`usedAt` integer,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `password_resets_user` ON `password_resets` (`userId`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`name` text NOT NULL,
	`nameKey` text NOT NULL,
	`nik` text,
	`nikIndex` text,
	`nikLast2` text,
	`phone` text,
	`phoneIndex` text,
	`phoneLast2` text,
	`sex` text,
	`birthDate` text,
	`address` text,
	`rtRw` text,
	`villageCode` text,
	`product` text,
	`baselineRevenueIdr` integer,
	`workKind` text,
	`employer` text,
	`bpjsStatus` text DEFAULT 'unknown' NOT NULL,
	`verification` text DEFAULT 'unverified' NOT NULL,
	`legalBasis` text,
	`consent` text,
	CONSTRAINT "people_sex" CHECK("people"."sex" IN ('female', 'male')),
	CONSTRAINT "people_work_kind" CHECK("people"."workKind" IN ('home_worker', 'own_business', 'employee', 'family_worker', 'not_working', 'other')),
	CONSTRAINT "people_bpjs" CHECK("people"."bpjsStatus" IN ('unknown', 'none', 'registered', 'active', 'lapsed')),
	CONSTRAINT "people_verification" CHECK("people"."verification" IN ('unverified', 'verified', 'rejected')),
	CONSTRAINT "people_birth" CHECK("people"."birthDate" IS NULL OR "people"."birthDate" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_nik` ON `people` (`organizationId`,`nikIndex`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `people_phone` ON `people` (`organizationId`,`phoneIndex`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `people_name` ON `people` (`organizationId`,`nameKey`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `people_village` ON `people` (`villageCode`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`name` text NOT NULL,
	`anchor` text DEFAULT 'trainedOn' NOT NULL,
	`steps` text NOT NULL,
	`isDefault` integer DEFAULT false NOT NULL,
	CONSTRAINT "plans_anchor" CHECK("plans"."anchor" IN ('trainedOn', 'handoverOn'))
);
--> statement-breakpoint
CREATE INDEX `plans_owner` ON `plans` (`organizationId`);--> statement-breakpoint
CREATE TABLE `program_status` (
	`programId` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`riskBand` text DEFAULT 'data_kurang' NOT NULL,
	`score` integer DEFAULT 0 NOT NULL,
	`reasons` text,
	`groupCount` integer DEFAULT 0 NOT NULL,
	`asOf` text,
	`computedAt` integer,
	FOREIGN KEY (`programId`) REFERENCES `programs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "program_status_band" CHECK("program_status"."riskBand" IN ('lancar', 'waspada', 'berisiko', 'mandek', 'data_kurang'))
);
--> statement-breakpoint
CREATE INDEX `program_status_score` ON `program_status` (`score`);--> statement-breakpoint
CREATE TABLE `programs` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`name` text NOT NULL,
	`year` integer NOT NULL,
	`fundingSource` text NOT NULL,
	`budgetIdr` integer,
	`spentIdr` integer,
	`regionCode` text NOT NULL,
	`skill` text,
	`teachesEntrepreneurship` integer DEFAULT false NOT NULL,
	`planId` text,
	`targets` text,
	`plannedStartOn` text,
	`plannedEndOn` text,
	`plannedCloseOn` text,
	`grantReportDueOn` text,
	`grantReportReceivedOn` text,
	`state` text DEFAULT 'draft' NOT NULL,
	`stateChangedOn` text,
	`waiverReason` text,
	`waiverBy` text,
	`waiverApprovedBy` text,
	FOREIGN KEY (`organizationId`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "programs_state" CHECK("programs"."state" IN ('draft', 'approved', 'running', 'trained', 'mentoring', 'assessed', 'closed', 'cancelled')),
	CONSTRAINT "programs_funding" CHECK("programs"."fundingSource" IN ('apbn', 'apbd_prov', 'apbd_kab', 'dbhcht', 'csr', 'ngo', 'desa')),
	CONSTRAINT "programs_money" CHECK(coalesce("programs"."budgetIdr", 0) >= 0 AND coalesce("programs"."spentIdr", 0) >= 0),
	CONSTRAINT "programs_report_due" CHECK("programs"."grantReportDueOn" IS NULL OR "programs"."grantReportDueOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `programs_region` ON `programs` (`regionCode`,`year`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `programs_owner` ON `programs` (`organizationId`,`year`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `rate_counters` (
	`key` text PRIMARY KEY NOT NULL,
	`windowEndsAt` integer NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `regions` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`parentCode` text,
	`level` text NOT NULL,
	`searchName` text NOT NULL,
	CONSTRAINT "regions_level" CHECK("regions"."level" IN ('province', 'regency', 'district', 'village'))
);
--> statement-breakpoint
CREATE INDEX `regions_parent` ON `regions` (`parentCode`,`name`);--> statement-breakpoint
CREATE INDEX `regions_search` ON `regions` (`level`,`searchName`);--> statement-breakpoint
CREATE TABLE `rules` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`reason` text,
	`clears` text,
	`kind` text NOT NULL,
	`scope` text NOT NULL,
	`tiers` text NOT NULL,
	`severity` text DEFAULT 'medium' NOT NULL,
	`enabled` integer DEFAULT true NOT NULL,
	CONSTRAINT "rules_kind" CHECK("rules"."kind" IN ('risk', 'protective', 'service')),
	CONSTRAINT "rules_scope" CHECK("rules"."scope" IN ('group', 'program')),
	CONSTRAINT "rules_severity" CHECK("rules"."severity" IN ('low', 'medium', 'high'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rules_code` ON `rules` (`organizationId`,`code`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`userId` text NOT NULL,
	`tokenHash` text NOT NULL,
	`createdAt` integer NOT NULL,
	`lastSeenAt` integer NOT NULL,
	`expiresAt` integer NOT NULL,
	`userAgent` text,
	`endedAt` integer,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`tokenHash`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`userId`,`endedAt`);--> statement-breakpoint
CREATE TABLE `signals` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`ruleId` text NOT NULL,
	`ruleVersion` integer NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`scope` text NOT NULL,
	`subjectId` text NOT NULL,
	`groupId` text,
	`programId` text NOT NULL,
	`tier` integer NOT NULL,
	`points` integer NOT NULL,
	`raisedAt` integer NOT NULL,
	`raisedOn` text NOT NULL,
	`raisedRunId` text,
	`evidence` text NOT NULL,
	`clearedAt` integer,
	`clearedRunId` text,
	CONSTRAINT "signals_kind" CHECK("signals"."kind" IN ('risk', 'protective', 'service')),
	CONSTRAINT "signals_scope" CHECK("signals"."scope" IN ('group', 'program'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signals_open` ON `signals` (`subjectId`,`ruleId`) WHERE "clearedAt" IS NULL;--> statement-breakpoint
CREATE INDEX `signals_subject` ON `signals` (`subjectId`,`raisedAt`);--> statement-breakpoint
CREATE INDEX `signals_program` ON `signals` (`programId`,`code`);--> statement-breakpoint
CREATE INDEX `signals_raised` ON `signals` (`organizationId`,`raisedOn`);--> statement-breakpoint
CREATE INDEX `signals_raised_run` ON `signals` (`raisedRunId`);--> statement-breakpoint
CREATE INDEX `signals_cleared_run` ON `signals` (`clearedRunId`);--> statement-breakpoint
CREATE TABLE `stall_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`programId` text,
	`trigger` text NOT NULL,
	`asOf` text NOT NULL,
	`startedAt` integer NOT NULL,
	`startedBy` text NOT NULL,
	`finishedAt` integer,
	`groups` integer DEFAULT 0 NOT NULL,
	`raised` integer DEFAULT 0 NOT NULL,
	`cleared` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`ms` integer DEFAULT 0 NOT NULL,
	`undoneAt` integer,
	`undoneBy` text
);
--> statement-breakpoint
CREATE INDEX `stall_runs_owner` ON `stall_runs` (`organizationId`,`startedAt`);--> statement-breakpoint
CREATE TABLE `stall_staging` (
	`subjectId` text NOT NULL,
	`ruleId` text NOT NULL,
	`data` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stall_staging_subject` ON `stall_staging` (`subjectId`,`ruleId`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`regionCode` text,
	`active` integer DEFAULT true NOT NULL,
	`locale` text DEFAULT 'id' NOT NULL,
	`passwordHash` text,
	`totpSecret` text,
	`totpPending` text,
	`totpLastStep` integer,
	`recoveryCodes` text,
	`demo` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`organizationId`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "users_role" CHECK("users"."role" IN ('admin', 'office', 'officer', 'ngo', 'commission', 'head'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);
CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`name` text NOT NULL,
	`tokenHash` text NOT NULL,
	`hint` text NOT NULL,
	`role` text NOT NULL,
	`regionCode` text,
	`scopes` text NOT NULL,
	`expiresAt` integer NOT NULL,
	`lastUsedAt` integer,
	`revokedAt` integer,
	CONSTRAINT "api_tokens_role" CHECK("api_tokens"."role" IN ('admin', 'office', 'officer', 'ngo', 'commission', 'head'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_hash` ON `api_tokens` (`tokenHash`);--> statement-breakpoint
CREATE TABLE `computed_facts` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`code` text NOT NULL,
	`label` text NOT NULL,
	`meaning` text,
	`definition` text NOT NULL,
	`enabled` integer DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `computed_facts_code` ON `computed_facts` (`organizationId`,`code`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `config_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`entity` text NOT NULL,
	`entityId` text NOT NULL,
	`number` integer NOT NULL,
	`snapshot` text NOT NULL,
	`at` integer NOT NULL,
	`actorId` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `config_versions_number` ON `config_versions` (`entityId`,`number`);--> statement-breakpoint
CREATE INDEX `config_versions_owner` ON `config_versions` (`organizationId`,`at`);--> statement-breakpoint
CREATE TABLE `custom_fields` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`entity` text NOT NULL,
	`code` text NOT NULL,
	`question` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`inList` integer DEFAULT false NOT NULL,
	`filterable` integer DEFAULT false NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	CONSTRAINT "custom_fields_entity" CHECK("custom_fields"."entity" IN ('programs', 'groups', 'people', 'equipment', 'linkages'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `custom_fields_code` ON `custom_fields` (`organizationId`,`entity`,`code`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `custom_values` (
	`entity` text NOT NULL,
	`recordId` text NOT NULL,
	`organizationId` text NOT NULL,
	`field` text NOT NULL,
	`personal` integer NOT NULL,
	`place` integer NOT NULL,
	`text` text,
	`number` real,
	PRIMARY KEY(`entity`, `recordId`, `personal`, `field`, `place`)
);
--> statement-breakpoint
CREATE INDEX `custom_values_text` ON `custom_values` (`entity`,`field`,`text`,`organizationId`) WHERE "text" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `custom_values_number` ON `custom_values` (`entity`,`field`,`number`,`organizationId`) WHERE "number" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `dashboards` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`ownerId` text,
	`role` text,
	`cards` text NOT NULL,
	CONSTRAINT "dashboards_role" CHECK("dashboards"."role" IN ('admin', 'office', 'officer', 'ngo', 'commission', 'head'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dashboards_person` ON `dashboards` (`ownerId`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `dashboards_role_cards` ON `dashboards` (`organizationId`,`role`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `form_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`formId` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`definition` text NOT NULL,
	`publishedAt` integer NOT NULL,
	`publishedBy` text NOT NULL,
	FOREIGN KEY (`formId`) REFERENCES `forms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `form_versions_number` ON `form_versions` (`formId`,`number`);--> statement-breakpoint
CREATE TABLE `forms` (
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
	`draft` text NOT NULL,
	`publishedVersion` integer,
	`retired` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `forms_code` ON `forms` (`organizationId`,`code`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `indicators` (
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
	`meaning` text,
	`subject` text NOT NULL,
	`measure` text NOT NULL,
	`query` text NOT NULL,
	`base` text,
	`splitBy` text DEFAULT 'none' NOT NULL,
	CONSTRAINT "indicators_subject" CHECK("indicators"."subject" IN ('groups', 'people', 'equipment')),
	CONSTRAINT "indicators_measure" CHECK("indicators"."measure" IN ('count', 'share')),
	CONSTRAINT "indicators_split" CHECK("indicators"."splitBy" IN ('none', 'region', 'program', 'month'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `indicators_code` ON `indicators` (`organizationId`,`code`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `invitations` (
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
	`endsOn` text,
	`tokenHash` text NOT NULL,
	`expiresAt` integer NOT NULL,
	`acceptedAt` integer,
	`userId` text,
	`revokedAt` integer,
	CONSTRAINT "invitations_role" CHECK("invitations"."role" IN ('admin', 'office', 'officer', 'ngo', 'commission', 'head'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`tokenHash`);--> statement-breakpoint
CREATE INDEX `invitations_owner` ON `invitations` (`organizationId`,`createdAt`);--> statement-breakpoint
CREATE TABLE `program_templates` (
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
	`definition` text NOT NULL,
	`retired` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `program_templates_code` ON `program_templates` (`organizationId`,`code`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`ownerId` text NOT NULL,
	`resource` text NOT NULL,
	`name` text NOT NULL,
	`filter` text NOT NULL,
	`sort` text,
	`columns` text,
	`sharedWith` text
);
--> statement-breakpoint
CREATE INDEX `saved_views_owner` ON `saved_views` (`organizationId`,`resource`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`webhookId` text NOT NULL,
	`eventId` text NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`nextAttemptAt` integer NOT NULL,
	`leasedUntil` integer,
	`lastStatus` integer,
	`lastError` text,
	`createdAt` integer NOT NULL,
	`sentAt` integer,
	FOREIGN KEY (`webhookId`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "webhook_deliveries_state" CHECK("webhook_deliveries"."state" IN ('waiting', 'sent', 'dead'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_deliveries_event` ON `webhook_deliveries` (`webhookId`,`eventId`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_due` ON `webhook_deliveries` (`nextAttemptAt`) WHERE "state" = 'waiting';--> statement-breakpoint
CREATE INDEX `webhook_deliveries_owner` ON `webhook_deliveries` (`organizationId`,`createdAt`);--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`kinds` text NOT NULL,
	`active` integer DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE INDEX `webhooks_owner` ON `webhooks` (`organizationId`);--> statement-breakpoint
ALTER TABLE `attachments` ADD `documentCode` text;--> statement-breakpoint
ALTER TABLE `equipment` ADD `custom` text;--> statement-breakpoint
ALTER TABLE `equipment` ADD `customPersonal` text;--> statement-breakpoint
ALTER TABLE `follow_ups` ADD `stepKey` text;--> statement-breakpoint
ALTER TABLE `follow_ups` ADD `formId` text;--> statement-breakpoint
ALTER TABLE `follow_ups` ADD `formVersion` integer;--> statement-breakpoint
ALTER TABLE `groups` ADD `custom` text;--> statement-breakpoint
ALTER TABLE `groups` ADD `customPersonal` text;--> statement-breakpoint
ALTER TABLE `linkages` ADD `custom` text;--> statement-breakpoint
ALTER TABLE `linkages` ADD `customPersonal` text;--> statement-breakpoint
ALTER TABLE `people` ADD `custom` text;--> statement-breakpoint
ALTER TABLE `people` ADD `customPersonal` text;--> statement-breakpoint
ALTER TABLE `plans` ADD `code` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `plans_code` ON `plans` (`organizationId`,`code`) WHERE "deletedAt" IS NULL AND "code" <> '';--> statement-breakpoint
ALTER TABLE `programs` ADD `custom` text;--> statement-breakpoint
ALTER TABLE `programs` ADD `customPersonal` text;--> statement-breakpoint
ALTER TABLE `programs` ADD `kind` text;--> statement-breakpoint
ALTER TABLE `programs` ADD `setup` text;--> statement-breakpoint
ALTER TABLE `rules` ADD `appliesTo` text;--> statement-breakpoint
ALTER TABLE `settings` ADD `permissions` text;--> statement-breakpoint
ALTER TABLE `users` ADD `endsOn` text;--> statement-breakpoint
CREATE TRIGGER form_versions_no_update BEFORE UPDATE ON form_versions BEGIN SELECT RAISE(ABORT, 'form_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER form_versions_no_delete BEFORE DELETE ON form_versions BEGIN SELECT RAISE(ABORT, 'form_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER config_versions_no_update BEFORE UPDATE ON config_versions BEGIN SELECT RAISE(ABORT, 'config_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER config_versions_no_delete BEFORE DELETE ON config_versions BEGIN SELECT RAISE(ABORT, 'config_versions is append-only'); END;

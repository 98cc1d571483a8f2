CREATE TABLE `partner_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`organizationId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`updatedAt` integer NOT NULL,
	`updatedBy` text NOT NULL,
	`deletedAt` integer,
	`groupName` text NOT NULL,
	`villageCode` text NOT NULL,
	`purpose` text NOT NULL,
	`startsOn` text,
	`endsOn` text,
	`state` text DEFAULT 'waiting' NOT NULL,
	`partnershipId` text,
	`decidedBy` text,
	`decidedOn` text,
	`decisionNote` text,
	CONSTRAINT "partner_requests_state" CHECK("partner_requests"."state" IN ('waiting', 'granted', 'refused', 'withdrawn')),
	CONSTRAINT "partner_requests_starts" CHECK("partner_requests"."startsOn" IS NULL OR "partner_requests"."startsOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "partner_requests_ends" CHECK("partner_requests"."endsOn" IS NULL OR "partner_requests"."endsOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `partner_requests_owner` ON `partner_requests` (`organizationId`,`state`,`createdAt`);--> statement-breakpoint
CREATE INDEX `partner_requests_village` ON `partner_requests` (`villageCode`,`state`);
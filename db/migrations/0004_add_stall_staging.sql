CREATE TABLE `stall_held` (
	`subjectId` text NOT NULL,
	`ruleId` text NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`tier` integer NOT NULL,
	`points` integer NOT NULL,
	PRIMARY KEY(`subjectId`, `ruleId`)
);
--> statement-breakpoint
CREATE TABLE `stall_staging` (
	`subjectId` text PRIMARY KEY NOT NULL,
	`groupId` text,
	`programId` text NOT NULL,
	`organizationId` text NOT NULL,
	`day` text NOT NULL,
	`inScope` integer NOT NULL,
	`tiers` text NOT NULL,
	`facts` text NOT NULL,
	`activityStatus` text,
	`activityOn` text,
	`lastSeenStatus` text,
	`knownShare` real,
	`nextDueOn` text,
	`lastContactOn` text,
	`lastEventOn` text,
	`activeMembers` integer,
	`memberCount` integer,
	`evidenceGrade` text,
	`equipped` integer,
	`linked` integer,
	`activeAtMonth6` integer,
	`groupCount` integer
);
--> statement-breakpoint
CREATE TABLE `void_events` (
	`eventId` text PRIMARY KEY NOT NULL,
	`voidedAt` integer NOT NULL
);

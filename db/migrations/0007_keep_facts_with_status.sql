DROP TABLE `stall_held`;--> statement-breakpoint
DROP TABLE `stall_staging`;--> statement-breakpoint
ALTER TABLE `group_status` ADD `facts` text;--> statement-breakpoint
ALTER TABLE `group_status` ADD `held` text;--> statement-breakpoint
ALTER TABLE `program_status` ADD `facts` text;--> statement-breakpoint
ALTER TABLE `program_status` ADD `held` text;
ALTER TABLE `group_status` ADD `supported` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `group_status` ADD `earning` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `equipment_state_value` ON `equipment` (`state`,`organizationId`,`valueIdr`) WHERE "deletedAt" IS NULL;--> statement-breakpoint
UPDATE group_status SET
  supported = EXISTS (SELECT 1 FROM events v WHERE v.groupId = group_status.groupId AND v.kind = 'marketing_support'
    AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id)),
  earning = EXISTS (SELECT 1 FROM events v WHERE v.groupId = group_status.groupId AND v.kind = 'order'
    AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id));
--> statement-breakpoint
CREATE TRIGGER events_supported AFTER INSERT ON events WHEN NEW.kind = 'marketing_support' BEGIN
  UPDATE group_status SET supported = 1 WHERE groupId = NEW.groupId AND supported = 0;
END;
--> statement-breakpoint
CREATE TRIGGER events_earning AFTER INSERT ON events WHEN NEW.kind = 'order' BEGIN
  UPDATE group_status SET earning = 1 WHERE groupId = NEW.groupId AND earning = 0;
END;
--> statement-breakpoint
-- Looks again at the milestones of a group when one of its events stops or starts counting.
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

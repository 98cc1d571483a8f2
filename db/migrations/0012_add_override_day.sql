ALTER TABLE `group_status` ADD `overriddenUntil` text;--> statement-breakpoint
CREATE TRIGGER overrides_made AFTER INSERT ON overrides WHEN NEW.state = 'approved' BEGIN
  UPDATE group_status SET overriddenUntil =
    (SELECT max(expiresOn) FROM overrides WHERE groupId = NEW.groupId AND state = 'approved' AND deletedAt IS NULL)
  WHERE groupId = NEW.groupId;
END;
--> statement-breakpoint
CREATE TRIGGER overrides_changed AFTER UPDATE OF state, expiresOn, groupId, deletedAt ON overrides BEGIN
  UPDATE group_status SET overriddenUntil =
    (SELECT max(o.expiresOn) FROM overrides o WHERE o.groupId = group_status.groupId AND o.state = 'approved' AND o.deletedAt IS NULL)
  WHERE groupId IN (OLD.groupId, NEW.groupId);
END;

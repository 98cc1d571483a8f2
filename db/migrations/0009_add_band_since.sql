ALTER TABLE `group_status` ADD `bandSince` text;--> statement-breakpoint
CREATE TRIGGER group_status_band_since AFTER UPDATE OF riskBand ON group_status WHEN NEW.riskBand <> OLD.riskBand BEGIN
  UPDATE group_status SET bandSince = NEW.asOf WHERE groupId = NEW.groupId;
END;

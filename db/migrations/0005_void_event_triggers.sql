-- An event that states a record again (a corrected visit, order, support or attempt) takes the place of the one before it.
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

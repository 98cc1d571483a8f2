-- As with orders and linkages: what is deleted is no longer told, and what is restored is told again.
CREATE TRIGGER complaints_void_events AFTER UPDATE OF deletedAt ON complaints WHEN NEW.deletedAt IS NOT OLD.deletedAt BEGIN
  DELETE FROM void_events WHERE voidedAt = OLD.deletedAt AND eventId IN (SELECT id FROM events WHERE subjectId = NEW.id);
  INSERT INTO void_events (eventId, voidedAt) SELECT id, NEW.deletedAt FROM events WHERE subjectId = NEW.id AND NEW.deletedAt IS NOT NULL
    ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER licences_void_events AFTER UPDATE OF deletedAt ON licences WHEN NEW.deletedAt IS NOT OLD.deletedAt BEGIN
  DELETE FROM void_events WHERE voidedAt = OLD.deletedAt AND eventId IN (SELECT id FROM events WHERE subjectId = NEW.id);
  INSERT INTO void_events (eventId, voidedAt) SELECT id, NEW.deletedAt FROM events WHERE subjectId = NEW.id AND NEW.deletedAt IS NOT NULL
    ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER equipment_requests_void_events AFTER UPDATE OF deletedAt ON equipment_requests WHEN NEW.deletedAt IS NOT OLD.deletedAt BEGIN
  DELETE FROM void_events WHERE voidedAt = OLD.deletedAt AND eventId IN (SELECT id FROM events WHERE subjectId = NEW.id);
  INSERT INTO void_events (eventId, voidedAt) SELECT id, NEW.deletedAt FROM events WHERE subjectId = NEW.id AND NEW.deletedAt IS NOT NULL
    ON CONFLICT DO NOTHING;
END;

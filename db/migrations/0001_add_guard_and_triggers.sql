-- A conditional write is followed by INSERT INTO guard SELECT changes(), 'code': anything but one changed row takes the whole batch back.
CREATE VIEW guard AS SELECT 1 AS ok, '' AS code WHERE 0;
--> statement-breakpoint
CREATE TRIGGER guard_check INSTEAD OF INSERT ON guard WHEN NEW.ok IS NOT 1 BEGIN
  SELECT CASE NEW.code
    WHEN 'stale' THEN RAISE(ABORT, 'guard:stale')
    WHEN 'state' THEN RAISE(ABORT, 'guard:state')
    WHEN 'rules' THEN RAISE(ABORT, 'guard:rules')
    WHEN 'reference' THEN RAISE(ABORT, 'guard:reference')
    ELSE RAISE(ABORT, 'guard:refused')
  END;
END;
--> statement-breakpoint
CREATE TRIGGER groups_fill AFTER INSERT ON groups BEGIN
  UPDATE groups SET programRegionCode = (SELECT regionCode FROM programs WHERE id = NEW.programId)
    WHERE id = NEW.id AND NEW.programRegionCode = '';
  INSERT INTO group_status (groupId, organizationId) VALUES (NEW.id, NEW.organizationId);
END;
--> statement-breakpoint
CREATE TRIGGER programs_fill AFTER INSERT ON programs BEGIN
  INSERT INTO program_status (programId, organizationId) VALUES (NEW.id, NEW.organizationId);
END;
--> statement-breakpoint
CREATE TRIGGER programs_region_moved AFTER UPDATE OF regionCode ON programs WHEN NEW.regionCode <> OLD.regionCode BEGIN
  UPDATE groups SET programRegionCode = NEW.regionCode WHERE programId = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER groups_moved AFTER UPDATE OF villageCode, programRegionCode, programId ON groups
WHEN NEW.villageCode IS NOT OLD.villageCode OR NEW.programRegionCode <> OLD.programRegionCode OR NEW.programId <> OLD.programId BEGIN
  UPDATE groups SET programRegionCode = (SELECT regionCode FROM programs WHERE id = NEW.programId)
    WHERE id = NEW.id AND NEW.programId <> OLD.programId;
  UPDATE follow_ups SET villageCode = NEW.villageCode, programId = NEW.programId,
    programRegionCode = (SELECT programRegionCode FROM groups WHERE id = NEW.id)
    WHERE groupId = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER follow_ups_fill AFTER INSERT ON follow_ups WHEN NEW.programRegionCode = '' BEGIN
  UPDATE follow_ups SET (villageCode, programId, programRegionCode) =
    (SELECT villageCode, programId, programRegionCode FROM groups WHERE id = NEW.groupId) WHERE id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_moves_no_update BEFORE UPDATE ON equipment_moves BEGIN SELECT RAISE(ABORT, 'equipment_moves is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_moves_no_delete BEFORE DELETE ON equipment_moves BEGIN SELECT RAISE(ABORT, 'equipment_moves is append-only'); END;

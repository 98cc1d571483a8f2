CREATE INDEX `case_actions_made` ON `case_actions` (`madeId`) WHERE "madeId" IS NOT NULL;--> statement-breakpoint
-- Cases that the rules open are made set-based: their event and audit row follow from the row itself.
CREATE TRIGGER cases_opened_by_rule AFTER INSERT ON cases WHEN NEW.openedBy = 'rule' BEGIN
  INSERT INTO events (id, organizationId, groupId, programId, kind, "on", recordedAt, actorId, subjectId, state, data)
    VALUES ('evt_' || substr(NEW.id, 5), NEW.organizationId, NEW.groupId, NEW.programId, 'case_changed', NEW.openedOn,
      NEW.createdAt, NEW.createdBy, NEW.id, 'open', json_object('openedBy', 'rule'));
  INSERT INTO audit_log (id, organizationId, at, actorType, actorId, action, entity, entityId, changes, requestId)
    VALUES ('aud_' || substr(NEW.id, 5), NEW.organizationId, NEW.createdAt, 'system', NEW.createdBy, 'create', 'cases', NEW.id,
      json_object('state', json_object('to', 'open'), 'groupId', json_object('to', NEW.groupId), 'dueOn', json_object('to', NEW.dueOn),
        'ownerId', json_object('to', NEW.ownerId)), NEW.createdBy);
END;
--> statement-breakpoint
-- A visit that an action planned is done: so is the action.
CREATE TRIGGER follow_ups_case_actions AFTER UPDATE OF state ON follow_ups WHEN NEW.state = 'done' AND OLD.state <> 'done' BEGIN
  UPDATE case_actions SET doneOn = NEW.doneOn, version = version + 1, updatedAt = NEW.updatedAt, updatedBy = NEW.updatedBy
  WHERE madeId = NEW.id AND doneOn IS NULL AND deletedAt IS NULL;
END;

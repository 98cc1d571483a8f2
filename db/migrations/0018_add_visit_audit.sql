-- A visit that an action planned is done: so is the action, and the log says so.
DROP TRIGGER follow_ups_case_actions;
--> statement-breakpoint
CREATE TRIGGER follow_ups_case_actions AFTER UPDATE OF state ON follow_ups WHEN NEW.state = 'done' AND OLD.state <> 'done' BEGIN
  UPDATE case_actions SET doneOn = NEW.doneOn, version = version + 1, updatedAt = NEW.updatedAt, updatedBy = NEW.updatedBy
  WHERE madeId = NEW.id AND doneOn IS NULL AND deletedAt IS NULL;
  -- The id is the instant in ten characters of base 32, then chance, as any other.
  INSERT INTO audit_log (id, organizationId, at, actorType, actorId, action, entity, entityId, changes, requestId)
    SELECT 'aud_'
      || substr(d.digits, ((a.updatedAt >> 45) & 31) + 1, 1) || substr(d.digits, ((a.updatedAt >> 40) & 31) + 1, 1)
      || substr(d.digits, ((a.updatedAt >> 35) & 31) + 1, 1) || substr(d.digits, ((a.updatedAt >> 30) & 31) + 1, 1)
      || substr(d.digits, ((a.updatedAt >> 25) & 31) + 1, 1) || substr(d.digits, ((a.updatedAt >> 20) & 31) + 1, 1)
      || substr(d.digits, ((a.updatedAt >> 15) & 31) + 1, 1) || substr(d.digits, ((a.updatedAt >> 10) & 31) + 1, 1)
      || substr(d.digits, ((a.updatedAt >> 5) & 31) + 1, 1) || substr(d.digits, ((a.updatedAt >> 0) & 31) + 1, 1)
      || hex(randomblob(8)), a.organizationId, a.updatedAt, CASE WHEN a.updatedBy LIKE 'system:%' THEN 'system' ELSE 'user' END, a.updatedBy,
      'done', 'case-actions', a.id, json_object('doneOn', json_object('from', NULL, 'to', a.doneOn)), NEW.id
    FROM case_actions a CROSS JOIN (SELECT '0123456789ABCDEFGHJKMNPQRSTVWXYZ' AS digits) d
    WHERE a.madeId = NEW.id AND a.doneOn = NEW.doneOn AND a.updatedAt = NEW.updatedAt AND a.deletedAt IS NULL;
END;

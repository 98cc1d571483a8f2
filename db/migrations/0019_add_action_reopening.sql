-- A visit that was taken back (an import undone) opens the action again that it had finished, and the log says so.
CREATE TRIGGER follow_ups_reopen_case_actions AFTER UPDATE OF state ON follow_ups WHEN OLD.state = 'done' AND NEW.state <> 'done' BEGIN
  INSERT INTO audit_log (id, organizationId, at, actorType, actorId, action, entity, entityId, changes, requestId)
    SELECT 'aud_'
      || substr(d.digits, ((NEW.updatedAt >> 45) & 31) + 1, 1) || substr(d.digits, ((NEW.updatedAt >> 40) & 31) + 1, 1)
      || substr(d.digits, ((NEW.updatedAt >> 35) & 31) + 1, 1) || substr(d.digits, ((NEW.updatedAt >> 30) & 31) + 1, 1)
      || substr(d.digits, ((NEW.updatedAt >> 25) & 31) + 1, 1) || substr(d.digits, ((NEW.updatedAt >> 20) & 31) + 1, 1)
      || substr(d.digits, ((NEW.updatedAt >> 15) & 31) + 1, 1) || substr(d.digits, ((NEW.updatedAt >> 10) & 31) + 1, 1)
      || substr(d.digits, ((NEW.updatedAt >> 5) & 31) + 1, 1) || substr(d.digits, ((NEW.updatedAt >> 0) & 31) + 1, 1)
      || hex(randomblob(8)), a.organizationId, NEW.updatedAt, CASE WHEN NEW.updatedBy LIKE 'system:%' THEN 'system' ELSE 'user' END, NEW.updatedBy,
      'reopen', 'case-actions', a.id, json_object('doneOn', json_object('from', a.doneOn, 'to', NULL)), NEW.id
    FROM case_actions a CROSS JOIN (SELECT '0123456789ABCDEFGHJKMNPQRSTVWXYZ' AS digits) d
    WHERE a.madeId = NEW.id AND a.doneOn = OLD.doneOn AND a.result IS NULL AND a.deletedAt IS NULL;
  UPDATE case_actions SET doneOn = NULL, version = version + 1, updatedAt = NEW.updatedAt, updatedBy = NEW.updatedBy
  WHERE madeId = NEW.id AND doneOn = OLD.doneOn AND result IS NULL AND deletedAt IS NULL;
END;

-- One delivery for each address that wants the event, in the batch that writes it: ids, kind, days and state only.
CREATE TRIGGER events_webhooks AFTER INSERT ON events
WHEN EXISTS (SELECT 1 FROM webhooks WHERE organizationId = NEW.organizationId AND active = 1 AND deletedAt IS NULL) BEGIN
  INSERT INTO webhook_deliveries (id, organizationId, webhookId, eventId, kind, payload, state, attempts, nextAttemptAt, createdAt)
    SELECT 'whd_' || substr(NEW.id, 5, 10) || hex(randomblob(8)), NEW.organizationId, w.id, NEW.id, NEW.kind,
      json_object('id', NEW.id, 'kind', NEW.kind, 'on', NEW."on", 'recordedAt', NEW.recordedAt, 'groupId', NEW.groupId,
        'programId', NEW.programId, 'subjectId', NEW.subjectId, 'state', NEW.state),
      'waiting', 0, NEW.recordedAt, NEW.recordedAt
    FROM webhooks w WHERE w.organizationId = NEW.organizationId AND w.active = 1 AND w.deletedAt IS NULL
      AND (json_array_length(w.kinds) = 0 OR EXISTS (SELECT 1 FROM json_each(w.kinds) k WHERE k.value = NEW.kind))
    ON CONFLICT DO NOTHING;
END;

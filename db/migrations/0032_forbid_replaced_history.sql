-- INSERT OR REPLACE deletes the row that is in its way without asking the triggers on DELETE: it is refused before.
CREATE TRIGGER access_log_no_replace BEFORE INSERT ON access_log WHEN EXISTS (SELECT 1 FROM access_log WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER access_subjects_no_replace BEFORE INSERT ON access_subjects WHEN EXISTS (SELECT 1 FROM access_subjects WHERE rowid = NEW.rowid OR accessId = NEW.accessId AND entityId = NEW.entityId)
BEGIN SELECT RAISE(ABORT, 'access_subjects is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_leaves_no_replace BEFORE INSERT ON audit_leaves WHEN EXISTS (SELECT 1 FROM audit_leaves WHERE rowid = NEW.rowid OR (organizationId = NEW.organizationId AND leafIndex = NEW.leafIndex) OR auditId = NEW.auditId)
BEGIN SELECT RAISE(ABORT, 'audit_leaves is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_log_no_replace BEFORE INSERT ON audit_log WHEN EXISTS (SELECT 1 FROM audit_log WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER checkpoints_no_replace BEFORE INSERT ON checkpoints WHEN EXISTS (SELECT 1 FROM checkpoints WHERE rowid = NEW.rowid OR id = NEW.id OR (organizationId = NEW.organizationId AND size = NEW.size))
BEGIN SELECT RAISE(ABORT, 'checkpoints is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_moves_no_replace BEFORE INSERT ON equipment_moves WHEN EXISTS (SELECT 1 FROM equipment_moves WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'equipment_moves is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER events_no_replace BEFORE INSERT ON events WHEN EXISTS (SELECT 1 FROM events WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER finding_steps_no_replace BEFORE INSERT ON finding_steps WHEN EXISTS (SELECT 1 FROM finding_steps WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'finding_steps is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER form_versions_no_replace BEFORE INSERT ON form_versions WHEN EXISTS (SELECT 1 FROM form_versions WHERE rowid = NEW.rowid OR id = NEW.id OR (formId = NEW.formId AND number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'form_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER sample_frames_no_replace BEFORE INSERT ON sample_frames WHEN EXISTS (SELECT 1 FROM sample_frames WHERE rowid = NEW.rowid OR sampleId = NEW.sampleId AND frameId = NEW.frameId)
BEGIN SELECT RAISE(ABORT, 'sample_frames is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_private_no_replace BEFORE INSERT ON audit_private WHEN EXISTS (SELECT 1 FROM audit_private WHERE rowid = NEW.rowid OR auditId = NEW.auditId)
BEGIN SELECT RAISE(ABORT, 'audit_private is append-only'); END;
--> statement-breakpoint
-- The first version of a record is written by whoever changes it first: what is there already stands.
CREATE TRIGGER config_versions_no_replace BEFORE INSERT ON config_versions WHEN EXISTS (SELECT 1 FROM config_versions WHERE rowid = NEW.rowid OR id = NEW.id OR (entityId = NEW.entityId AND number = NEW.number))
BEGIN SELECT RAISE(IGNORE); END;
--> statement-breakpoint
-- Forgotten with a person, never written anew.
CREATE TRIGGER audit_private_no_update BEFORE UPDATE ON audit_private BEGIN SELECT RAISE(ABORT, 'audit_private is append-only'); END;
--> statement-breakpoint
-- A row of the log leaves the queue with its seal alone.
CREATE TRIGGER audit_pending_no_update BEFORE UPDATE ON audit_pending BEGIN SELECT RAISE(ABORT, 'audit_pending waits for its seal'); END;
--> statement-breakpoint
CREATE TRIGGER audit_pending_no_delete BEFORE DELETE ON audit_pending WHEN NOT EXISTS (SELECT 1 FROM audit_leaves WHERE auditId = OLD.auditId)
BEGIN SELECT RAISE(ABORT, 'audit_pending waits for its seal'); END;
--> statement-breakpoint
CREATE TRIGGER sample_frames_frozen BEFORE INSERT ON sample_frames WHEN (SELECT frameHash FROM samples WHERE id = NEW.sampleId) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a frozen frame takes no more units'); END;

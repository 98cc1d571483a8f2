CREATE TABLE `view_defaults` (
	`userId` text NOT NULL,
	`resource` text NOT NULL,
	`viewId` text NOT NULL,
	PRIMARY KEY(`userId`, `resource`)
);
--> statement-breakpoint
-- Each value of an office's own field once more, for filters: a choice of many by its place, yes and no as 1 and 0.
CREATE TRIGGER programs_custom_made AFTER INSERT ON programs WHEN NEW.custom IS NOT NULL OR NEW.customPersonal IS NOT NULL BEGIN
  INSERT INTO custom_values (entity, recordId, organizationId, field, personal, place, text, number)
    SELECT 'programs', NEW.id, NEW.organizationId, f.key, 0, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.custom, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'programs', NEW.id, NEW.organizationId, f.key, 0, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.custom, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v
    UNION ALL
    SELECT 'programs', NEW.id, NEW.organizationId, f.key, 1, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'programs', NEW.id, NEW.organizationId, f.key, 1, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v;
END;
--> statement-breakpoint
CREATE TRIGGER programs_custom_changed AFTER UPDATE OF custom, customPersonal, organizationId ON programs
WHEN NEW.custom IS NOT OLD.custom OR NEW.customPersonal IS NOT OLD.customPersonal OR NEW.organizationId <> OLD.organizationId BEGIN
  DELETE FROM custom_values WHERE entity = 'programs' AND recordId = OLD.id;
  INSERT INTO custom_values (entity, recordId, organizationId, field, personal, place, text, number)
    SELECT 'programs', NEW.id, NEW.organizationId, f.key, 0, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.custom, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'programs', NEW.id, NEW.organizationId, f.key, 0, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.custom, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v
    UNION ALL
    SELECT 'programs', NEW.id, NEW.organizationId, f.key, 1, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'programs', NEW.id, NEW.organizationId, f.key, 1, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v;
END;
--> statement-breakpoint
CREATE TRIGGER programs_custom_gone AFTER DELETE ON programs BEGIN
  DELETE FROM custom_values WHERE entity = 'programs' AND recordId = OLD.id;
END;
--> statement-breakpoint
CREATE TRIGGER groups_custom_made AFTER INSERT ON groups WHEN NEW.custom IS NOT NULL OR NEW.customPersonal IS NOT NULL BEGIN
  INSERT INTO custom_values (entity, recordId, organizationId, field, personal, place, text, number)
    SELECT 'groups', NEW.id, NEW.organizationId, f.key, 0, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.custom, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'groups', NEW.id, NEW.organizationId, f.key, 0, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.custom, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v
    UNION ALL
    SELECT 'groups', NEW.id, NEW.organizationId, f.key, 1, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'groups', NEW.id, NEW.organizationId, f.key, 1, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v;
END;
--> statement-breakpoint
CREATE TRIGGER groups_custom_changed AFTER UPDATE OF custom, customPersonal, organizationId ON groups
WHEN NEW.custom IS NOT OLD.custom OR NEW.customPersonal IS NOT OLD.customPersonal OR NEW.organizationId <> OLD.organizationId BEGIN
  DELETE FROM custom_values WHERE entity = 'groups' AND recordId = OLD.id;
  INSERT INTO custom_values (entity, recordId, organizationId, field, personal, place, text, number)
    SELECT 'groups', NEW.id, NEW.organizationId, f.key, 0, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.custom, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'groups', NEW.id, NEW.organizationId, f.key, 0, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.custom, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v
    UNION ALL
    SELECT 'groups', NEW.id, NEW.organizationId, f.key, 1, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'groups', NEW.id, NEW.organizationId, f.key, 1, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v;
END;
--> statement-breakpoint
CREATE TRIGGER groups_custom_gone AFTER DELETE ON groups BEGIN
  DELETE FROM custom_values WHERE entity = 'groups' AND recordId = OLD.id;
END;
--> statement-breakpoint
CREATE TRIGGER people_custom_made AFTER INSERT ON people WHEN NEW.custom IS NOT NULL OR NEW.customPersonal IS NOT NULL BEGIN
  INSERT INTO custom_values (entity, recordId, organizationId, field, personal, place, text, number)
    SELECT 'people', NEW.id, NEW.organizationId, f.key, 0, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.custom, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'people', NEW.id, NEW.organizationId, f.key, 0, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.custom, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v
    UNION ALL
    SELECT 'people', NEW.id, NEW.organizationId, f.key, 1, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'people', NEW.id, NEW.organizationId, f.key, 1, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v;
END;
--> statement-breakpoint
CREATE TRIGGER people_custom_changed AFTER UPDATE OF custom, customPersonal, organizationId ON people
WHEN NEW.custom IS NOT OLD.custom OR NEW.customPersonal IS NOT OLD.customPersonal OR NEW.organizationId <> OLD.organizationId BEGIN
  DELETE FROM custom_values WHERE entity = 'people' AND recordId = OLD.id;
  INSERT INTO custom_values (entity, recordId, organizationId, field, personal, place, text, number)
    SELECT 'people', NEW.id, NEW.organizationId, f.key, 0, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.custom, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'people', NEW.id, NEW.organizationId, f.key, 0, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.custom, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v
    UNION ALL
    SELECT 'people', NEW.id, NEW.organizationId, f.key, 1, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'people', NEW.id, NEW.organizationId, f.key, 1, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v;
END;
--> statement-breakpoint
CREATE TRIGGER people_custom_gone AFTER DELETE ON people BEGIN
  DELETE FROM custom_values WHERE entity = 'people' AND recordId = OLD.id;
END;
--> statement-breakpoint
CREATE TRIGGER equipment_custom_made AFTER INSERT ON equipment WHEN NEW.custom IS NOT NULL OR NEW.customPersonal IS NOT NULL BEGIN
  INSERT INTO custom_values (entity, recordId, organizationId, field, personal, place, text, number)
    SELECT 'equipment', NEW.id, NEW.organizationId, f.key, 0, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.custom, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'equipment', NEW.id, NEW.organizationId, f.key, 0, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.custom, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v
    UNION ALL
    SELECT 'equipment', NEW.id, NEW.organizationId, f.key, 1, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'equipment', NEW.id, NEW.organizationId, f.key, 1, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v;
END;
--> statement-breakpoint
CREATE TRIGGER equipment_custom_changed AFTER UPDATE OF custom, customPersonal, organizationId ON equipment
WHEN NEW.custom IS NOT OLD.custom OR NEW.customPersonal IS NOT OLD.customPersonal OR NEW.organizationId <> OLD.organizationId BEGIN
  DELETE FROM custom_values WHERE entity = 'equipment' AND recordId = OLD.id;
  INSERT INTO custom_values (entity, recordId, organizationId, field, personal, place, text, number)
    SELECT 'equipment', NEW.id, NEW.organizationId, f.key, 0, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.custom, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'equipment', NEW.id, NEW.organizationId, f.key, 0, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.custom, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v
    UNION ALL
    SELECT 'equipment', NEW.id, NEW.organizationId, f.key, 1, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'equipment', NEW.id, NEW.organizationId, f.key, 1, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v;
END;
--> statement-breakpoint
CREATE TRIGGER equipment_custom_gone AFTER DELETE ON equipment BEGIN
  DELETE FROM custom_values WHERE entity = 'equipment' AND recordId = OLD.id;
END;
--> statement-breakpoint
CREATE TRIGGER linkages_custom_made AFTER INSERT ON linkages WHEN NEW.custom IS NOT NULL OR NEW.customPersonal IS NOT NULL BEGIN
  INSERT INTO custom_values (entity, recordId, organizationId, field, personal, place, text, number)
    SELECT 'linkages', NEW.id, NEW.organizationId, f.key, 0, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.custom, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'linkages', NEW.id, NEW.organizationId, f.key, 0, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.custom, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v
    UNION ALL
    SELECT 'linkages', NEW.id, NEW.organizationId, f.key, 1, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'linkages', NEW.id, NEW.organizationId, f.key, 1, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v;
END;
--> statement-breakpoint
CREATE TRIGGER linkages_custom_changed AFTER UPDATE OF custom, customPersonal, organizationId ON linkages
WHEN NEW.custom IS NOT OLD.custom OR NEW.customPersonal IS NOT OLD.customPersonal OR NEW.organizationId <> OLD.organizationId BEGIN
  DELETE FROM custom_values WHERE entity = 'linkages' AND recordId = OLD.id;
  INSERT INTO custom_values (entity, recordId, organizationId, field, personal, place, text, number)
    SELECT 'linkages', NEW.id, NEW.organizationId, f.key, 0, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.custom, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'linkages', NEW.id, NEW.organizationId, f.key, 0, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.custom, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v
    UNION ALL
    SELECT 'linkages', NEW.id, NEW.organizationId, f.key, 1, 0, CASE WHEN f.type IN ('text', 'object') THEN f.value END,
      CASE f.type WHEN 'integer' THEN f.value WHEN 'real' THEN f.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 END
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f WHERE f.type NOT IN ('array', 'null')
    UNION ALL SELECT 'linkages', NEW.id, NEW.organizationId, f.key, 1, v.key, v.value, NULL
    FROM json_each(coalesce(NEW.customPersonal, '{}')) f, json_each(CASE f.type WHEN 'array' THEN f.value ELSE '[]' END) v;
END;
--> statement-breakpoint
CREATE TRIGGER linkages_custom_gone AFTER DELETE ON linkages BEGIN
  DELETE FROM custom_values WHERE entity = 'linkages' AND recordId = OLD.id;
END;

ALTER TABLE `follow_ups` ADD `plannedOn` text;
--> statement-breakpoint
ALTER TABLE `follow_ups` ADD `openedOn` text;
--> statement-breakpoint
ALTER TABLE `follow_ups` ADD `skippedWhen` text;
--> statement-breakpoint
-- Each point of a plan has a key of its own, each plan a code.
UPDATE plans SET steps = (SELECT json_group_array(json_set(j.value, '$.key', coalesce(json_extract(j.value, '$.key'), 'titik_' || (j.key + 1)))) FROM json_each(plans.steps) j);
--> statement-breakpoint
UPDATE plans SET code = n.code FROM (SELECT id, 'rencana_' || row_number() OVER (PARTITION BY organizationId ORDER BY isDefault DESC, createdAt, id) AS code FROM plans) n
  WHERE plans.id = n.id AND plans.code = '';
--> statement-breakpoint
UPDATE follow_ups SET stepKey = (SELECT json_extract(j.value, '$.key') FROM plans p, json_each(p.steps) j
  WHERE p.id = follow_ups.planId AND json_extract(j.value, '$.label') = follow_ups.planStep LIMIT 1)
  WHERE planStep IS NOT NULL AND planId IS NOT NULL AND stepKey IS NULL;
--> statement-breakpoint
UPDATE follow_ups SET stepKey = NULL WHERE stepKey IS NOT NULL AND deletedAt IS NULL AND state IN ('scheduled', 'predates')
  AND EXISTS (SELECT 1 FROM follow_ups o WHERE o.groupId = follow_ups.groupId AND o.planId = follow_ups.planId AND o.stepKey = follow_ups.stepKey
    AND o.deletedAt IS NULL AND o.state IN ('scheduled', 'predates') AND o.id < follow_ups.id);
--> statement-breakpoint
-- The day the plan gave an open point, from the day its group was trained or got its first machine.
UPDATE follow_ups SET plannedOn = (SELECT CASE WHEN a.months IS NULL THEN date(a.day, a.days || ' days')
    ELSE min(date(a.day, a.months || ' months'), date(a.day, 'start of month', (a.months + 1) || ' months', '-1 day')) END
  FROM (SELECT json_extract(j.value, '$.offsetMonths') AS months, coalesce(json_extract(j.value, '$.offsetDays'), 0) AS days,
      CASE p.anchor WHEN 'trainedOn' THEN g.trainedOn ELSE (SELECT min(v."on") FROM events v WHERE v.groupId = g.id AND v.kind = 'equipment_handed_over'
        AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id)) END AS day
    FROM plans p, json_each(p.steps) j, groups g
    WHERE p.id = follow_ups.planId AND json_extract(j.value, '$.key') = follow_ups.stepKey AND g.id = follow_ups.groupId LIMIT 1) a)
  WHERE stepKey IS NOT NULL AND state = 'scheduled';
--> statement-breakpoint
CREATE UNIQUE INDEX `follow_ups_point` ON `follow_ups` (`groupId`,`planId`,`stepKey`) WHERE "stepKey" IS NOT NULL AND "deletedAt" IS NULL AND "state" IN ('scheduled', 'predates');

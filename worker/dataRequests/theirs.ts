import { type SQL, sql } from "drizzle-orm";

/**
 * SELECT of the ids of a person's records: the record itself and those that were merged into it, which lie in the
 * recycle bin with everything that was in them.
 */
export const recordsOf = (personId: string): SQL => sql`(WITH RECURSIVE theirs(id) AS (
    SELECT ${personId} UNION
    SELECT m.goneId FROM merges m JOIN theirs ON m.keptId = theirs.id WHERE m.entity = 'people' AND m.state = 'done')
  SELECT id FROM theirs)`;

/** Businesses of one person that are theirs: what is known of such a group is known of the person. */
export const businessesOf = (
  personId: string,
): SQL => sql`(SELECT g.id FROM groups g JOIN memberships b ON b.groupId = g.id
  WHERE g.kind = 'individual' AND b.personId IN ${recordsOf(personId)}
    AND NOT EXISTS (SELECT 1 FROM memberships o WHERE o.groupId = g.id AND o.deletedAt IS NULL AND o.personId NOT IN ${recordsOf(personId)}))`;

/** Files that are about the person: those on their complaints and on a business of their own. */
export const filesOf = (personId: string): SQL => sql`(SELECT f.id FROM attachments f
  WHERE (f.subject = 'complaints' AND f.subjectId IN (SELECT c.id FROM complaints c WHERE c.personId IN ${recordsOf(personId)}))
    OR f.groupId IN ${businessesOf(personId)})`;

/** Audit rows that are about the person, as `entity` and `entityId` of the log: their private part is forgotten. */
export const auditOf = (personId: string, requestId: string): SQL => sql`(SELECT l.id FROM audit_log l WHERE
    (l.entity = 'people' AND l.entityId IN ${recordsOf(personId)})
    OR (l.entity = 'memberships' AND l.entityId IN (SELECT id FROM memberships WHERE personId IN ${recordsOf(personId)}))
    OR (l.entity = 'groups' AND l.entityId IN ${businessesOf(personId)})
    OR (l.entity = 'follow-ups' AND l.entityId IN (SELECT id FROM follow_ups WHERE groupId IN ${businessesOf(personId)}))
    OR (l.entity = 'complaints' AND l.entityId IN (SELECT id FROM complaints WHERE personId IN ${recordsOf(personId)}))
    OR (l.entity = 'attachments' AND l.entityId IN ${filesOf(personId)})
    OR (l.entity = 'merges' AND l.entityId IN (SELECT id FROM merges WHERE keptId IN ${recordsOf(personId)}))
    OR (l.entity = 'data-requests' AND l.entityId <> ${requestId} AND l.entityId IN (SELECT id FROM data_requests WHERE personId IN ${recordsOf(personId)})))`;

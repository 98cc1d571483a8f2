import { type SQL, sql } from "drizzle-orm";
import { LOOK, looksAt, ofRunningAudit, withoutSample } from "../access/hidden.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { knownBy, type PersonRow } from "./person.ts";
import { findSealedCopies } from "./sealedCopies.ts";
import { recordsOf } from "./theirs.ts";

/** Sections of what is held about a person, in the order of the file that is handed out. */
const SECTIONS: Record<string, (records: SQL) => SQL> = {
  memberships: (
    r,
  ) => sql`SELECT m.id, g.name AS "group", p.name AS program, m.role, m.joinedOn, m.leftOn, m.leaveReason, m.attended, m.completed
    FROM memberships m JOIN groups g ON g.id = m.groupId JOIN programs p ON p.id = g.programId
    WHERE m.personId IN ${r} AND m.deletedAt IS NULL ORDER BY m.joinedOn, m.id`,
  equipment: (r) => sql`SELECT id, item, brand, serial, state, procuredOn FROM equipment
    WHERE holderPersonId IN ${r} AND deletedAt IS NULL ORDER BY id`,
  custody: (
    r,
  ) => sql`SELECT v.id, e.item, e.serial, v."on", CASE WHEN v.toPersonId IN ${r} THEN 'received' ELSE 'gave' END AS direction
    FROM equipment_moves v JOIN equipment e ON e.id = v.equipmentId
    WHERE v.toPersonId IN ${r} OR v.fromPersonId IN ${r} ORDER BY v."on", v.id`,
  leads: (r) => sql`SELECT id, name FROM groups WHERE leaderId IN ${r} AND deletedAt IS NULL ORDER BY id`,
  complaints: (r) => sql`SELECT number, receivedOn, channel, text, state, answer, answeredOn FROM complaints
    WHERE personId IN ${r} AND deletedAt IS NULL ORDER BY receivedOn, id`,
  files: (
    r,
  ) => sql`SELECT f.id, f.name, f.contentType, f.createdAt FROM attachments f JOIN complaints c ON c.id = f.subjectId
    WHERE f.subject = 'complaints' AND c.personId IN ${r} AND f.deletedAt IS NULL ORDER BY f.id`,
  // What the commission found is told once its audit is over, as to the office.
  checks: (
    r,
  ) => sql`SELECT i.checkedOn, i."match", i.observed, i.note FROM sample_items i JOIN samples s ON s.id = i.sampleId
    WHERE i.unitId IN ${r} AND s.state = 'closed' ORDER BY i.checkedOn, i.id`,
  merges: (r) => sql`SELECT createdAt, state FROM merges WHERE keptId IN ${r} ORDER BY createdAt`,
  requests: (r) => sql`SELECT kind, receivedAt, state, doneAt, result FROM data_requests
    WHERE personId IN ${r} AND deletedAt IS NULL ORDER BY receivedAt`,
  changes: (r) => sql`SELECT l.at, l.action, coalesce(u.role, l.actorType) AS "by" FROM audit_log l
    LEFT JOIN users u ON u.id = l.actorId WHERE l.entity = 'people' AND l.entityId IN ${r} AND l.action <> 'denied' ORDER BY l.at`,
  looks: (r) => sql`SELECT a.at, a.field, a.reason, u.role, o.name AS organization FROM access_log a
    LEFT JOIN users u ON u.id = a.userId LEFT JOIN organizations o ON o.id = u.organizationId
    WHERE ${looksAt(r)} AND NOT ${ofRunningAudit(LOOK)} ORDER BY a.at`,
};

type Line = Record<string, unknown>;

/** Everything held about a person, by section, with numbers in clear and sealed copies opened: for the person alone. */
export async function collectHeld(ctx: RequestContext, person: PersonRow) {
  const records = recordsOf(person.id);
  const { nik, phone } = await knownBy(ctx, person);
  const { name, sex, birthDate, address, rtRw, villageCode, product, baselineRevenueIdr, workKind, employer } = person;
  const { bpjsStatus, verification, legalBasis, consent, custom, customPersonal, createdAt, updatedAt } = person;
  const sections: Record<string, Line[]> = {};
  for (const [section, query] of Object.entries(SECTIONS)) sections[section] = await ctx.db.all<Line>(query(records));
  for (const look of sections.looks ?? [])
    look.reason = withoutSample(look as { reason: string; role: string | null }).reason;
  const copies = await findSealedCopies(ctx, person.organizationId, { nik, phone, name });
  return {
    person: {
      ...{ id: person.id, name, nik, phone, sex, birthDate, address, rtRw, villageCode, product, baselineRevenueIdr },
      ...{ workKind, employer, bpjsStatus, verification, legalBasis, consent, custom, customPersonal },
      ...{ createdAt, updatedAt },
    },
    ...sections,
    importedRows: copies.rows
      .filter(({ own }) => own)
      .map(({ importId, row, content }) => ({ importId, row, content })),
    submissions: copies.answers.map(({ id }) => ({ id })),
  };
}

/** How much is held in each section: told before anything is erased. */
export async function countHeld(ctx: RequestContext, person: PersonRow): Promise<Record<string, number>> {
  const records = recordsOf(person.id);
  const counts = Object.entries(SECTIONS).map(
    ([section, query]) => sql`SELECT ${section} AS section, count(*) AS n FROM (${query(records)})`,
  );
  const rows = await ctx.db.all<{ section: string; n: number }>(sql.join(counts, sql` UNION ALL `));
  return Object.fromEntries(rows.map(({ section, n }) => [section, n]));
}

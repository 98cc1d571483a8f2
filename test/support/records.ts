import { expect } from "vitest";
import { dayAt } from "#db/constants.ts";
import type { TestActor } from "./actors.ts";
import { database, server } from "./server.ts";

export type Row = Record<string, unknown> & { id: string; version: number };

let serial = 0;

/** Creates a record through the API, and insists that it worked. */
export async function make(actor: TestActor, resource: string, body: object): Promise<Row> {
  const reply = await actor.api.post<Row>(`/api/${resource}`, body);
  expect(reply.status, `${resource}: ${reply.text}`).toBe(201);
  return reply.body;
}

export const read = async (actor: TestActor, resource: string, id: string): Promise<Row> =>
  (await actor.api.get<Row>(`/api/${resource}/${id}`)).body;

export const step = (actor: TestActor, resource: string, id: string, to: string, more: object = {}) =>
  actor.api.post<Row>(`/api/${resource}/${id}/transition`, { to, ...more });

export const makeProgram = (office: TestActor, more: object = {}) =>
  make(office, "programs", {
    name: `Program uji ${++serial}`,
    year: 2025,
    fundingSource: "apbd_kab",
    regionCode: office.organization.regionCode,
    ...more,
  });

export const makeGroup = (office: TestActor, programId: string, more: object = {}) =>
  make(office, "groups", { programId, name: `Kelompok Uji ${++serial}`, trainedOn: "2025-09-01", ...more });

export const makeMachine = (office: TestActor, programId: string, more: object = {}) =>
  make(office, "equipment", {
    programId,
    item: "Mesin jahit",
    serial: `SN-${++serial}`,
    valueIdr: 3_500_000,
    procuredOn: "2025-08-01",
    legalBasis: "pinjam_pakai",
    ...more,
  });

/** A machine that a group got by a document and that was seen idle there. */
export async function makeIdle(office: TestActor, programId: string, groupId: string, more: object = {}): Promise<Row> {
  const machine = await makeMachine(office, programId, more);
  await make(office, "handovers", { groupId, date: "2025-10-01", items: [machine.id] });
  await make(office, "equipment-checks", { equipmentId: machine.id, state: "idle", checkedOn: "2026-01-10" });
  return read(office, "equipment", machine.id);
}

/** Opens a group to an NGO. */
export const grantTo = (office: TestActor, ngo: TestActor, groupId: string, more: object = {}) =>
  make(office, "group-partners", { groupId, organizationId: ngo.organization.id, ...more });

export const todayFor = (actor: TestActor): string => dayAt(server.now(), actor.organization.regionCode);

/** What was appended about a record, oldest first. */
export async function eventsOf(subjectId: string): Promise<Row[]> {
  const { rows } = await database().execute({
    sql: `SELECT kind, "on", state, value, count, data, groupId, programId, organizationId FROM events
      WHERE subjectId = ? ORDER BY recordedAt, id`,
    args: [subjectId],
  });
  return rows.map((row) => ({ ...row, data: row.data ? JSON.parse(String(row.data)) : null })) as unknown as Row[];
}

import { openClient, openDb } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { makeOrganization } from "#test/support/actors.ts";
import { database, server } from "#test/support/server.ts";
import type { Context } from "#worker/context.ts";
import { defaultRuleRows } from "#worker/stall/defaultRules.ts";

/** Noon of the as-of day in WIB. */
export const NOW = Date.parse("2026-06-15T05:00:00Z");
export const TODAY = "2026-06-15";
const DAY_MS = 86_400_000;

export const daysAgo = (days: number, from = TODAY): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
/** Noon of a day in WIB. */
export const noonOf = (day: string): number => Date.parse(`${day}T05:00:00Z`);

export type Row = Record<string, unknown>;
export type Event = Row & { kind: string; on: string };

/** Inserts rows of one shape, thousands at a time. */
export async function insertRows(table: string, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  for (let i = 0; i < rows.length; i += 2_000) {
    await database().execute({
      sql: `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")})
        SELECT ${names.map((name) => `json_extract(value, '$.${name}')`).join(", ")} FROM json_each(?)`,
      args: [JSON.stringify(rows.slice(i, i + 2_000))],
    });
  }
}

export interface GroupSpec {
  trained?: string;
  entered?: string;
  programId?: string;
  members?: number;
  events?: Event[];
  points?: Row[];
}

export interface Group {
  id: string;
  programId: string;
}

/** An office with the default rules, and what it takes to give it groups with a past. */
export class Office {
  readonly organizationId: string;
  readonly regionCode: string;
  private constructor(organizationId: string, regionCode: string) {
    this.organizationId = organizationId;
    this.regionCode = regionCode;
  }

  static async open(regionCode = "35.07"): Promise<Office> {
    const { id } = await makeOrganization({ regionCode });
    const office = new Office(id, regionCode);
    await insertRows("rules", defaultRuleRows(id, NOW) as Row[]);
    return office;
  }

  owned(createdAt = NOW): Row {
    return {
      ...{ organizationId: this.organizationId, version: 1, createdAt, createdBy: "test" },
      ...{ updatedAt: createdAt, updatedBy: "test" },
    };
  }

  async program(more: Row = {}): Promise<string> {
    const id = newId("prg", NOW);
    const row = { name: "Program", year: 2026, fundingSource: "csr", regionCode: this.regionCode, state: "mentoring" };
    await insertRows("programs", [{ id, ...this.owned(noonOf(daysAgo(900))), ...row, ...more }]);
    return id;
  }

  async groups(specs: readonly GroupSpec[], programId?: string): Promise<Group[]> {
    const fallback = programId ?? (await this.program());
    const made = specs.map((spec) => ({ ...spec, id: newId("grp", NOW), programId: spec.programId ?? fallback }));
    await insertRows(
      "groups",
      made.map(({ id, programId: program, trained = daysAgo(50), entered = trained }) => ({
        ...{
          id,
          programId: program,
          ...this.owned(noonOf(entered)),
          kind: "group",
          name: id,
          nameKey: id.toLowerCase(),
        },
        ...{ trainedOn: trained, enteredOn: entered, programRegionCode: this.regionCode },
      })),
    );
    await this.members(made.flatMap(({ id, members = 0 }) => Array.from({ length: members }, () => ({ groupId: id }))));
    await this.points(made.flatMap(({ id, points = [] }) => points.map((point) => ({ groupId: id, ...point }))));
    await this.events(
      made.flatMap(({ id, programId: program, events = [] }) =>
        events.map(({ subjectId, ...event }) => ({
          ...{ groupId: id, programId: program, ...event },
          subjectId: `${subjectId ?? newId("evt", NOW)}_${id}`,
        })),
      ),
    );
    return made.map(({ id, programId: program }) => ({ id, programId: program }));
  }

  async members(rows: readonly Row[]): Promise<void> {
    const people = rows.map(() => newId("ppl", NOW));
    await insertRows(
      "people",
      people.map((id) => ({ id, ...this.owned(), name: id, nameKey: id })),
    );
    await insertRows(
      "memberships",
      rows.map((row, i) => ({
        ...{ id: newId("mbr", NOW), ...this.owned(noonOf(daysAgo(900))), personId: people[i] },
        ...{ joinedOn: null, leftOn: null, deletedAt: null },
        ...row,
      })),
    );
  }

  async points(rows: readonly Row[]): Promise<void> {
    await insertRows(
      "follow_ups",
      rows.map((row) => ({
        ...{ id: newId("fup", NOW), ...this.owned(noonOf(daysAgo(900))), planStep: "titik", state: "scheduled" },
        ...{ doneOn: null, resolvedOn: null, resolvedAt: null, deletedAt: null },
        ...row,
      })),
    );
  }

  async events(rows: readonly Event[]): Promise<void> {
    await insertRows(
      "events",
      rows.map(({ data, ...row }) => ({
        ...{ id: newId("evt", NOW), organizationId: this.organizationId, groupId: null, programId: null },
        ...{
          recordedAt: noonOf(row.on),
          actorId: "test",
          subjectId: newId("evt", NOW),
          state: null,
          value: null,
          count: null,
        },
        data: data === undefined ? null : JSON.stringify(data),
        ...row,
      })),
    );
  }
}

export const query = async <T>(sql: string, args: (string | number | null)[] = []): Promise<T[]> =>
  (await database().execute({ sql, args })).rows as T[];

/** A context as the clock's jobs have it, at an instant of the test's choice. */
export function contextAt(now = NOW): Context {
  const client = openClient(server.databaseUrl);
  return {
    ...{ env: { CLOCK_OFFSET_MS: now - Date.now() } as Context["env"], client, db: openDb(client), now },
    ...{ actor: { type: "system", job: "test" }, requestId: "test", locale: "id" },
  };
}

/** Code → tier of the open signals of each subject. */
export async function openSignals(organizationId: string): Promise<Map<string, Record<string, number>>> {
  const rows = await query<{ subjectId: string; code: string; tier: number }>(
    "SELECT subjectId, code, tier FROM signals WHERE organizationId = ? AND clearedAt IS NULL",
    [organizationId],
  );
  const bySubject = new Map<string, Record<string, number>>();
  for (const { subjectId, code, tier } of rows) {
    bySubject.set(subjectId, { ...bySubject.get(subjectId), [code]: tier });
  }
  return bySubject;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDb } from "#db/client.ts";
import { plans, rules } from "#db/schema/index.ts";
import { makeActor, makeOrganization, type TestActor } from "#test/support/actors.ts";
import type { ApiClient, RequestOptions } from "#test/support/client.ts";
import { database, server } from "#test/support/server.ts";
import { defaultPlanRow, defaultRuleRows } from "#worker/stall/defaultRules.ts";

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, "../../fixtures", name)));

export const SAMPLE = fixture("peserta-pelatihan-menjahit-malang-2025.xlsx");
export const ORDERS = fixture("kemitraan-pasar-lsm-2025-2026.csv");
export const CONTACTS = fixture("tindak-lanjut-kobo-2025-2026.csv");

export interface Fault {
  column: string;
  code: string;
  level: "error" | "warning";
  message: string;
  value: string | null;
  proposal?: { label: string; values: Record<string, string> };
}
export interface ImportBody {
  id: string;
  state: string;
  sheet: string;
  version: number;
  cohortId: string | null;
  cohort: Record<string, string>;
  mapping: { column: string; heading: string; field: string | null; confidence: number }[];
  valueMap: Record<string, Record<string, string | null>>;
  counts: Record<string, number>;
  progress: { done: number; total: number };
  rows: { row: number; outcome: string; errors: Fault[]; values?: Record<string, string> }[];
}
export interface UndoBody extends ImportBody {
  restored: Record<string, number>;
  removed: Record<string, number>;
  kept: { row: number; table: string; id: string; reason: string }[];
}

/** The follow-up plan and the rules an office starts with. */
export async function giveDefaults(organizationId: string) {
  const now = server.now();
  const db = openDb(database());
  await db.batch([
    db.insert(plans).values(defaultPlanRow(organizationId, now)),
    db.insert(rules).values(defaultRuleRows(organizationId, now)),
  ]);
}

/** An office of Kota Malang of its own, with a programme to import into. */
export async function malangOffice(): Promise<{ office: TestActor; programId: string }> {
  const organization = await makeOrganization({ regionCode: "35.73" });
  const office = await makeActor("office", { organization });
  await giveDefaults(organization.id);
  return { office, programId: await makeProgram(office.api, "35.73") };
}

export async function makeProgram(api: ApiClient, regionCode: string): Promise<string> {
  const { body, status, text } = await api.post<{ id: string }>("/api/programs", {
    name: "Pelatihan Menjahit 2025",
    year: 2025,
    fundingSource: "dbhcht",
    regionCode,
  });
  if (status !== 201) throw new Error(text);
  return body.id;
}

export function upload<T = ImportBody>(
  api: ApiClient,
  programId: string,
  file: Uint8Array = SAMPLE,
  fields: Record<string, string> = {},
  options: RequestOptions = {},
) {
  const form = new FormData();
  form.set("file", new File([file as Uint8Array<ArrayBuffer>], "peserta.xlsx"));
  form.set("kind", "roster");
  form.set("programId", programId);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return api.post<T>("/api/imports", form, options);
}

/** A file of separated text. */
export const csv = (...lines: string[]) => new TextEncoder().encode(lines.join("\r\n"));

/** An office of Kota Malang whose sewing course is in the books: 24 groups with their points and machines. */
export async function trainedOffice() {
  const malang = await malangOffice();
  const { body, text } = await upload(malang.office.api, malang.programId, SAMPLE, { legalBasis: "hibah" });
  const done = await malang.office.api.post<ImportBody>(`/api/imports/${body.id}/commit`);
  if (done.status !== 200) throw new Error(text + done.text);
  return malang;
}

export async function groupId(programId: string, name: string): Promise<string> {
  const { rows } = await database().execute({
    sql: "SELECT id FROM groups WHERE programId = ? AND name = ? AND deletedAt IS NULL",
    args: [programId, name],
  });
  return String(rows[0]?.id);
}

export async function countOf(table: string, where: string, ...args: string[]): Promise<number> {
  const { rows } = await database().execute({
    sql: `SELECT count(*) AS n FROM ${table} WHERE deletedAt IS NULL AND ${where}`,
    args,
  });
  return Number(rows[0]?.n);
}

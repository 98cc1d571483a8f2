import { groupKey } from "../names.ts";
import { changesFor, changesNothing, sameName } from "./changes.ts";
import { type CheckContext, type CheckedRow, checkRow } from "./checkRow.ts";
import { cellText, compareKey, isBlank } from "./fields/cellText.ts";
import { isPriaWanita } from "./fields/choices.ts";
import type { Fault } from "./fields/fault.ts";
import type { RegionIndex } from "./fields/regionIndex.ts";
import { villageReader } from "./fields/village.ts";
import type { Edits } from "./readCells.ts";
import type { KnownPerson, RosterValues } from "./rosterValues.ts";
import type { RawRow } from "./table/extract.ts";
import { countVerdicts, hasError, type Verdict, type Verdicts } from "./verdicts.ts";

export type DryRun = Verdicts<RosterValues>;
type DryRunRow = Verdict<RosterValues>;

/** Finds who is known: by NIK, or for a row without one by name within the same group. */
export interface KnownPeople {
  byNik(nik: string): KnownPerson | undefined;
  byNameInGroup(name: string, groupKey: string): KnownPerson | undefined;
}

/** Key of the group a row belongs to; somebody without a group is followed as one person's business. */
export const rowGroupKey = (values: RosterValues) => groupKey(values.groupName ?? values.name ?? "");

/** Without a NIK, the same name in the same group is the same person. */
const nameInGroup = (values: RosterValues) => `${compareKey(values.name ?? "")}|${rowGroupKey(values)}`;

/** What a dry run must know beforehand. */
export interface FileContext extends Omit<CheckContext, "priaWanita" | "readVillage"> {
  regions: RegionIndex;
  /** Region of the programme; its villages are looked at first. */
  regency: string;
}

/** Reads every row; no database yet. */
export function checkRows(
  rows: readonly RawRow[],
  context: FileContext,
  edits: ReadonlyMap<number, Edits>,
): CheckedRow[] {
  const sex = context.columns.get("sex");
  const sexes = sex === undefined ? [] : rows.map((row) => cellText(row.cells[sex])).filter((text) => !isBlank(text));
  const readVillage = villageReader(context.regions, context.regency);
  const full: CheckContext = { ...context, readVillage, priaWanita: isPriaWanita(sexes) };
  return rows.map((row) => checkRow(row, edits.get(row.row) ?? {}, full));
}

/** What becomes of each checked row, in the order of the file. Every row gets exactly one outcome. */
export function decideOutcomes(
  checked: readonly CheckedRow[],
  known: KnownPeople,
  edits: ReadonlyMap<number, Edits>,
): DryRun {
  const seen = new Map<string, CheckedRow>();
  const rows = checked.map((row) => {
    const { nik, name } = row.values;
    const key = nik ?? (name === null ? null : nameInGroup(row.values));
    const first = key === null ? undefined : seen.get(key);
    if (key !== null && !first) seen.set(key, row);
    return decide(row, first, known, edits.get(row.row) ?? {});
  });
  return countVerdicts(rows);
}

function decide(row: CheckedRow, first: CheckedRow | undefined, known: KnownPeople, edits: Edits): DryRunRow {
  if (hasError(row)) return { ...row, outcome: "error" };
  if (first) return { ...row, faults: [repeated(row, first)], outcome: "duplicate" };
  const { values } = row;
  const group = rowGroupKey(values);
  const person = values.nik ? known.byNik(values.nik) : known.byNameInGroup(values.name ?? "", group);
  if (!person) return { ...row, outcome: "create" };
  if (person.restrictedAt !== null) return { ...row, faults: [...row.faults, restricted(values)], outcome: "error" };
  const nameConfirmed = edits.name !== undefined;
  const changes = changesFor(values, person, group, nameConfirmed);
  const faults =
    nameConfirmed || values.name === null || sameName(values.name, person.name)
      ? row.faults
      : [...row.faults, otherName(values.name, person.name)];
  return { ...row, faults, outcome: changesNothing(changes) ? "skip" : "update" };
}

function repeated(row: CheckedRow, first: CheckedRow): Fault {
  const [here, there] = [row.values.name ?? "?", first.values.name ?? "?"];
  return {
    column: row.values.nik === null ? "name" : "nik",
    code: "repeated_in_file",
    level: "error",
    message: {
      id: `Sudah ada di baris ${first.row} atas nama ${there}; di sini atas nama ${here}.`,
      en: `Already in row ${first.row} under the name ${there}; here under ${here}.`,
    },
    value: row.values.nik ?? row.values.name,
  };
}

/** Says nothing that is on record: neither the name nor where somebody is a member. */
export function restricted({ nik, name }: RosterValues): Fault {
  const who = nik === null ? { id: "orang ini", en: "this person" } : { id: "NIK ini", en: "this NIK" };
  return {
    column: nik === null ? "name" : "nik",
    code: "restricted",
    level: "error",
    message: {
      id: `Data dengan ${who.id} sedang dibatasi atas permintaan orangnya (UU 27/2022). Baris ini tidak diimpor dan tidak mengubah apa pun; tanyakan kepada yang menangani permintaannya.`,
      en: `The data of ${who.en} is restricted at the person's request (Law 27/2022). This row is left out and changes nothing; ask whoever handles that request.`,
    },
    value: nik ?? name,
  };
}

function otherName(here: string, known: string): Fault {
  return {
    column: "name",
    code: "name_differs",
    level: "warning",
    message: {
      id: `NIK ini tercatat atas nama ${known}; di berkas ${here}. Nama tercatat dipertahankan sampai dipastikan.`,
      en: `This NIK is on record as ${known}; the file says ${here}. The name on record stays until confirmed.`,
    },
    value: here,
    proposal: { label: known, values: { name: known } },
  };
}

/** Rows → outcomes, without writing anything. */
export function dryRun(input: {
  rows: readonly RawRow[];
  context: FileContext;
  edits?: ReadonlyMap<number, Edits>;
  known: KnownPeople;
}): DryRun {
  const edits = input.edits ?? new Map<number, Edits>();
  return decideOutcomes(checkRows(input.rows, input.context, edits), input.known, edits);
}

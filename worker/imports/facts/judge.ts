import { cellText } from "../fields/cellText.ts";
import type { Fault } from "../fields/fault.ts";
import { type Checked, countVerdicts, hasError, type Verdict, type Verdicts } from "../verdicts.ts";
import type { GroupNames, NamedGroup } from "./groupNames.ts";

interface Named {
  groupName: string | null;
}

/** How rows of one kind are told apart. */
export interface Identity<V> {
  /** Rows of one file with the same key say the same thing twice. */
  keyOf: (values: V, group: NamedGroup) => string;
  /** What stands in the cell that gives a repetition away, and its column. */
  shown: (values: V) => { column: string; value: string | null };
  /** Whether the records hold it already; each record answers for one row only. */
  isKnown: (values: V, group: NamedGroup) => boolean;
}

/** What becomes of checked rows about groups: the group must be one the importer may write to. */
export function judge<V extends Named>(
  checked: readonly Checked<V>[],
  groups: GroupNames,
  identity: Identity<V>,
): Verdicts<V> {
  const seen = new Map<string, number>();
  return countVerdicts(
    checked.map((row): Verdict<V> => {
      const { groupName } = row.values;
      const group = groupName === null ? undefined : groups.find(groupName);
      const missing = groupName !== null && typeof group !== "object" ? [notFound(groupName, group, groups)] : [];
      const faults = [...missing, ...row.faults];
      if (hasError({ faults }) || typeof group !== "object") return { ...row, faults, outcome: "error" };
      const key = identity.keyOf(row.values, group);
      const first = seen.get(key);
      if (first !== undefined) {
        return { ...row, faults: [repeated(first, identity.shown(row.values))], outcome: "duplicate" };
      }
      seen.set(key, row.row);
      return { ...row, outcome: identity.isKnown(row.values, group) ? "skip" : "create" };
    }),
  );
}

/** The same reply whether a group does not exist or is somebody else's. */
function notFound(name: string, found: "several" | undefined, groups: GroupNames): Fault {
  const value = cellText(name);
  if (found === "several") {
    return {
      column: "groupName",
      code: "group_ambiguous",
      level: "error",
      message: {
        id: "Ada beberapa kelompok bernama ini di program ini.",
        en: "The programme has several groups of this name.",
      },
      value,
    };
  }
  const near = groups.near(name);
  return {
    column: "groupName",
    code: "group_unknown",
    level: "error",
    message: {
      id: "Tidak ada kelompok bernama ini di program ini.",
      en: "The programme has no group of this name.",
    },
    value,
    ...(near && { proposal: { label: near, values: { groupName: near } } }),
  };
}

function repeated(first: number, { column, value }: { column: string; value: string | null }): Fault {
  return {
    column,
    code: "repeated_in_file",
    level: "error",
    message: { id: `Sama dengan baris ${first}.`, en: `The same as row ${first}.` },
    value,
  };
}

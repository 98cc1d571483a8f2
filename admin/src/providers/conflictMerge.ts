export type Values = Record<string, unknown>;

export interface FieldConflict {
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** Both sides changed it, differently: somebody has to choose. */
  contested: boolean;
}

const hidden = new Set(["id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "deletedAt"]);

/** Structural equality of JSON values; undefined, null and empty text all mean "nothing". */
export function same(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) => (value === undefined || value === "" ? null : value);
  return stable(plain(a)) === stable(plain(b));
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(",")}]`;
  if (value && typeof value === "object") {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => `${JSON.stringify(name)}:${stable(inner)}`)
      .join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/** The fields of `after` that differ from `before`: all a PUT needs to carry. */
export function changedFields(before: Values, after: Values): Values {
  return Object.fromEntries(
    Object.entries(after).filter(([field, value]) => !hidden.has(field) && !same(value, before[field])),
  );
}

/** What I changed and what they changed since we both read `base`. */
export function findConflicts(base: Values, mine: Values, theirs: Values): FieldConflict[] {
  const own = changedFields(base, mine);
  const other = changedFields(base, theirs);
  const fields = [...new Set([...Object.keys(own), ...Object.keys(other)])];
  return fields.map((field) => ({
    field,
    base: base[field],
    mine: field in own ? own[field] : base[field],
    theirs: theirs[field],
    contested: field in own && field in other && !same(own[field], other[field]),
  }));
}

/** The record to send on top of theirs: each contested field as chosen, what only I changed as I wrote it. */
export function mergeChoices(conflicts: FieldConflict[], theirs: Values, keepMine: ReadonlySet<string>): Values {
  const merged: Values = { ...theirs };
  for (const { field, mine, contested, base } of conflicts) {
    const onlyMine = !contested && !same(mine, base);
    if (onlyMine || (contested && keepMine.has(field))) merged[field] = mine;
  }
  return merged;
}

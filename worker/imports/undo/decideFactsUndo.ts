import type { Text } from "../unreadable.ts";
import { CHANGED, IN_USE, type Standing, type UndoPlan } from "./decideUndo.ts";
import type { MadeRow } from "./tables.ts";

export interface FactsUndoInput {
  made: readonly MadeRow[];
  standing: readonly Standing[];
  /** Linkages and buyers that something outside this import relies on by now. */
  inUse: ReadonlySet<string>;
}

interface Kept {
  one: MadeRow;
  reason: Text;
}

/** One record as the import left it: made by it, or changed by it in one row or several. */
interface Left {
  one: MadeRow;
  version: number;
  before?: Record<string, unknown>;
}

function asLeft(made: readonly MadeRow[]): Left[] {
  return [...Map.groupBy(made, (one) => `${one.table}/${one.id}`).values()].flatMap((rows) => {
    const byVersion = [...rows].sort((a, b) => a.version - b.version);
    const first = byVersion[0];
    if (!first) return [];
    return [{ one: first, version: byVersion.at(-1)?.version ?? first.version, before: first.before }];
  });
}

/**
 * What an undo of orders or contacts takes back: what it made and nobody has touched goes, what it changed gets its
 * former values. A linkage stays while an order on it stays, a buyer while a linkage of theirs does.
 */
export function decideFactsUndo({ made, standing, inUse }: FactsUndoInput): UndoPlan {
  const now = new Map(standing.map((row) => [row.id, row]));
  const left = asLeft(made).filter(({ one }) => now.get(one.id)?.deleted === false);
  const kept = new Map<string, Kept>();
  const keep = (one: MadeRow, reason: Text) => {
    if (!kept.has(one.id)) kept.set(one.id, { one, reason });
  };
  for (const { one, version } of left) {
    if (now.get(one.id)?.version !== version) keep(one, CHANGED);
    else if (inUse.has(one.id)) keep(one, IN_USE);
  }
  const staying = new Set(
    left.flatMap(({ one }) => (one.table === "orders" && kept.has(one.id) ? (now.get(one.id)?.linkageId ?? []) : [])),
  );
  for (const { one } of left) if (staying.has(one.id)) keep(one, IN_USE);
  const linkageStays = left.some(({ one, before }) => one.table === "linkages" && !before && kept.has(one.id));
  for (const { one } of left) if (linkageStays && one.table === "buyers") keep(one, IN_USE);

  const plan: UndoPlan = { remove: {}, restore: [], kept: [], again: [] };
  for (const { one, version, before } of left) {
    const found = kept.get(one.id);
    const { table, id } = one;
    if (found) plan.kept.push({ row: one.row, table, id, reason: found.reason });
    else if (before) plan.restore.push({ table, id, version, before });
    else plan.remove[table] = [...(plan.remove[table] ?? []), { id, version }];
  }
  plan.again = [...new Set(left.flatMap(({ one }) => now.get(one.id)?.groupId ?? []))];
  return plan;
}

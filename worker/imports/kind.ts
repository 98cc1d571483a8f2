import type { Role } from "#db/constants.ts";
import type { programs } from "#db/schema/index.ts";
import type { Context, UserActor } from "../context.ts";
import type { Resource } from "../policy/roles.ts";
import type { Made } from "./commit/chunkPlan.ts";
import type { Edits } from "./readCells.ts";
import type { ImportRow, Writer } from "./rowStore.ts";
import type { RawRow } from "./table/extract.ts";
import type { ColumnMapping } from "./table/mapping.ts";
import type { TableShape } from "./table/tableShape.ts";
import type { UndoPlan } from "./undo/decideUndo.ts";
import type { ValueMap } from "./valueMap.ts";
import type { Verdicts } from "./verdicts.ts";

export type ImportProgram = Pick<typeof programs.$inferSelect, "id" | "organizationId" | "regionCode">;

/** A file as it was read, with what a person said about it. */
export interface DryInput {
  rows: readonly RawRow[];
  mapping: readonly ColumnMapping[];
  valueMap: ValueMap;
  date1904: boolean;
  edits: ReadonlyMap<number, Edits>;
}

/** Where a file goes, and for whom. */
export interface DryTarget {
  program: ImportProgram;
  importer: UserActor;
}

export type DryReader = Pick<Context, "db" | "env" | "now">;

/**
 * One kind of file. The engine reads, maps, stores, repairs, writes in chunks and undoes; a kind says what its rows are
 * and what they make.
 */
export interface ImportKind<V extends object = object> {
  shape: TableShape;
  /** Roles that may bring such a file; they must be allowed to create that resource. */
  importers: readonly Role[];
  creates: Resource;
  /** Does it make a training round, and so need an open programme of one's own? */
  hasCohort: boolean;
  rowsAChunk: number;
  dry(ctx: DryReader, target: DryTarget, input: DryInput): Promise<Verdicts<V>>;
  /** Rows with the same key are written in one batch. */
  chunkKey(values: V): string;
  /** Prepares the writing of an import; what it answers writes one chunk in one batch. */
  writer(ctx: Writer, job: ImportRow): Promise<(numbers: readonly number[], isFirst: boolean) => Promise<void>>;
  /** What a person calls a row. */
  titleOf(values: V): string | null;
  /** Values that were understood and are personal: shown veiled. */
  veiled(values: V): Record<string, string>;
  undo(ctx: Context, job: ImportRow, made: readonly (Made & { row: number })[]): Promise<UndoPlan>;
}

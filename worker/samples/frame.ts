import { type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { SampleUnit } from "#db/constants.ts";
import { equipment, groups, people } from "#db/schema/index.ts";
import type { SampleDesign } from "#db/schema/samples.ts";
import { ApiError, invalid } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { idsWhere } from "../http/resourceRead.ts";
import { specOf } from "../http/resourceSpec.ts";
import type { Resource } from "../policy/roles.ts";
import { SAMPLE_ITEMS } from "./items.ts";

interface Unit {
  resource: Resource;
  table: SQLiteTable;
  /** SQL over its row `u`. */
  village: string;
  program: string;
}

const UNITS: Record<SampleUnit, Unit> = {
  group: { resource: "groups", table: groups, village: "u.villageCode", program: "u.programId" },
  person: {
    ...{ resource: "people", table: people, village: "u.villageCode" },
    program:
      "(SELECT g.programId FROM memberships m CROSS JOIN groups g ON g.id = m.groupId WHERE m.personId = u.id AND m.deletedAt IS NULL ORDER BY m.id LIMIT 1)",
  },
  equipment: {
    ...{ resource: "equipment", table: equipment, program: "u.programId" },
    village: "(SELECT g.villageCode FROM groups g WHERE g.id = u.holderGroupId)",
  },
};

export const resourceOfUnit = (unit: SampleUnit): Resource => UNITS[unit].resource;

type StrataBy = NonNullable<SampleDesign["strataBy"]>;

/** What a unit is put with, as SQL over its row `u`; of a cluster sample its kelurahan. */
function stratumSql(unit: SampleUnit, by: StrataBy | undefined): string {
  const { village, program } = UNITS[unit];
  switch (by) {
    case "village":
      return village;
    case "district":
      return `substr(${village}, 1, 8)`;
    case "program":
      return program;
    case "skill":
      return `(SELECT p.skill FROM programs p WHERE p.id = ${program})`;
    case "sex":
      return unit === "person" ? "u.sex" : "NULL";
    case undefined:
      return "NULL";
  }
}

export interface FrameOf {
  unit: SampleUnit;
  filter: Record<string, unknown>;
  auditedId: string | null;
  strataBy?: StrataBy;
}

/** Ids of the population: what the list under this filter shows whoever asks, of the audited office where one is named. */
export function populationIds(ctx: RequestContext, { unit, filter, auditedId }: FrameOf): SQL {
  const spec = specOf(UNITS[unit].resource);
  if (!spec) throw new Error(`${UNITS[unit].resource} is not declared`);
  try {
    return idsWhere(ctx, spec, auditedId ? { ...filter, organizationId: auditedId } : filter);
  } catch (error) {
    if (!(error instanceof ApiError) || !error.fields) throw error;
    throw invalid(Object.fromEntries(Object.entries(error.fields).map(([name, text]) => [`filter.${name}`, text])));
  }
}

/** How many units there are, by stratum (the name of none is ""). */
export const strataQuery = (ctx: RequestContext, of: FrameOf) =>
  ctx.db.all<{ stratum: string; size: number }>(
    sql`SELECT coalesce(${sql.raw(stratumSql(of.unit, of.strataBy))}, '') AS stratum, count(*) AS size
      FROM ${UNITS[of.unit].table} u WHERE u.id IN (${populationIds(ctx, of)}) GROUP BY 1 ORDER BY 1`,
  );

/**
 * The frame as it is now, in one statement: each unit under an id that is made for this frame and tells nothing, with
 * its stratum and what was reported of it.
 */
export function freezeStatement(ctx: RequestContext, sampleId: string, of: FrameOf, items: readonly string[]) {
  const known = SAMPLE_ITEMS[of.unit];
  const told = items.flatMap((name) =>
    known[name] ? [`json_object('item', '${name}', 'reported', ${known[name].sql})`] : [],
  );
  return ctx.db.run(sql`INSERT INTO sample_frames (sampleId, frameId, unitId, stratum, reported)
    SELECT ${sampleId}, 'u' || lower(hex(randomblob(9))), u.id, coalesce(${sql.raw(stratumSql(of.unit, of.strataBy))}, ''),
      json_array(${sql.raw(told.join(", "))})
    FROM ${UNITS[of.unit].table} u WHERE u.id IN (${populationIds(ctx, of)})`);
}

import { type SQL, sql } from "drizzle-orm";
import type { RiskBand } from "#db/constants.ts";
import { readClock } from "../clock.ts";
import type { Context } from "../context.ts";
import { type AsOf, todayAt, viewOf } from "./asOf.ts";
import { inPrograms, programChunks } from "./chunks.ts";
import { groupFactsCtes, groupVerdicts, programFactsCtes, programVerdicts } from "./evaluation.ts";
import type { RuleSets } from "./rules.ts";
import { loadRules } from "./rules.ts";

export interface PreviewInput {
  organizationId: string;
  programId?: string;
  asOf?: AsOf;
}

export interface Verdict {
  score: number;
  band: RiskBand;
  /** Codes of the rules that would hold. */
  signals: string[];
}

export interface PreviewResult {
  groups: number;
  raised: number;
  cleared: number;
  unchanged: number;
  ms: number;
  results: (Verdict & { groupId: string })[];
  programs: (Verdict & { programId: string })[];
}

interface PreviewRow {
  groupId: string | null;
  programId: string;
  inScope: number;
  score: number;
  riskBand: RiskBand;
  held: string;
  open: string;
}

const OPEN = (subject: string) =>
  `(SELECT json_group_array(o.ruleId) FROM signals o WHERE o.subjectId = ${subject} AND o.clearedAt IS NULL)`;

/** One SELECT: verdicts of the groups, and of their programmes from those very verdicts. */
function previewSelect(ids: readonly string[], rules: RuleSets, asOf: AsOf): SQL {
  const where = inPrograms(ids);
  const view = viewOf(asOf);
  const deletedSince = view.past && view.basis === "recorded";
  const groups = { where: deletedSince ? where.groupsEvenDeleted : where.groups, asOf };
  const programs = { where: where.programs, asOf };
  return sql`WITH w AS MATERIALIZED (WITH ${groupFactsCtes(groups, rules.group.facts)} ${groupVerdicts(rules.group)})
    SELECT w.groupId, w.programId, w.inScope, w.score, w.riskBand, w.held, ${sql.raw(OPEN("w.groupId"))} AS open FROM w
    UNION ALL SELECT NULL, z.programId, z.inScope, z.score, z.riskBand, z.held, ${sql.raw(OPEN("z.programId"))}
    FROM (WITH ${programFactsCtes(programs, rules.program.facts, "w")} ${programVerdicts(rules.program)}) z`;
}

/** What a run would make of every group, today or as of a past day; writes nothing. */
export async function previewStall(ctx: Context, input: PreviewInput): Promise<PreviewResult> {
  const { organizationId, programId, asOf = todayAt(ctx.now) } = input;
  const result: PreviewResult = { groups: 0, raised: 0, cleared: 0, unchanged: 0, ms: 0, results: [], programs: [] };
  const rules = (await loadRules(ctx, [organizationId])).get(organizationId);
  if (!rules) return result;
  const codes = new Map([...rules.group.rules, ...rules.program.rules].map(({ id, code }) => [id, code]));
  for (const chunk of await programChunks(ctx, { organizationId, programId, ended: "day" in asOf })) {
    for (const row of await ctx.db.all<PreviewRow>(previewSelect(chunk, rules, asOf))) addRow(result, row, codes);
  }
  return { ...result, ms: readClock(ctx.env.CLOCK_OFFSET_MS) - ctx.now };
}

function addRow(result: PreviewResult, row: PreviewRow, codes: Map<string, string>): void {
  const held = Object.entries(JSON.parse(row.held) as Record<string, number | null>).flatMap(([id, tier]) =>
    tier === null ? [] : [id],
  );
  const open = JSON.parse(row.open) as string[];
  const kept = held.filter((id) => open.includes(id)).length;
  result.raised += held.length - kept;
  result.cleared += open.length - kept;
  result.unchanged += kept;
  if (!row.inScope) return;
  const verdict: Verdict = {
    score: row.score,
    band: row.riskBand,
    signals: held.flatMap((id) => codes.get(id) ?? []).sort(),
  };
  if (row.groupId === null) result.programs.push({ programId: row.programId, ...verdict });
  else {
    result.groups++;
    result.results.push({ groupId: row.groupId, ...verdict });
  }
}

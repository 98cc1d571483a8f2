import type { View } from "./groupSources.ts";
import { monthsSince } from "./vocabulary.ts";

const MONTHS_TRAINED = monthsSince("gr.trainedOn");

/** Columns of `n`: the programme's groups (`gr`) and what the group rules made of them (`w`), together. */
const GROUP_COLUMNS: Record<string, string> = {
  groups: "count(*)",
  startOn: "min(max(gr.trainedOn, gr.enteredOn))",
  contacted: "count(w.lastContactOn)",
  grown: `sum(${MONTHS_TRAINED} >= 3)`,
  unknown: `sum(${MONTHS_TRAINED} >= 3 AND w.lastSeenStatus IS NULL)`,
  atRisk: "sum(w.riskBand IN ('berisiko', 'mandek'))",
  month6Seen: "count(w.activeAtMonth6)",
  month6Active: "sum(w.activeAtMonth6)",
  reached: "sum(w.equipped OR w.linked)",
};

/** Columns of `q`: machines bought and waiting to be handed over. */
const WAITING_COLUMNS: Record<string, string> = {
  waiting: "count(*)",
  oldest: "min(c.procuredOn)",
  overYearEnd: "sum(substr(c.procuredOn, 1, 4) || '-12-31' <= g.day)",
};

const UNDELIVERED = "c.state IN ('procured', 'stored')";

function waiting(view: View): string {
  if (!view.past || view.basis === "happened") return `(${UNDELIVERED} OR c.handedOverOn > g.day)`;
  return `(${UNDELIVERED} OR c.handedOverOn IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events v WHERE v.subjectId = c.id
    AND v.kind = 'equipment_handed_over' AND v."on" <= g.day AND v.recordedAt < g.endAt))`;
}

/**
 * The CTEs behind programme facts and their joins to `g`. `results` is a table or CTE with what the group rules made
 * of each group: `group_status`, or a preview's own.
 */
export function programSources(view: View, results: string): { ctes: string; from: string } {
  const columns = (all: Record<string, string>) =>
    Object.entries(all)
      .map(([name, body]) => `, ${body} AS ${name}`)
      .join("");
  const made = (row: string) => (view.past && view.basis === "recorded" ? ` AND ${row}.createdAt < g.endAt` : "");
  const trained = view.past ? "gr.trainedOn <= g.day" : "gr.trainedOn IS NOT NULL";
  return {
    ctes: `, n AS MATERIALIZED (SELECT g.programId${columns(GROUP_COLUMNS)},
        EXISTS (SELECT 1 FROM follow_ups f WHERE f.programId = g.programId AND f.deletedAt IS NULL AND f.planStep IS NOT NULL${made("f")}) AS hasPlan
      FROM g CROSS JOIN groups gr ON gr.programId = g.programId AND gr.deletedAt IS NULL AND ${trained}${made("gr")}
        CROSS JOIN ${results} w ON w.groupId = gr.id GROUP BY g.programId)
      , q AS MATERIALIZED (SELECT g.programId${columns(WAITING_COLUMNS)} FROM g CROSS JOIN equipment c ON c.programId = g.programId
        WHERE c.deletedAt IS NULL AND c.procuredOn <= g.day${made("c")} AND ${waiting(view)} GROUP BY g.programId)`,
    from: "g LEFT JOIN n ON n.programId = g.programId LEFT JOIN q ON q.programId = g.programId",
  };
}

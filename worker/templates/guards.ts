import type { ProgramSetup, Stage, StageGuard } from "#db/schema/programTemplates.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { evaluateQuery } from "../stall/evaluate.ts";
import { BUILT_IN, type FactValues } from "../stall/facts.ts";
import { factsIn, parseQuery, RuleError } from "../stall/parseQuery.ts";

export type GuardVerdict = "met" | "unmet" | "unknown";

export interface JudgedGuard {
  label: LocalText;
  verdict: GuardVerdict;
  /** Code of the document it waits for, if it is about one. */
  document?: string;
  /** What it asks about the programme, by name. */
  facts: string[];
}

function judgeQuery(guard: StageGuard, facts: FactValues): Pick<JudgedGuard, "verdict" | "facts"> {
  try {
    const query = parseQuery(guard.query, BUILT_IN.program);
    const holds = evaluateQuery(query, facts);
    return { verdict: holds === null ? "unknown" : holds ? "met" : "unmet", facts: factsIn(query) };
  } catch (error) {
    // A fact that is asked about no more is one nobody knows.
    if (error instanceof RuleError) return { verdict: "unknown", facts: [] };
    throw error;
  }
}

/** Each guard of a stage against the programme's facts and the codes of the documents it has. Unknown is not met. */
export const judgeGuards = (stage: Stage | undefined, facts: FactValues, documents: readonly string[]): JudgedGuard[] =>
  (stage?.guards ?? []).map((guard) => {
    const { label, document } = guard;
    if (document === undefined) return { label, ...judgeQuery(guard, facts) };
    return { label, document, facts: [], verdict: documents.includes(document) ? "met" : "unmet" };
  });

export const stageOf = (setup: Pick<ProgramSetup, "stages"> | null, state: string): Stage | undefined =>
  setup?.stages.find((stage) => stage.state === state);

const VERDICTS: Record<Exclude<GuardVerdict, "met">, LocalText> = {
  unmet: { id: "belum terpenuhi", en: "not met" },
  unknown: { id: "belum diketahui", en: "unknown" },
};

/** What still stands in the way, one sentence a guard. */
export const obstaclesOf = (guards: readonly JudgedGuard[]): LocalText[] =>
  guards.flatMap(({ label, verdict }) =>
    verdict === "met"
      ? []
      : [{ id: `${label.id} (${VERDICTS[verdict].id})`, en: `${label.en} (${VERDICTS[verdict].en})` }],
  );

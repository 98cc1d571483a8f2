import { ACTIVITY_STATUSES, OBSTACLES } from "#db/constants.ts";

type Say = (key: string, options?: Record<string, unknown>) => string;

const among = (values: readonly string[], value: string | undefined): boolean => values.includes(value ?? "");
const STEP_STATES = ["reached", "missed", "unknown", "total", "known"];

/** A figure behind a list in words: `program:prg_…:2026-06-15:happened:step.linked.reached`. */
export function figureWords(figure: string, say: Say, sayDay: (day: string) => string): string {
  const [, , day = "", , key = ""] = figure.split(":");
  const on = sayDay(day);
  const [kind, what, state] = key.replace(/^age\d+\./, "").split(".");
  if (kind === "status" && among(ACTIVITY_STATUSES, what))
    return say("app.filter.statusAt", { status: say(`enums.activityStatus.${what}`), on });
  if (kind === "step" && among(STEP_STATES, state))
    return say(`app.filter.stepAt.${state}`, { step: say(`resources.programs.funnel.${what}`), on });
  if (kind === "month" && among(ACTIVITY_STATUSES, state))
    return say("app.filter.monthAt", { status: say(`enums.activityStatus.${state}`), month: what, on });
  if (kind === "cause" && among(OBSTACLES, what))
    return say("app.filter.causeAt", { cause: say(`enums.obstacle.${what}`), on });
  if (kind === "grade" && /^[A-E][1-3]$/.test(what ?? "")) return say("app.filter.gradeAt", { grade: what, on });
  return `${say("app.filter.figure")} ${on}`;
}

import type { StepAnchor, StepAssignee } from "#db/constants.ts";
import type { PlanStep } from "#db/schema/plans.ts";
import type { RuleQuery } from "#db/schema/rules.ts";

export interface Plan {
  id: string;
  version: number;
  organizationId: string;
  code: string;
  name: string;
  anchor: "trainedOn" | "handoverOn";
  steps: PlanStep[];
  isDefault: boolean;
}

/** A point as it is edited: one number and its unit, and empty text for what is not chosen. */
export interface StepForm {
  key?: string;
  label: string;
  anchor: StepAnchor;
  point: string;
  offset: number | null;
  unit: "months" | "days";
  windowBefore: number | null;
  windowAfter: number | null;
  formId: string;
  assignee: StepAssignee;
  assigneeId: string;
  skipWhen?: RuleQuery;
}
export type PlanForm = Omit<Plan, "steps"> & { steps: StepForm[] };

export const newStep = (label: string): StepForm => ({
  ...{ label, anchor: "trainedOn", point: "", offset: 1, unit: "months", windowBefore: 7, windowAfter: 7 },
  ...{ formId: "", assignee: "nobody", assigneeId: "" },
});

/** A name for a point that others may count from, made on this device; unique among those of the plan. */
export function newKey(steps: readonly { key?: string }[]): string {
  const taken = new Set(steps.map(({ key }) => key));
  let n = steps.length + 1;
  while (taken.has(`titik_${n}`)) n++;
  return `titik_${n}`;
}

export const toForm = (plan: Plan): PlanForm => ({
  ...plan,
  steps: plan.steps.map((step) => ({
    key: step.key,
    label: step.label,
    anchor: step.anchor ?? plan.anchor,
    point: step.point ?? "",
    offset: step.offsetMonths ?? step.offsetDays ?? null,
    unit: step.offsetMonths === undefined ? "days" : "months",
    windowBefore: step.windowBefore,
    windowAfter: step.windowAfter,
    formId: step.formId ?? "",
    assignee: step.assignee ?? "nobody",
    assigneeId: step.assigneeId ?? "",
    skipWhen: step.skipWhen,
  })),
});

function toStep(step: StepForm, planAnchor: string): PlanStep {
  const { key, label, anchor, point, offset, unit, formId, assignee, assigneeId, skipWhen } = step;
  return {
    ...(key ? { key } : {}),
    label,
    ...(anchor === planAnchor ? {} : { anchor }),
    ...(anchor === "point" && point ? { point } : {}),
    ...(unit === "days" ? { offsetDays: offset ?? 0 } : { offsetMonths: offset ?? 0 }),
    windowBefore: step.windowBefore ?? 0,
    windowAfter: step.windowAfter ?? 0,
    ...(formId ? { formId } : {}),
    ...(assignee && assignee !== "nobody" ? { assignee } : {}),
    ...(assignee === "user" && assigneeId ? { assigneeId } : {}),
    ...(skipWhen && skipWhen.rules.length > 0 ? { skipWhen } : {}),
  };
}

/** What the form sends. A plan's own anchor stays what it was: each point says what it counts from where that differs. */
export function fromForm(values: Record<string, unknown>) {
  const { name, code, isDefault } = values;
  const anchor = (values.anchor as Plan["anchor"] | undefined) ?? "trainedOn";
  const steps = ((values.steps as StepForm[] | undefined) ?? []).map((step) => toStep(step, anchor));
  return { name, ...(code ? { code } : {}), anchor, isDefault: Boolean(isDefault), steps };
}

export type Say = (key: string, options?: Record<string, unknown>) => string;

/** `3 bulan sesudah selesai pelatihan`: what a point counts from, in words. */
export function sayWhen(step: PlanStep, plan: Pick<Plan, "anchor" | "steps">, say: Say): string {
  const text = (key: string, options = {}) => say(`resources.plans.says.${key}`, options);
  const anchor = step.anchor ?? plan.anchor;
  const other = plan.steps.find(({ key }) => key === step.point);
  const from = anchor === "point" ? text("point", { name: other?.label ?? "?" }) : text(`anchor.${anchor}`);
  const offset = step.offsetMonths ?? step.offsetDays ?? 0;
  if (offset === 0) return text("on", { anchor: from });
  const size = Math.abs(offset);
  const unit = step.offsetMonths === undefined ? "app.units.days" : "app.units.months";
  return text(offset > 0 ? "after" : "before", { length: say(unit, { smart_count: size }), anchor: from });
}

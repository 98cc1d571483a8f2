import type { PlanStep } from "#db/schema/plans.ts";

export interface Plan {
  id: string;
  version: number;
  organizationId: string;
  name: string;
  anchor: "trainedOn" | "handoverOn";
  steps: PlanStep[];
  isDefault: boolean;
}

/** A point as it is edited: one number and its unit. */
export interface StepForm {
  label: string;
  offset: number | null;
  unit: "months" | "days";
  windowBefore: number | null;
  windowAfter: number | null;
}

export const newStep: Omit<StepForm, "label"> = { offset: 1, unit: "months", windowBefore: 7, windowAfter: 7 };

export const toForm = (plan: Plan): Omit<Plan, "steps"> & { steps: StepForm[] } => ({
  ...plan,
  steps: plan.steps.map(({ label, offsetMonths, offsetDays, windowBefore, windowAfter }) => ({
    label,
    offset: offsetMonths ?? offsetDays ?? null,
    unit: offsetMonths === undefined ? "days" : "months",
    windowBefore,
    windowAfter,
  })),
});

function toStep({ label, offset, unit, windowBefore, windowAfter }: StepForm): PlanStep {
  const windows = { windowBefore: windowBefore ?? 0, windowAfter: windowAfter ?? 0 };
  return { label, ...(unit === "days" ? { offsetDays: offset ?? 0 } : { offsetMonths: offset ?? 0 }), ...windows };
}

/** What the form sends; points in the order they fall due. */
export function fromForm(values: Record<string, unknown>): Record<string, unknown> {
  const { name, anchor, isDefault } = values;
  const steps = ((values.steps as StepForm[] | undefined) ?? []).map(toStep);
  const daysOf = ({ offsetMonths, offsetDays }: PlanStep) => offsetDays ?? (offsetMonths ?? 0) * 30;
  return { name, anchor, isDefault: Boolean(isDefault), steps: steps.sort((a, b) => daysOf(a) - daysOf(b)) };
}

import type { RaRecord } from "react-admin";
import { PROGRAM_STATES, type ProgramState } from "#db/constants.ts";
import type { Stage, StageGuard, TemplateDefinition } from "#db/schema/programTemplates.ts";
import type { LocalText, RuleQuery } from "#db/schema/rules.ts";

export interface Template extends RaRecord {
  id: string;
  version: number;
  organizationId: string;
  code: string;
  name: LocalText;
  definition: TemplateDefinition;
  retired: boolean;
}

export const inLanguage = (text: LocalText | undefined, locale: string): string =>
  text ? text[locale === "en" ? "en" : "id"] : "";

/** Stages that can be called something else; being called off cannot. */
export const STAGES: readonly ProgramState[] = PROGRAM_STATES.filter((state) => state !== "cancelled");

export const emptyDefinition: TemplateDefinition = { forms: [], rules: [], stages: [], documents: [], supports: [] };

export const emptyGuard = (): StageGuard => ({ label: { id: "", en: "" }, query: emptyCondition() });
export const emptyCondition = (): RuleQuery => ({ combinator: "and", rules: [] });

export const stageAt = (stages: readonly Stage[], state: ProgramState): Stage =>
  stages.find((stage) => stage.state === state) ?? { state, guards: [] };

/** The stages with one of them changed, in the order programmes go through them. */
export function withStage(stages: readonly Stage[], changed: Stage): Stage[] {
  const others = stages.filter(({ state }) => state !== changed.state);
  const said = changed.label || changed.guards.length > 0;
  return [...others, ...(said ? [changed] : [])].sort((a, b) => STAGES.indexOf(a.state) - STAGES.indexOf(b.state));
}

const isSet = (value: unknown) => value !== null && value !== undefined && value !== "";
const filled = (text: LocalText | undefined) => text && (text.id || text.en);

/** What the form sends: no empty inputs, labels in both languages or not at all. */
export function cleanTemplate(values: Record<string, unknown>): Record<string, unknown> {
  const { code, name, retired, definition } = values as unknown as Template;
  const { skill, fundingSource, teachesEntrepreneurship, plan, targets, ...lists } = {
    ...emptyDefinition,
    ...definition,
  };
  const numbers = Object.entries(targets ?? {}).filter(([, value]) => typeof value === "number");
  const optional = Object.entries({ skill, fundingSource, teachesEntrepreneurship, plan }).filter(([, one]) =>
    isSet(one),
  );
  return {
    ...{ code, name, retired: Boolean(retired) },
    definition: {
      ...Object.fromEntries(optional),
      ...(numbers.length > 0 ? { targets: Object.fromEntries(numbers) } : {}),
      forms: lists.forms ?? [],
      rules: lists.rules ?? [],
      documents: lists.documents ?? [],
      supports: lists.supports ?? [],
      stages: (lists.stages ?? []).map(({ label, ...stage }) => (filled(label) ? { ...stage, label } : stage)),
    },
  };
}

/** Facts that the guards of a stage ask about. */
export function factsOfStage(stage: Stage): string[] {
  const namesIn = (query: RuleQuery | undefined): string[] =>
    query?.rules.flatMap((one) => ("rules" in one ? namesIn(one) : [one.field])) ?? [];
  return [...new Set(stage.guards.flatMap(({ query }) => namesIn(query)))];
}

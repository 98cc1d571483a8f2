import type { Choice, FormDefinition, Question } from "#db/schema/forms.ts";
import { same } from "../../providers/conflictMerge.ts";
import { walk } from "./questionTree.ts";

/** What became of one choice. */
export interface ChoiceChange {
  choice: Choice;
  what: "optionAdded" | "optionRemoved" | "optionRetired" | "optionBack" | "optionWords";
}

export interface QuestionChange {
  question: Question;
  change: "added" | "removed" | "moved" | "changed";
  /** Parts of the question that differ: `label`, `limits`, … */
  parts: readonly QuestionPart[];
  choices: readonly ChoiceChange[];
}

const PARTS = [
  "kind",
  "label",
  "hint",
  "required",
  "relevant",
  "limits",
  "default",
  "prefill",
  "personal",
  "retired",
] as const;
export type QuestionPart = (typeof PARTS)[number] | "options";

interface Placed {
  question: Question;
  /** Name of the question before it, or of what holds it: another neighbour means another place. */
  after: string;
}

function placed(definition: FormDefinition, known: ReadonlySet<string>): Map<string, Placed> {
  const found = new Map<string, Placed>();
  const last = new Map<string, string>();
  for (const { question, path } of walk(definition.questions)) {
    const holder = path.slice(0, -1).join(".");
    const after = `${holder}/${last.get(holder) ?? ""}`;
    found.set(question.name, { question, after });
    // Questions that one side does not know move nobody.
    if (known.has(question.name)) last.set(holder, question.name);
  }
  return found;
}

const nothing = (value: unknown) => (value === false ? undefined : value);

function choiceChanges(before: readonly Choice[], after: readonly Choice[]): ChoiceChange[] {
  const changes: ChoiceChange[] = [];
  for (const choice of after) {
    const old = before.find(({ value }) => value === choice.value);
    if (!old) changes.push({ choice, what: "optionAdded" });
    else if (Boolean(old.retired) !== Boolean(choice.retired))
      changes.push({ choice, what: choice.retired ? "optionRetired" : "optionBack" });
    else if (!same(old.label, choice.label)) changes.push({ choice, what: "optionWords" });
  }
  const gone = before.filter(({ value }) => !after.some((one) => one.value === value));
  return [...changes, ...gone.map((choice) => ({ choice, what: "optionRemoved" as const }))];
}

/** What a draft changes about the version in use, question by question, in the order of the draft. */
export function formChanges(before: FormDefinition, after: FormDefinition): QuestionChange[] {
  const names = (definition: FormDefinition) => walk(definition.questions).map(({ question }) => question.name);
  const both = new Set(names(before).filter((name) => names(after).includes(name)));
  const old = placed(before, both);
  const now = placed(after, both);
  const changes: QuestionChange[] = [];
  for (const [name, { question, after: place }] of now) {
    const was = old.get(name);
    if (!was) {
      changes.push({ question, change: "added", parts: [], choices: [] });
      continue;
    }
    const parts: QuestionPart[] = PARTS.filter((part) => !same(nothing(was.question[part]), nothing(question[part])));
    const choices = choiceChanges(was.question.options ?? [], question.options ?? []);
    const order = (options: readonly Choice[] | undefined) => (options ?? []).map(({ value }) => value);
    const reordered = choices.length === 0 && !same(order(was.question.options), order(question.options));
    if (choices.length > 0 || reordered) parts.push("options");
    if (parts.length > 0) changes.push({ question, change: "changed", parts, choices });
    else if (was.after !== place) changes.push({ question, change: "moved", parts: [], choices: [] });
  }
  for (const [name, { question }] of old)
    if (!now.has(name)) changes.push({ question, change: "removed", parts: [], choices: [] });
  return changes;
}

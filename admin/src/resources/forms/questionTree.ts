import type { Question } from "#db/schema/forms.ts";
import type { RuleCondition, RuleQuery } from "#db/schema/rules.ts";

/** Where a question stands: `[2, 0]` is the first question inside the third. */
export type Path = readonly number[];

export const isContainer = ({ kind }: Pick<Question, "kind">): boolean => kind === "group" || kind === "repeat";
export const samePath = (a: Path, b: Path): boolean => a.length === b.length && a.every((step, at) => step === b[at]);
/** Whether `inner` is `outer` itself or stands inside it. */
export const isWithin = (inner: Path, outer: Path): boolean => outer.every((step, at) => inner[at] === step);

export function questionAt(questions: readonly Question[], path: Path): Question | undefined {
  const [first, ...rest] = path;
  const found = first === undefined ? undefined : questions[first];
  return rest.length === 0 ? found : found && questionAt(found.questions ?? [], rest);
}

/** The list that holds the question at a path. */
export const siblingsOf = (questions: readonly Question[], path: Path): readonly Question[] =>
  path.length < 2 ? questions : (questionAt(questions, path.slice(0, -1))?.questions ?? []);

/** Changes the list at `parent` (empty = the form itself) and leaves everything else as it is. */
function changeList(
  questions: readonly Question[],
  parent: Path,
  change: (list: readonly Question[]) => Question[],
): Question[] {
  const [first, ...rest] = parent;
  if (first === undefined) return change(questions);
  return questions.map((question, at) =>
    at === first ? { ...question, questions: changeList(question.questions ?? [], rest, change) } : question,
  );
}

const lastOf = (path: Path): number => path.at(-1) ?? 0;

export const replaceAt = (questions: readonly Question[], path: Path, by: Question): Question[] =>
  changeList(questions, path.slice(0, -1), (list) => list.map((one, at) => (at === lastOf(path) ? by : one)));

export const removeAt = (questions: readonly Question[], path: Path): Question[] =>
  changeList(questions, path.slice(0, -1), (list) => list.filter((_, at) => at !== lastOf(path)));

export const insertAt = (questions: readonly Question[], path: Path, question: Question): Question[] =>
  changeList(questions, path.slice(0, -1), (list) => list.toSpliced(lastOf(path), 0, question));

/**
 * Takes a question to where another path says, both as they are before the move; answers with the new list and where
 * the question stands in it. A question never goes into itself.
 */
export function moveTo(questions: readonly Question[], from: Path, to: Path): { questions: Question[]; path: Path } {
  const moved = questionAt(questions, from);
  if (!moved || (isWithin(to, from) && to.length > from.length)) return { questions: [...questions], path: from };
  const path = afterRemoval(to, from);
  return { questions: insertAt(removeAt(questions, from), path, moved), path };
}

/** The same place once the question at `removed` is gone. */
function afterRemoval(path: Path, removed: Path): Path {
  const depth = removed.length - 1;
  const beside = path.length > depth && isWithin(path, removed.slice(0, -1));
  const step = path[depth];
  if (!beside || step === undefined || step <= lastOf(removed)) return path;
  return path.map((one, at) => (at === depth ? one - 1 : one));
}

/** One place up or down among its neighbours. */
export function shift(questions: readonly Question[], path: Path, by: -1 | 1): { questions: Question[]; path: Path } {
  const target = lastOf(path) + by;
  const list = siblingsOf(questions, path);
  const moved = questionAt(questions, path);
  if (!moved || target < 0 || target >= list.length) return { questions: [...questions], path };
  const to = [...path.slice(0, -1), target];
  return { questions: insertAt(removeAt(questions, path), to, moved), path: to };
}

/** Every question with its place, in the order in which it is asked. */
export function walk(questions: readonly Question[], above: Path = []): { question: Question; path: Path }[] {
  return questions.flatMap((question, at) => {
    const path = [...above, at];
    return [{ question, path }, ...walk(question.questions ?? [], path)];
  });
}

export const namesOf = (questions: readonly Question[]): Set<string> =>
  new Set(walk(questions).map(({ question }) => question.name));

/** Gives a question another name, and the conditions that ask about it, too. */
export function rename(questions: readonly Question[], path: Path, name: string): Question[] {
  const old = questionAt(questions, path);
  if (!old || old.name === name) return [...questions];
  const renamed = replaceAt(questions, path, { ...old, name });
  const everywhere = (list: readonly Question[]): Question[] =>
    list.map((question) => ({
      ...question,
      ...(question.relevant && { relevant: renameIn(question.relevant, old.name, name) }),
      ...(question.limits?.query && {
        limits: { ...question.limits, query: renameIn(question.limits.query, old.name, name) },
      }),
      ...(question.questions && { questions: everywhere(question.questions) }),
    }));
  return everywhere(renamed);
}

const renameIn = (query: RuleQuery, from: string, to: string): RuleQuery => ({
  ...query,
  rules: query.rules.map((part) => ("rules" in part ? renameIn(part, from, to) : renameCondition(part, from, to))),
});

const renameCondition = (part: RuleCondition, from: string, to: string): RuleCondition => ({
  ...part,
  field: part.field === from ? to : part.field,
  ...(part.valueSource === "field" && part.value === from ? { value: to } : {}),
});

import type { FormDefinition, Question } from "#db/schema/forms.ts";
import { fault } from "./answers.ts";
import type { DefinitionFault } from "./checkDefinition.ts";

interface Placed {
  question: Question;
  path: string;
  /** The repeat it is answered in, if any. */
  repeat: string;
}

/** Questions by name, with where they stand. */
function placed(questions: readonly Question[], path = "questions", repeat = ""): Map<string, Placed> {
  const found = new Map<string, Placed>();
  for (const [i, question] of questions.entries()) {
    const at = `${path}[${i}]`;
    found.set(question.name, { question, path: at, repeat });
    const inside = question.kind === "repeat" ? question.name : repeat;
    for (const [name, one] of placed(question.questions ?? [], `${at}.questions`, inside)) found.set(name, one);
  }
  return found;
}

/**
 * What a new version may not take from the one in use: answers were given to its questions and choices, so these are
 * retired and never removed, and what an answer looks like stays.
 */
export function checkChange(published: FormDefinition, draft: FormDefinition): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const now = placed(draft.questions);
  for (const [name, before] of placed(published.questions)) {
    const say = (path: string, id: string, en: string) => faults.push({ path, name, text: fault(id, en) });
    const after = now.get(name);
    if (!after) {
      say(
        "questions",
        `Pertanyaan "${name}" sudah pernah ditanyakan: pensiunkan, jangan dihapus.`,
        `The question "${name}" has been asked: retire it instead of removing it.`,
      );
      continue;
    }
    if (after.question.kind !== before.question.kind)
      say(`${after.path}.kind`, "Jenis pertanyaan tidak dapat berubah.", "The kind of a question cannot change.");
    if (after.repeat !== before.repeat)
      say(
        after.path,
        "Pertanyaan tidak dapat berpindah ke atau dari isian berulang.",
        "A question cannot move into or out of a repeat.",
      );
    for (const { value } of before.question.options ?? []) {
      if (after.question.options?.some((one) => one.value === value)) continue;
      say(
        `${after.path}.options`,
        `Pilihan "${value}" sudah pernah dipakai: pensiunkan, jangan dihapus.`,
        `The choice "${value}" has been used: retire it instead of removing it.`,
      );
    }
  }
  return faults;
}

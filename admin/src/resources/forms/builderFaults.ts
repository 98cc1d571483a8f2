import type { FormDefinition } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { checkChange } from "#worker/forms/checkChange.ts";
import { checkDefinition } from "#worker/forms/checkDefinition.ts";
import type { Path } from "./questionTree.ts";

/** The place of a question as the check of a definition writes it: `questions[1].questions[0]`. */
export const placeOf = (path: Path): string => path.map((step) => `questions[${step}]`).join(".");

export interface BuilderFaults {
  /** All of them, in the order of the questions. */
  all: { path: string; name: string; text: LocalText }[];
  at: (path: Path, part: string) => LocalText | undefined;
  /** Of the question itself: what its inner questions lack is counted there. */
  countOf: (path: Path) => number;
}

/** What keeps a draft from being published, by the part of the question it concerns. */
export function findFaults(draft: FormDefinition, published: FormDefinition | undefined): BuilderFaults {
  const all = [...checkDefinition(draft), ...(published ? checkChange(published, draft) : [])];
  const isOwn = (fault: string, place: string) =>
    fault === place || (fault.startsWith(`${place}.`) && !fault.startsWith(`${place}.questions[`));
  return {
    all,
    at: (path, part) => {
      const place = placeOf(path);
      return all.find((fault) => fault.path === (part ? `${place}.${part}` : place))?.text;
    },
    countOf: (path) => all.filter((fault) => isOwn(fault.path, placeOf(path))).length,
  };
}

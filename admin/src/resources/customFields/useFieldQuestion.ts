import { useInput, useLocale, useRecordContext } from "react-admin";
import { get, useFormState, useWatch } from "react-hook-form";
import type { Question } from "#db/schema/forms.ts";
import type { CustomField } from "../../customFields/customField.ts";
import { wordsIn } from "../../forms/formText.ts";
import type { Builder } from "../forms/BuilderContext.ts";
import { findFaults } from "../forms/builderFaults.ts";
import { keptBy } from "../forms/questionModel.ts";

const UNNAMED = "isian";
const nothing = () => undefined;

/** The question of a field as the parts of the form builder edit it: a form of one question. */
export function useFieldQuestion() {
  const locale = useLocale();
  const record = useRecordContext<CustomField>();
  const code = (useWatch({ name: "code" }) as string | undefined) || UNNAMED;
  const named = (question: Question) => ({ questions: [{ ...question, name: code }] });
  const saved = record?.question && named(record.question);
  const { field } = useInput({
    source: "question",
    // The message stands beside its part; here it only keeps the form from being sent.
    validate: (value: Question) => (findFaults(named(value), saved).all.some(isOwn) ? " " : undefined),
  });
  const { errors, isSubmitted } = useFormState();
  const question: Question = { ...(field.value as Question), name: code };
  const faults = findFaults({ questions: [question] }, saved);
  const put = (part: Partial<Question>) => field.onChange({ ...(field.value as Question), ...part });

  const builder: Builder = {
    questions: [question],
    change: (next) => {
      const [one] = typeof next === "function" ? next([question]) : next;
      if (one) field.onChange(one);
    },
    ...{ kept: keptBy(saved), open: [0], dragged: undefined },
    ...{ setOpen: nothing, focus: nothing, say: nothing, setDragged: nothing },
    faultAt: (path, part) => {
      const told = get(errors, `question.${part.replaceAll(/\[(\d+)\]/g, ".$1")}`) as { message?: string } | undefined;
      const found = isSubmitted ? wordsIn(faults.at(path, part), locale) : "";
      return found || (typeof told?.message === "string" ? told.message : undefined);
    },
    faultsOf: faults.countOf,
  };
  return { question, put, builder };
}

/** A fault of the code is told by its own input. */
const isOwn = ({ path }: { path: string }) => path !== "questions[0].name";

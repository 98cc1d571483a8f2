import { useTranslate } from "react-admin";
import { fieldsBefore } from "#worker/forms/fieldsBefore.ts";
import { AnswerQuery } from "./AnswerQuery.tsx";
import { useBuilder } from "./BuilderContext.ts";
import type { PartProps } from "./QuestionEditor.tsx";

/** Whether a question is asked, by the answers before it. */
export function RelevanceEditor({ question, path, put }: PartProps) {
  const { questions, faultAt } = useBuilder();
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.forms.build.${key}`);
  return (
    <AnswerQuery
      query={question.relevant}
      onChange={(relevant) => put({ relevant })}
      offered={fieldsBefore({ questions: [...questions] }, question.name)}
      label={text("relevanceOn")}
      help={text("relevanceHelp")}
      nothing={text("relevanceNone")}
      fault={faultAt(path, "relevant")}
    />
  );
}

import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import type { Question } from "#db/schema/forms.ts";
import { useBuilder } from "./BuilderContext.ts";

/** Under the name of a question: its kind and code, and what is special about it, in words. */
export function QuestionMarks({ question, faults }: { question: Question; faults: number }) {
  const translate = useTranslate();
  const { kept } = useBuilder();
  const { kind, name, required, personal, relevant, limits, prefill, retired } = question;
  const marks = {
    retired,
    required,
    relevant,
    limits: limits && Object.keys(limits).length > 0,
    prefill,
    personal,
    published: kept.names.has(name),
  };
  const words = Object.entries(marks)
    .filter(([, on]) => on)
    .map(([mark]) => translate(`resources.forms.build.mark.${mark}`));
  return (
    <Typography variant="caption" component="span" sx={{ display: "block", color: "text.secondary" }}>
      {[translate(`enums.questionKind.${kind}`), name, ...words].join(" · ")}
      {faults > 0 && (
        <Typography variant="caption" component="span" sx={{ color: "error.main", fontWeight: 600 }}>
          {` · ${translate("resources.forms.build.toMend", { smart_count: faults })}`}
        </Typography>
      )}
    </Typography>
  );
}

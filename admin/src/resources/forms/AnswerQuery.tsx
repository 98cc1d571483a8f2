import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import Switch from "@mui/material/Switch";
import Typography from "@mui/material/Typography";
import { useRef } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { RuleQuery } from "#db/schema/rules.ts";
import type { OfferedField } from "#worker/forms/fieldsBefore.ts";
import { firstOperator, firstValue } from "../../builder/builderField.ts";
import { QueryBuilder } from "../../builder/QueryBuilder.tsx";
import { isComplete } from "../../builder/queryModel.ts";
import { sayAnswers } from "../../forms/sayAnswers.ts";
import { builderFields, comparesAnswers } from "./answerFields.ts";

interface AnswerQueryProps {
  query: RuleQuery | undefined;
  onChange: (query: RuleQuery | undefined) => void;
  offered: readonly OfferedField[];
  label: string;
  help: string;
  /** Where there is nothing to ask about. */
  nothing: string;
  fault?: string;
}

/** A condition over answers that may be there or not: switched on, put together, and read back as a sentence. */
export function AnswerQuery({ query, onChange, offered, label, help, nothing, fault }: AnswerQueryProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const last = useRef(query);
  if (query) last.current = query;
  const fields = builderFields(offered, locale, translate);
  const turn = (on: boolean) => {
    const [first] = fields;
    if (!on) return onChange(undefined);
    const start = first && { field: first.name, operator: firstOperator(first), value: firstValue(first) };
    onChange(last.current ?? { combinator: "and", rules: start ? [start] : [] });
  };
  const fixed = query !== undefined && comparesAnswers(query);
  return (
    <Box>
      <FormControlLabel
        sx={{ ml: 0 }}
        control={<Switch size="small" checked={query !== undefined} onChange={(_event, on) => turn(on)} />}
        label={label}
        disabled={fields.length === 0 && !query}
      />
      <FormHelperText sx={{ mt: 0 }}>{fields.length === 0 ? nothing : help}</FormHelperText>
      {query && !fixed && (
        <Box sx={{ mt: 0.5 }}>
          <QueryBuilder query={query} onChange={onChange} fields={fields} label={label} />
        </Box>
      )}
      {query && (fixed || isComplete(query)) && (
        <Typography variant="body2" sx={{ mt: 0.5, overflowWrap: "anywhere" }}>
          {sayAnswers(query, fields, locale, translate)}
        </Typography>
      )}
      {fixed && <FormHelperText>{translate("resources.forms.build.comparesAnswers")}</FormHelperText>}
      {fault && <FormHelperText error>{fault}</FormHelperText>}
    </Box>
  );
}

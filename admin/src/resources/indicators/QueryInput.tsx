import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import Skeleton from "@mui/material/Skeleton";
import Switch from "@mui/material/Switch";
import { useTranslate } from "react-admin";
import { useController, useFormState, useWatch } from "react-hook-form";
import type { IndicatorSubject } from "#db/constants.ts";
import type { RuleQuery } from "#db/schema/rules.ts";
import { emptyQuery, QueryBuilder } from "../../builder/QueryBuilder.tsx";
import { isComplete } from "../../builder/queryModel.ts";
import { useFactFields } from "../../facts/useFacts.ts";

/** The first words of whatever is wrong inside a query: faults come by their place in it. */
function faultIn(errors: unknown): string | undefined {
  if (typeof errors !== "object" || errors === null) return undefined;
  const { message } = errors as { message?: unknown };
  if (typeof message === "string" && message !== "") return message.replace(/^@@react-admin@@"?|"$/g, "");
  for (const inner of Object.values(errors)) {
    const found = faultIn(inner);
    if (found) return found;
  }
  return undefined;
}

function Conditions({ source, label }: { source: "query" | "base"; label: string }) {
  const translate = useTranslate();
  const subject = (useWatch({ name: "subject" }) ?? "groups") as IndicatorSubject;
  const fields = useFactFields(subject);
  const validate = (value: RuleQuery | null) =>
    value && isComplete(value) ? true : translate("resources.indicators.wait");
  const { field } = useController({ name: source, rules: { validate } });
  const { errors } = useFormState();
  const fault = faultIn(errors[source]);
  if (!fields) return <Skeleton variant="rounded" height={96} />;
  return (
    <>
      <QueryBuilder
        key={subject}
        query={field.value ?? emptyQuery()}
        onChange={field.onChange}
        fields={fields}
        label={label}
      />
      {fault && <FormHelperText error>{fault}</FormHelperText>}
    </>
  );
}

/** When a record is counted. */
export function QueryInput() {
  const translate = useTranslate();
  return (
    <Box sx={{ gridColumn: "1 / -1", minWidth: 0 }}>
      <Conditions source="query" label={translate("resources.indicators.fields.query")} />
      <FormHelperText>{translate("resources.indicators.queryHelp")}</FormHelperText>
    </Box>
  );
}

/** Among which records: all, or those that meet another condition. */
export function BaseInput() {
  const translate = useTranslate();
  const { field } = useController({ name: "base" });
  return (
    <Box sx={{ gridColumn: "1 / -1", minWidth: 0 }}>
      <FormControlLabel
        control={
          <Switch checked={Boolean(field.value)} onChange={(_event, on) => field.onChange(on ? emptyQuery() : null)} />
        }
        label={translate("resources.indicators.baseSwitch")}
      />
      {field.value ? (
        <Conditions source="base" label={translate("resources.indicators.fields.base")} />
      ) : (
        <FormHelperText sx={{ mt: 0 }}>{translate("resources.indicators.baseHelp")}</FormHelperText>
      )}
    </Box>
  );
}

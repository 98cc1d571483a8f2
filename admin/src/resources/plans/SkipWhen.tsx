import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { useLocale, useTranslate } from "react-admin";
import { useController, useFormContext } from "react-hook-form";
import type { RuleQuery } from "#db/schema/rules.ts";
import { sayQuery } from "#worker/stall/sentence.ts";
import { emptyQuery, QueryBuilder } from "../../builder/QueryBuilder.tsx";
import { useFactFields, useLookup } from "../../facts/useFacts.ts";
import { faultsUnder } from "./faultsUnder.ts";

/** The condition by which a point is left out, over the facts of the group. */
export function SkipWhen({ source }: { source: string }) {
  const translate = useTranslate();
  const language = useLocale() === "en" ? "en" : "id";
  const { field } = useController({ name: source });
  const { formState } = useFormContext();
  const fields = useFactFields("group") ?? [];
  const lookup = useLookup("group");
  const titleId = useId();
  const query = field.value as RuleQuery | undefined;
  const text = (key: string, options = {}) => translate(`resources.plans.step.${key}`, options);
  const title = translate("resources.plans.fields.skipWhen");
  const faults = faultsUnder(formState.errors, source);
  return (
    <section aria-labelledby={titleId}>
      <Typography id={titleId} variant="h3" component="h3" sx={{ mt: 1.5, mb: 0.5 }}>
        {title}
      </Typography>
      {query ? (
        <>
          <Typography variant="caption" component="p" sx={{ color: "text.secondary", mb: 1 }}>
            {text("skipHelp")}
          </Typography>
          <QueryBuilder query={query} onChange={field.onChange} fields={fields} label={title} />
          {query.rules.length > 0 && (
            <Typography variant="body2" sx={{ mt: 1 }}>
              {text("reads", { sentence: sayQuery(query, lookup, language) })}
            </Typography>
          )}
          {faults.map((fault) => (
            <Typography key={fault} variant="caption" color="error" component="p" role="alert">
              {fault}
            </Typography>
          ))}
          <Button size="small" onClick={() => field.onChange(undefined)} sx={{ mt: 0.5 }}>
            {text("skipRemove")}
          </Button>
        </>
      ) : (
        <>
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {text("skipNone")}
          </Typography>
          <Button size="small" variant="outlined" onClick={() => field.onChange(emptyQuery())} sx={{ mt: 0.5 }}>
            {text("skipAdd")}
          </Button>
        </>
      )}
    </section>
  );
}

import Alert from "@mui/material/Alert";
import { useTranslate } from "react-admin";
import { useFacts, useLookup } from "../../facts/useFacts.ts";
import { factsGone, type Rule } from "./ruleModel.ts";

/** Says of a rule which facts it asks that are no longer there; nothing where all are. */
export function GoneFacts({ rule }: { rule: Rule }) {
  const translate = useTranslate();
  const { data } = useFacts();
  const known = useLookup(rule.scope);
  const gone = data ? factsGone(rule, known) : [];
  if (gone.length === 0) return null;
  return (
    <Alert severity="warning" variant="outlined" sx={{ py: 0 }}>
      {translate("resources.rules.factsGone", { smart_count: gone.length, facts: gone.join(", ") })}
    </Alert>
  );
}

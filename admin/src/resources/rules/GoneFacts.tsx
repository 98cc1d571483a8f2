import Alert from "@mui/material/Alert";
import { useTranslate } from "react-admin";
import { factsGone, type Rule } from "./ruleModel.ts";
import { useFacts } from "./useFacts.tsx";

/** Says of a rule which facts it asks that are no longer there; nothing where all are. */
export function GoneFacts({ rule }: { rule: Rule }) {
  const translate = useTranslate();
  const { facts, lookups } = useFacts();
  const gone = facts ? factsGone(rule, lookups[rule.scope]) : [];
  if (gone.length === 0) return null;
  return (
    <Alert severity="warning" variant="outlined" sx={{ py: 0 }}>
      {translate("resources.rules.factsGone", { smart_count: gone.length, facts: gone.join(", ") })}
    </Alert>
  );
}

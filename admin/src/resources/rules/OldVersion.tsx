import Alert from "@mui/material/Alert";
import Link from "@mui/material/Link";
import { useGetList, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import type { Lookup } from "#worker/stall/sentence.ts";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Section } from "../../page/Section.tsx";
import { RuleSentence } from "./RuleSentence.tsx";
import type { Rule } from "./ruleModel.ts";

interface Version {
  id: string;
  number: number;
  snapshot: Rule;
}

/** The sentence of the version that a signal names. */
export function OldVersion({ rule, number, facts }: { rule: Rule; number: number; facts: Lookup }) {
  const translate = useTranslate();
  const { data, isPending } = useGetList<Version>("config-versions", {
    filter: { entityId: rule.id, number },
    pagination: { page: 1, perPage: 1 },
    sort: { field: "number", order: "DESC" },
  });
  const [found] = data ?? [];
  return (
    <Section
      title={`${translate("resources.rules.sentence")} · ${translate("resources.rules.version", { number })}`}
      action={
        <Link component={RouterLink} to={`/rules/${rule.id}/show`}>
          {translate("resources.rules.nowVersion")}
        </Link>
      }
    >
      {isPending && <LinesSkeleton lines={3} />}
      {found && <RuleSentence rule={found.snapshot} facts={facts} />}
      {!isPending && !found && (
        <Alert severity="info" variant="outlined">
          {translate("resources.rules.versionGone", { number })}
        </Alert>
      )}
    </Section>
  );
}

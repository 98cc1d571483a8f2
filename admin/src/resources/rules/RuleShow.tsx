import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { ShowBase, useLocale, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { EnumText } from "../../fields/text.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { EnabledSwitch } from "./EnabledSwitch.tsx";
import { inLocale, type Rule, sayQuery } from "./ruleModel.ts";
import { TryTier } from "./TryTier.tsx";

export default function RuleShow() {
  return (
    <ShowBase>
      <RulePage />
    </ShowBase>
  );
}

function RulePage() {
  const { error, isPending, refetch } = useShowContext<Rule>();
  const rule = useRecordContext<Rule>();
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  if (error && !rule) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !rule) return <PageSkeleton />;
  const text = (key: string, options = {}) => translate(`resources.rules.${key}`, options);
  const tries = rule.scope === "group" && mayI("rules", "preview");
  return (
    <Page
      title={`${rule.code} · ${inLocale(rule.name, locale)}`}
      subtitle={
        <>
          <EnumText of="ruleKind" value={rule.kind} /> · <EnumText of="ruleScope" value={rule.scope} />
        </>
      }
      actions={
        <Box sx={{ display: "inline-flex", alignItems: "center", gap: 0.5, fontSize: "0.875rem" }}>
          {text("fields.enabled")}: <EnabledSwitch rule={rule} />
        </Box>
      }
    >
      <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: "minmax(0,1fr)" }}>
        <Section title={text("fields.tiers")}>
          {rule.tiers.map(({ query, points }, at) => (
            <Box
              // biome-ignore lint/suspicious/noArrayIndexKey: tiers keep their order
              key={at}
              sx={{ py: 1, borderTop: at ? 1 : 0, borderColor: "divider" }}
            >
              <Typography variant="h3" component="p">
                {text("tier", { number: at + 1 })} ·{" "}
                {points > 0 ? text("points", { smart_count: points }) : text("noPoints")}
              </Typography>
              <Typography variant="body2" sx={{ my: 0.5 }}>
                {text("holds")}: {sayQuery(query, rule.scope, locale, translate)}
              </Typography>
              {tries && <TryTier query={query} />}
            </Box>
          ))}
        </Section>
        <Section title={text("fields.reason")}>
          <Facts columns={1}>
            <Fact label={text("fields.reason")}>{inLocale(rule.reason, locale) || "–"}</Fact>
            <Fact label={text("fields.clears")}>{inLocale(rule.clears, locale) || "–"}</Fact>
            <Fact label={text("fields.severity")}>
              <EnumText of="severity" value={rule.severity} />
            </Fact>
            <Fact label={text("fields.version")}>{rule.version}</Fact>
          </Facts>
        </Section>
      </Box>
    </Page>
  );
}

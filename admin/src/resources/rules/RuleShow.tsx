import Edit from "@mui/icons-material/EditOutlined";
import Box from "@mui/material/Box";
import { Button, ShowBase, useLocale, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Link, useSearchParams } from "react-router-dom";
import { EnumText } from "../../fields/text.tsx";
import { VersionHistory } from "../../history/VersionHistory.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { BackTestPanel } from "./BackTestPanel.tsx";
import { ComparePanel } from "./ComparePanel.tsx";
import { EnabledSwitch } from "./EnabledSwitch.tsx";
import { GoneFacts } from "./GoneFacts.tsx";
import { LatestRun } from "./LatestRun.tsx";
import { OldVersion } from "./OldVersion.tsx";
import { RuleSentence } from "./RuleSentence.tsx";
import { draftOf, inLocale, type Rule } from "./ruleModel.ts";
import { useLookups } from "./useSpreadFields.tsx";

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
  const { user } = useSession();
  if (error && !rule) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !rule) return <PageSkeleton />;
  const edits = mayI("rules", "edit") && rule.organizationId === user.organizationId;
  return (
    <Page
      title={`${rule.code} · ${inLocale(rule.name, locale)}`}
      subtitle={
        <>
          <EnumText of="ruleKind" value={rule.kind} /> · <EnumText of="ruleScope" value={rule.scope} />
        </>
      }
      actions={
        <Box sx={{ display: "inline-flex", alignItems: "center", gap: 1, fontSize: "0.875rem" }}>
          <span>
            {translate("resources.rules.fields.enabled")}: <EnabledSwitch rule={rule} />
          </span>
          {edits && (
            <Button component={Link} to={`/rules/${rule.id}`} variant="outlined" label="ra.action.edit">
              <Edit />
            </Button>
          )}
        </Box>
      }
    >
      <Parts rule={rule} />
    </Page>
  );
}

function Parts({ rule }: { rule: Rule }) {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const [search] = useSearchParams();
  const lookups = useLookups();
  const asked = Number(search.get("version")) || rule.version;
  const tries = mayI("rules", "preview");
  const draft = draftOf(rule);
  const text = (key: string) => translate(`resources.rules.${key}`);
  return (
    <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: "minmax(0,1fr)" }}>
      <GoneFacts rule={rule} />
      {asked !== rule.version && <OldVersion rule={rule} number={asked} facts={lookups[rule.scope]} />}
      <Section title={`${text("sentence")} · ${translate("resources.rules.version", { number: rule.version })}`}>
        <RuleSentence rule={rule} facts={lookups[rule.scope]} />
      </Section>
      <Section title={text("fields.reason")}>
        <Facts columns={1}>
          <Fact label={text("fields.reason")}>{inLocale(rule.reason, locale) || "–"}</Fact>
          <Fact label={text("fields.clears")}>{inLocale(rule.clears, locale) || "–"}</Fact>
          <Fact label={text("fields.severity")}>
            <EnumText of="severity" value={rule.severity} />
          </Fact>
        </Facts>
      </Section>
      {tries && <ComparePanel draft={draft} />}
      {tries && rule.scope === "group" && rule.kind === "risk" && <BackTestPanel draft={draft} />}
      {mayI("stall-runs", "list") && <LatestRun />}
      <VersionHistory resource="rules" id={rule.id} />
    </Box>
  );
}

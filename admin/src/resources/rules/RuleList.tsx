import PlayArrow from "@mui/icons-material/PlayArrowOutlined";
import { Button, DataTable, useLocale, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { RULE_KINDS, RULE_SCOPES } from "#db/constants.ts";
import { sayQuery, sayReach } from "#worker/stall/sentence.ts";
import { EnumText, Quiet } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { EnabledSwitch } from "./EnabledSwitch.tsx";
import { GoneFacts } from "./GoneFacts.tsx";
import { useReachNames } from "./RuleSentence.tsx";
import { inLocale, languageOf, mostPoints, type Rule } from "./ruleModel.ts";
import { useLookups } from "./useSpreadFields.tsx";

const filters = [
  <EnumInput key="kind" source="kind" of="ruleKind" values={RULE_KINDS} alwaysOn />,
  <EnumInput key="scope" source="scope" of="ruleScope" values={RULE_SCOPES} alwaysOn />,
];

export default function RuleList() {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const lookups = useLookups();
  const names = useReachNames(undefined);
  const language = languageOf(locale);
  const sentence = ({ tiers, scope, appliesTo }: Rule) => [
    ...tiers.map(({ query }) => sayQuery(query, lookups[scope], language)),
    ...(appliesTo ? [`${translate("resources.rules.only")} ${sayReach(appliesTo, language, names)}`] : []),
  ];
  const points = (rule: Rule) => {
    if (mostPoints(rule) === 0) return <Quiet>–</Quiet>;
    const sign = rule.kind === "protective" ? "−" : "+";
    return rule.tiers.map((tier) => <div key={tier.points}>{`${sign}${tier.points}`}</div>);
  };
  return (
    <ListPage<Rule>
      sort={{ field: "code", order: "ASC" }}
      filters={filters}
      perPage={50}
      hasCreate
      emptyHelp={translate("resources.rules.empty")}
      rowClick="show"
      actions={
        mayI("stall-runs", "list") && (
          <Button component={Link} to="/stall-runs" label={translate("resources.stall-runs.title")}>
            <PlayArrow />
          </Button>
        )
      }
      card={(rule) => (
        <CardLines
          title={`${rule.code} · ${inLocale(rule.name, locale)}`}
          mark={points(rule)}
          lines={[
            <EnumText key="kind" of="ruleKind" value={rule.kind} />,
            sentence(rule)[0],
            <GoneFacts key="gone" rule={rule} />,
          ]}
        />
      )}
    >
      <DataTable.Col<Rule> source="code" />
      <DataTable.Col<Rule>
        source="name"
        disableSort
        render={(rule) => (
          <RecordLink resource="rules" id={rule.id}>
            {inLocale(rule.name, locale)}
          </RecordLink>
        )}
      />
      <DataTable.Col<Rule> source="kind" render={({ kind }) => <EnumText of="ruleKind" value={kind} />} />
      <DataTable.Col<Rule> source="scope" render={({ scope }) => <EnumText of="ruleScope" value={scope} />} />
      <DataTable.Col<Rule>
        source="tiers"
        label="resources.rules.holds"
        disableSort
        sx={{ minWidth: 260 }}
        render={(rule) => (
          <>
            {sentence(rule).map((line) => (
              <div key={line}>{line}</div>
            ))}
            <GoneFacts rule={rule} />
          </>
        )}
      />
      <DataTable.Col<Rule> label="resources.rules.fields.points" align="right" render={points} />
      <DataTable.Col<Rule> source="enabled" render={(rule) => <EnabledSwitch rule={rule} />} />
    </ListPage>
  );
}

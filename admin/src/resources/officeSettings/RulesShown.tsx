import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { EnumText } from "../../fields/text.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Section } from "../../page/Section.tsx";
import { DAY_FIELDS, type OfficeRules } from "./settingsModel.ts";

/** The rules of the office for who does not change them. */
export function RulesShown({ rules }: { rules: OfficeRules }) {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.settings.${key}`, options);
  const label = (field: string) => text(`fields.${field}`);
  const daysOf = (field: (typeof DAY_FIELDS)[number]) => (
    <Fact key={field} label={label(field)}>
      {text("days", { smart_count: rules[field] })}
    </Fact>
  );
  return (
    <Box sx={{ display: "grid", gap: 2, maxWidth: 820 }}>
      <Section title={text("section.bast")}>
        <Facts columns={1}>
          <Fact label={label("bastPattern")}>{rules.bastPattern}</Fact>
        </Facts>
      </Section>
      <Section title={text("section.cases")}>
        <Facts>
          <Fact label={label("caseBand")}>
            {rules.caseBand ? <EnumText of="riskBand" value={rules.caseBand} /> : text("bandNone")}
          </Fact>
          <Fact label={label("caseSeverity")}>
            {rules.caseSeverity ? <EnumText of="severity" value={rules.caseSeverity} /> : text("severityNone")}
          </Fact>
          {DAY_FIELDS.slice(0, 3).map(daysOf)}
        </Facts>
      </Section>
      <Section title={text("section.complaints")}>
        <Facts>{daysOf("complaintDueDays")}</Facts>
      </Section>
    </Box>
  );
}

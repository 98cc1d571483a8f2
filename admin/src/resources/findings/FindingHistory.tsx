import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { EnumText, Instant } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";
import type { Finding, HistoryStep } from "./findingModel.ts";

/** Each answer and decision, in the words of the time, newest first. */
export function FindingHistory({ finding }: { finding: Finding }) {
  const translate = useTranslate();
  const locale = useLocale();
  // Its version is part of the question: what was just done is read again.
  const query = useApi<HistoryStep[]>(`findings/${finding.id}/history?version=${finding.version}`);
  const by = ({ organizationName, role }: HistoryStep) =>
    translate("resources.findings.historyBy", {
      organization: organizationName ?? "–",
      role: translate(`enums.role.${role}`),
    });
  return (
    <Section title={translate("resources.findings.section.history")}>
      <Rows<HistoryStep>
        query={{ ...query, data: query.data && [...query.data].reverse(), refetch: () => void query.refetch() }}
        empty={{ title: translate("resources.findings.noAnswer") }}
      >
        {(step) => (
          <Row
            title={<EnumText of="findingStep" value={step.kind} />}
            mark={<Instant value={step.at} />}
            detail={
              step.text && (
                <Typography variant="body2" sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                  {step.text}
                </Typography>
              )
            }
            note={[
              by(step),
              step.dueOn && translate("resources.findings.historyDue", { day: formatDay(step.dueOn, locale) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          />
        )}
      </Rows>
    </Section>
  );
}

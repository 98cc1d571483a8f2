import { useGetList, useTranslate } from "react-admin";
import { BandChip } from "../../fields/BandChip.tsx";
import { Reasons } from "../../fields/Reasons.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import type { WorklistItem } from "../../resources/followUps/worklistModel.ts";
import { AllLink } from "./AllLink.tsx";

const filter = { view: "overdue" };

export function WorklistPanel() {
  const translate = useTranslate();
  const query = useGetList<WorklistItem>("follow-ups", {
    filter,
    pagination: { page: 1, perPage: 6 },
    sort: { field: "score", order: "DESC" },
    meta: { worklist: true },
  });
  const text = (key: string) => translate(`app.dashboard.${key}`);
  return (
    <Section title={text("worklist")} action={<AllLink resource="follow-ups" filter={filter} />}>
      <Rows<WorklistItem> query={query} empty={{ title: text("noneOverdue"), help: text("noneOverdueHelp") }}>
        {(item) => (
          <Row
            title={
              <RecordLink resource="groups" id={item.groupId}>
                {item.group.name}
              </RecordLink>
            }
            mark={<BandChip band={item.group.riskBand} overriddenUntil={item.group.overriddenUntil} />}
            detail={<Reasons reasons={item.group.reasons} band={item.group.riskBand} />}
            note={[
              item.planStep,
              translate("resources.follow-ups.late", { smart_count: item.daysLate }),
              item.assigneeName ?? translate("resources.follow-ups.nobody"),
            ]
              .filter(Boolean)
              .join(" · ")}
          />
        )}
      </Rows>
    </Section>
  );
}

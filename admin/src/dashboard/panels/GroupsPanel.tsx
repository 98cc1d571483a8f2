import { useGetList, useTranslate } from "react-admin";
import { BandChip } from "../../fields/BandChip.tsx";
import { Reasons } from "../../fields/Reasons.tsx";
import { Day } from "../../fields/text.tsx";
import type { ListFilter } from "../../list/listUrl.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import type { Group } from "../../resources/groups/groupModel.ts";
import { AllLink } from "./AllLink.tsx";

export function GroupsPanel({ title, filter }: { title: "riskyGroups" | "newlyStalled"; filter: ListFilter }) {
  const translate = useTranslate();
  const query = useGetList<Group>("groups", {
    filter,
    pagination: { page: 1, perPage: 6 },
    sort: { field: "score", order: "DESC" },
  });
  return (
    <Section title={translate(`app.dashboard.${title}`)} action={<AllLink resource="groups" filter={filter} />}>
      <Rows<Group> query={query} empty={{ title: translate(`app.dashboard.${title}None`) }}>
        {(group) => (
          <Row
            title={
              <RecordLink resource="groups" id={group.id}>
                {group.name}
              </RecordLink>
            }
            mark={<BandChip band={group.riskBand} score={group.score} overriddenUntil={group.overriddenUntil} />}
            detail={<Reasons reasons={group.reasons} band={group.riskBand} />}
            note={
              <>
                {translate("resources.groups.fields.lastContactOn")} <Day value={group.lastContactOn} />
              </>
            }
          />
        )}
      </Rows>
    </Section>
  );
}

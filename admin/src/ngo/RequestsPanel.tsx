import { useGetList, useTranslate } from "react-admin";
import { AllLink } from "../dashboard/panels/AllLink.tsx";
import { RefName } from "../fields/RefName.tsx";
import { RegionName } from "../fields/RegionName.tsx";
import { EnumText } from "../fields/text.tsx";
import { today } from "../format/clock.ts";
import { addDays } from "../format/day.ts";
import { RecordLink } from "../list/RecordLink.tsx";
import { Row, Rows } from "../page/Rows.tsx";
import { Section } from "../page/Section.tsx";
import { AskButton } from "../resources/partners/AskButton.tsx";
import { PhaseText } from "../resources/partners/PhaseText.tsx";
import type { PartnerRequest, Partnership } from "../resources/partners/partnerModel.ts";

const SOON = 14;
const few = { page: 1, perPage: 5 };

/** What the NGO asked the offices for, and which partnerships end soon. */
export function RequestsPanel() {
  const translate = useTranslate();
  const requests = useGetList<PartnerRequest>("partner-requests", {
    sort: { field: "createdAt", order: "DESC" },
    pagination: few,
  });
  const ending = useGetList<Partnership>("group-partners", {
    filter: { state: "granted", endsOn_gte: today(), endsOn_lte: addDays(today(), SOON) },
    sort: { field: "endsOn", order: "ASC" },
    pagination: few,
  });
  const text = (key: string) => translate(`app.ngo.${key}`);
  return (
    <Section title={text("requests")} action={<AllLink resource="partner-requests" />}>
      {ending.data && ending.data.length > 0 && (
        <Rows<Partnership> query={ending} empty={{ title: "" }}>
          {(one) => (
            <Row
              title={
                <RecordLink resource="group-partners" id={one.id}>
                  <RefName resource="groups" id={one.groupId} plain />
                </RecordLink>
              }
              mark={<PhaseText partnership={one} />}
            />
          )}
        </Rows>
      )}
      <Rows<PartnerRequest> query={requests} empty={{ title: text("noRequests"), action: <AskButton /> }}>
        {(one) => (
          <Row
            title={
              <RecordLink resource="partner-requests" id={one.id}>
                {one.groupName}
              </RecordLink>
            }
            mark={<EnumText of="partnerRequestState" value={one.state} />}
            note={<RegionName code={one.villageCode} />}
          />
        )}
      </Rows>
    </Section>
  );
}

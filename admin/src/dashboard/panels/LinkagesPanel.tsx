import { useGetList, useTranslate } from "react-admin";
import { Day, EnumText } from "../../fields/text.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import type { Linkage } from "../../resources/groups/records.ts";
import { AllLink } from "./AllLink.tsx";

const filter = { withoutOrder: true };

export function LinkagesPanel() {
  const translate = useTranslate();
  const query = useGetList<Linkage>("linkages", {
    filter,
    pagination: { page: 1, perPage: 6 },
    sort: { field: "startedOn", order: "ASC" },
  });
  return (
    <Section title={translate("app.dashboard.openLinkages")} action={<AllLink resource="linkages" filter={filter} />}>
      <Rows<Linkage> query={query} empty={{ title: translate("app.dashboard.openLinkagesNone") }}>
        {(linkage) => (
          <Row
            title={
              <RecordLink resource="linkages" id={linkage.id}>
                {linkage.buyer}
              </RecordLink>
            }
            mark={<EnumText of="linkageState" value={linkage.state} />}
            note={
              <>
                <EnumText of="linkageType" value={linkage.type} /> · <Day value={linkage.startedOn} />
              </>
            }
          />
        )}
      </Rows>
    </Section>
  );
}

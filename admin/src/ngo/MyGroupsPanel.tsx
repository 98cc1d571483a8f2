import { useGetList, useLocale, useTranslate } from "react-admin";
import { AllLink } from "../dashboard/panels/AllLink.tsx";
import { BandChip } from "../fields/BandChip.tsx";
import { EnumText } from "../fields/text.tsx";
import { today } from "../format/clock.ts";
import { formatDay } from "../format/day.ts";
import { RecordLink } from "../list/RecordLink.tsx";
import { Row, Rows } from "../page/Rows.tsx";
import { Section } from "../page/Section.tsx";
import { AskButton } from "../resources/partners/AskButton.tsx";
import { type AccompaniedGroup, nextStepOf } from "./nextStep.ts";

const SHOWN = 8;

/** The groups an NGO accompanies, those in trouble first, each with what it needs next. */
export function MyGroupsPanel() {
  const translate = useTranslate();
  const locale = useLocale();
  const query = useGetList<AccompaniedGroup>("groups", {
    sort: { field: "score", order: "DESC" },
    pagination: { page: 1, perPage: SHOWN },
  });
  const text = (key: string, values?: object) => translate(`app.ngo.${key}`, values);
  return (
    <Section title={text("myGroups")} action={<AllLink resource="groups" />}>
      <Rows<AccompaniedGroup>
        query={query}
        empty={{ title: text("noGroups"), help: text("noGroupsHelp"), action: <AskButton /> }}
      >
        {(group) => (
          <Row
            title={
              <RecordLink resource="groups" id={group.id}>
                {group.name}
              </RecordLink>
            }
            mark={group.riskBand && <BandChip band={group.riskBand} overriddenUntil={group.overriddenUntil} />}
            detail={text(`next.${nextStepOf(group, today())}`, { day: formatDay(group.nextDueOn ?? "", locale) })}
            note={
              <>
                <EnumText of="activityStatus" value={group.activityStatus} />
                {group.product && ` · ${group.product}`}
              </>
            }
          />
        )}
      </Rows>
    </Section>
  );
}

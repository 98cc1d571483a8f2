import { useTranslate } from "react-admin";
import { BandChip } from "../../fields/BandChip.tsx";
import { Day, EnumText } from "../../fields/text.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useSession } from "../../providers/useSession.ts";
import type { OwnPoint } from "../dashboardModel.ts";
import { AllLink } from "./AllLink.tsx";

/** The officer's own open points, most pressing first. */
export function MinePanel({ points }: { points: OwnPoint[] }) {
  const translate = useTranslate();
  const { user } = useSession();
  return (
    <Section
      title={translate("app.dashboard.mine")}
      action={<AllLink resource="follow-ups" filter={{ view: "overdue", assigneeId: user.id }} />}
    >
      <Rows<OwnPoint> query={{ data: points, isPending: false }} empty={{ title: translate("app.dashboard.mineNone") }}>
        {(point) => (
          <Row
            title={
              <RecordLink resource="groups" id={point.groupId}>
                {point.groupName}
              </RecordLink>
            }
            mark={<BandChip band={point.riskBand} overriddenUntil={point.overriddenUntil} />}
            note={
              <>
                {point.planStep} · <Day value={point.dueOn} /> ·{" "}
                {point.daysLate > 0 ? (
                  translate("resources.follow-ups.late", { smart_count: point.daysLate })
                ) : (
                  <EnumText of="followUpTiming" value={point.timing} />
                )}
              </>
            }
          />
        )}
      </Rows>
    </Section>
  );
}

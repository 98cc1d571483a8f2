import { useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { Day, Quiet } from "../../fields/text.tsx";
import { today } from "../../format/clock.ts";
import { useSession } from "../../providers/useSession.ts";
import { type Partnership, phaseOf } from "./partnerModel.ts";

/** What a partnership opens today, in words. */
export function PhaseText({ partnership }: { partnership: Partnership }) {
  const translate = useTranslate();
  const { phase, daysLeft } = phaseOf(partnership, today());
  return (
    <>
      {translate(`resources.group-partners.phase.${daysLeft === 0 ? "today" : phase}`, { smart_count: daysLeft ?? 0 })}
    </>
  );
}

/** The group, or that it is closed to the NGO outside the period. */
export function GroupOf({ partnership }: { partnership: Partnership }) {
  const translate = useTranslate();
  const { user } = useSession();
  const { phase } = phaseOf(partnership, today());
  const open = phase === "running" || phase === "ending" || user.role !== "ngo";
  if (open) return <RefName resource="groups" id={partnership.groupId} plain />;
  return <Quiet>{translate("resources.group-partners.closed")}</Quiet>;
}

/** The last day; a partnership that runs may have none. */
export function EndDay({ partnership: { endsOn, state } }: { partnership: Partnership }) {
  const translate = useTranslate();
  if (endsOn || state !== "granted") return <Day value={endsOn} />;
  return <Quiet>{translate("resources.group-partners.openEnd")}</Quiet>;
}

import { useTranslate } from "react-admin";
import { today } from "../../format/clock.ts";
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

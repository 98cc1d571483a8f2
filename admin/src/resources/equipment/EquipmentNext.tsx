import { useLocale, useTranslate } from "react-admin";
import { formatDay } from "../../format/day.ts";
import { NextAction } from "../../page/NextAction.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { type Check, isHeld, type Machine, UNDELIVERED } from "./equipmentModel.ts";

interface EquipmentNextProps {
  machine: Machine;
  checks?: Check[];
  /** Id of an unfinished proposal to give it to another group. */
  proposalId?: string;
  onCheck?: () => void;
}

/** The one thing to do now about a machine: give it, or look at it. */
export function EquipmentNext({ machine, checks, proposalId, onCheck }: EquipmentNextProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const text = (key: string, options = {}) => translate(`resources.equipment.next.${key}`, options);
  if (UNDELIVERED.includes(machine.state) && mayI("handovers", "create"))
    return (
      <NextAction
        why={text("handOverWhy")}
        label={text("handOver")}
        to={`/handovers/create?programId=${machine.programId}&equipmentId=${machine.id}`}
      />
    );
  if (proposalId)
    return <NextAction why={text("proposedWhy")} label={text("proposed")} to={`/redistributions/${proposalId}/show`} />;
  if (machine.state === "idle" && mayI("redistributions", "create"))
    return (
      <NextAction why={text("idleWhy")} label={text("idle")} to={`/equipment-matches?equipmentId=${machine.id}`} />
    );
  if (!onCheck || !isHeld(machine) || !checks) return null;
  const last = checks[0]?.checkedOn;
  return (
    <NextAction
      why={last ? text("checkOldWhy", { day: formatDay(last, locale) }) : text("checkWhy")}
      label={text("check")}
      onClick={onCheck}
    />
  );
}

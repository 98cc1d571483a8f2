import { useGetList, useLocale, useTranslate } from "react-admin";
import { Reasons } from "../../fields/Reasons.tsx";
import { formatDay } from "../../format/day.ts";
import { NextAction } from "../../page/NextAction.tsx";
import { useMayI } from "../../providers/useSession.ts";
import type { Group } from "./groupModel.ts";
import { useRecord } from "./record/RecordProvider.tsx";
import type { FollowUp } from "./records.ts";

/** Why the group is where it is, and the one thing to do about it. */
export function GroupNext({ group }: { group: Group }) {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const record = useRecord();
  const { data } = useGetList<FollowUp>(
    "follow-ups",
    {
      filter: { groupId: group.id, state: "scheduled" },
      sort: { field: "dueOn", order: "ASC" },
      pagination: { page: 1, perPage: 1 },
    },
    { enabled: mayI("follow-ups", "list") },
  );
  const next = data?.[0];
  const text = (key: string, options?: Record<string, unknown>) => translate(`resources.groups.next.${key}`, options);
  const why = (
    <>
      {group.reasons?.length || group.riskBand === "data_kurang" ? (
        <Reasons reasons={group.reasons} band={group.riskBand} most={3} />
      ) : (
        text("calm")
      )}
      {next?.timing === "overdue" && `. ${text("late", { step: next.planStep ?? "", smart_count: next.daysLate })}`}
      {next &&
        next.timing !== "overdue" &&
        `. ${text("coming", { step: next.planStep ?? "", day: formatDay(next.dueOn, locale) })}`}
    </>
  );
  if (mayI("follow-ups", "transition")) {
    const due =
      next && next.timing !== "upcoming" ? { id: next.id, version: next.version, planStep: next.planStep } : undefined;
    return (
      <NextAction
        why={why}
        label={due?.planStep ? text("visitFor", { step: due.planStep }) : text("visit")}
        onClick={() => record({ kind: "visit", followUp: due })}
      />
    );
  }
  return <NextAction why={why} />;
}

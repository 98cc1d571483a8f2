import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { EnumText, Instant, Quiet } from "../fields/text.tsx";
import { formatDay } from "../format/day.ts";
import { formatMoney, formatNumber } from "../format/number.ts";
import { RecordLink } from "../list/RecordLink.tsx";
import { stateEnum, type TimelineEvent } from "./timelineModel.ts";

export function EventLine({ event, ofGroups }: { event: TimelineEvent; ofGroups: boolean }) {
  const translate = useTranslate();
  const locale = useLocale();
  const of = stateEnum[event.kind];
  const people = event.kind === "follow_up_done" || event.kind === "mentor_contact";
  const told = event.data ?? {};
  const words = (of: string, value: unknown) =>
    typeof value === "string" && translate(`enums.${of}.${value}`, { _: value });
  const details = [
    typeof told.label === "string" && told.label,
    typeof event.value === "number" && (event.value > 0 || !people) && formatMoney(event.value),
    typeof event.count === "number" &&
      (people ? translate("app.timeline.atWork", { smart_count: event.count }) : formatNumber(event.count)),
    words("licenceKind", told.licence),
    words("attemptResult", told.result),
    told.step === "action_done" &&
      translate("app.timeline.actionDone", { type: words("caseActionType", told.action) || "" }),
    told.step === "escalated" && translate("app.timeline.escalated"),
    words("caseOpenedBy", told.openedBy),
    Array.isArray(told.causes) && told.causes.map((one) => words("obstacle", one)).join(", "),
    typeof told.reopened === "number" && translate("resources.cases.reopened", { smart_count: told.reopened }),
    event.kind === "override_changed" &&
      event.state === "approved" &&
      typeof told.expiresOn === "string" &&
      translate("resources.overrides.until", { day: formatDay(told.expiresOn, locale) }),
    Array.isArray(told.obstacles) && told.obstacles.map((one) => words("obstacle", one)).join(", "),
  ].filter(Boolean);
  const source = [
    typeof told.planStep === "string" && told.planStep,
    event.kind === "contact_attempted" ? false : words("contactMethod", told.method),
    typeof told.evidenceGrade === "string" && translate("resources.groups.grade", { grade: told.evidenceGrade }),
    event.actorName,
  ].filter(Boolean);
  return (
    <Box>
      <Typography variant="body2" component="p">
        <strong>{translate(`enums.eventKind.${event.kind}`)}</strong>
        {event.state && (
          <>
            {": "}
            {of ? <EnumText of={of} value={event.state} /> : event.state}
          </>
        )}
        {details.length > 0 && ` · ${details.join(" · ")}`}
        {ofGroups && event.groupName && (
          <>
            {" · "}
            <RecordLink resource="groups" id={event.groupId}>
              {event.groupName}
            </RecordLink>
          </>
        )}
      </Typography>
      <Typography variant="caption" component="p">
        <Quiet>
          {source.map((part) => `${part} · `)}
          {translate("app.timeline.recorded")} <Instant value={event.recordedAt} />
        </Quiet>
      </Typography>
    </Box>
  );
}

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { EnumText, Instant, Quiet } from "../fields/text.tsx";
import { formatMoney, formatNumber } from "../format/number.ts";
import { RecordLink } from "../list/RecordLink.tsx";
import { stateEnum, type TimelineEvent } from "./timelineModel.ts";

export function EventLine({ event }: { event: TimelineEvent }) {
  const translate = useTranslate();
  const of = stateEnum[event.kind];
  const people = event.kind === "follow_up_done" || event.kind === "mentor_contact";
  const details = [
    typeof event.value === "number" && formatMoney(event.value),
    typeof event.count === "number" &&
      (people ? translate("app.timeline.atWork", { smart_count: event.count }) : formatNumber(event.count)),
    typeof event.data?.label === "string" && event.data.label,
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
        {event.groupName && (
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
          {event.actorName && `${event.actorName} · `}
          {translate("app.timeline.recorded")} <Instant value={event.recordedAt} />
        </Quiet>
      </Typography>
    </Box>
  );
}

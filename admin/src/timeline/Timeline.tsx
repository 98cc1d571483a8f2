import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Day, Quiet } from "../fields/text.tsx";
import { EmptyState } from "../page/EmptyState.tsx";
import { Fault } from "../page/Fault.tsx";
import { LinesSkeleton } from "../page/Loading.tsx";
import { useApi } from "../providers/useApi.ts";
import { EventLine } from "./EventLine.tsx";
import { byDay, type TimelineEvent } from "./timelineModel.ts";

interface TimelineProps {
  path: string;
  /** How many are shown before one asks for more. */
  first?: number;
  /** Events of several groups, each with its group's name. */
  ofGroups?: boolean;
}

/** Everything that happened, newest first. */
export function Timeline({ path, first = 30, ofGroups = false }: TimelineProps) {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const { data, error, refetch } = useApi<TimelineEvent[]>(path);
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (!data) return <LinesSkeleton lines={5} />;
  if (data.length === 0)
    return <EmptyState title={translate("app.timeline.empty")} help={translate("app.timeline.emptyHelp")} />;
  const shown = all ? data : data.slice(0, first);
  return (
    <Box>
      <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {byDay(shown).map(({ on, events }) => (
          <Box
            component="li"
            key={`${on}-${events[0]?.id}`}
            sx={{
              display: "grid",
              gridTemplateColumns: { xs: "1fr", sm: "104px 1fr" },
              columnGap: 2,
              py: 1,
              borderTop: 1,
              borderColor: "divider",
              "&:first-of-type": { borderTop: 0 },
            }}
          >
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              <Day value={on} />
            </Typography>
            <Box sx={{ display: "grid", gap: 0.75 }}>
              {events.map((event) => (
                <EventLine key={event.id} event={event} ofGroups={ofGroups} />
              ))}
            </Box>
          </Box>
        ))}
      </Box>
      {shown.length < data.length && (
        <Button onClick={() => setAll(true)} size="small">
          {translate("app.timeline.more")} <Quiet>({data.length - shown.length})</Quiet>
        </Button>
      )}
    </Box>
  );
}

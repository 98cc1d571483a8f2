import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { Day, EnumText, Instant, Quiet } from "../../fields/text.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { DocumentLink } from "./DocumentLink.tsx";
import type { Machine } from "./equipmentModel.ts";
import { type Life, type LifeLine, withoutEchoes } from "./lifeModel.ts";

/** A machine's life in its order: bought, stored, given, seen, moved. */
export function LifeLines({ machine, life }: { machine: Machine; life: Life }) {
  const translate = useTranslate();
  return (
    <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {machine.procuredOn && (
        <Entry on={machine.procuredOn} what={<strong>{translate("resources.equipment.life.bought")}</strong>} />
      )}
      {withoutEchoes(life.lines).map((line) => (
        <Entry
          key={line.id}
          on={line.on}
          what={<What line={line} />}
          note={
            <>
              {line.actorName && `${line.actorName} · `}
              {translate("app.timeline.recorded")} <Instant value={line.recordedAt} />
            </>
          }
        />
      ))}
    </Box>
  );
}

function Entry({ on, what, note }: { on: string; what: React.ReactNode; note?: React.ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "1fr", sm: "104px 1fr" },
        columnGap: 2,
        py: 0.75,
        borderTop: 1,
        borderColor: "divider",
        "&:first-of-type": { borderTop: 0 },
      }}
    >
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        <Day value={on} />
      </Typography>
      <Box>
        <Typography variant="body2" component="div">
          {what}
        </Typography>
        {note && (
          <Typography variant="caption" component="p">
            <Quiet>{note}</Quiet>
          </Typography>
        )}
      </Box>
    </Box>
  );
}

function What({ line }: { line: LifeLine }) {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.equipment.life.${key}`, options);
  const { kind, state, group, fromGroup, toGroup, toOffice, hoursPerWeek, handoverId, handoverNumber } = line;
  const proposal = kind === "redistribution_changed";
  return (
    <>
      <strong>{translate(`enums.eventKind.${kind}`)}</strong>
      {state && kind !== "equipment_handed_over" && (
        <>
          {": "}
          <EnumText of={proposal ? "redistributionState" : "equipmentState"} value={state} />
        </>
      )}
      {typeof hoursPerWeek === "number" && ` · ${text("hours", { smart_count: hoursPerWeek })}`}
      {(kind === "equipment_handed_over" || kind === "equipment_checked") && group && (
        <>
          {" · "}
          <RecordLink resource="groups" id={group.id}>
            {group.name}
          </RecordLink>
        </>
      )}
      {(kind === "equipment_moved" || proposal) && (
        <Places from={fromGroup?.name} to={toGroup?.name} office={toOffice} />
      )}
      {handoverNumber && handoverId && (
        <>
          {" · "}
          <DocumentLink id={handoverId} number={handoverNumber} />
        </>
      )}
      {line.redistributionId && (
        <>
          {" · "}
          <Link component={RouterLink} underline="always" to={`/redistributions/${line.redistributionId}/show`}>
            {translate("app.action.open")}
          </Link>
        </>
      )}
    </>
  );
}

function Places({ from, to, office }: { from?: string; to?: string; office: boolean }) {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.equipment.life.${key}`, options);
  const parts = [from && text("from", { name: from }), to ? text("to", { name: to }) : office && text("toOffice")];
  return <>{parts.filter(Boolean).map((part) => ` · ${part}`)}</>;
}

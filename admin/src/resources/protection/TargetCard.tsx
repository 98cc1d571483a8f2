import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { type HttpError, useDataProvider, useLocale, useNotify, useTranslate } from "react-admin";
import { useUndoNotice } from "../../dialogs/UndoNotice.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { EnumText, Quiet } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { formatNumber } from "../../format/number.ts";
import { Fact, Facts } from "../../page/Facts.tsx";
import { api } from "../../providers/http.ts";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { Door } from "./Door.tsx";
import { percent } from "./percent.ts";
import type { TargetLine } from "./protectionModel.ts";
import { TargetDialog } from "./TargetDialog.tsx";

const COLOUR = {
  reached: "success",
  missed: "error",
  on_track: "success",
  behind: "warning",
  open: "default",
} as const;

/** One target: what must be reached, what is, and how fast it would have to go on. */
export function TargetCard({ target, region, onDone }: { target: TargetLine; region: string; onDone: () => void }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`resources.protection.${key}`, options);
  const { covered, listed, unknown, ofListed, gap, paceNeeded, paceSoFar, expected, monthsLeft, deadline } = target;
  const stated = target.coveredFrom === "stated";
  return (
    <Box component="li" sx={{ py: 1.5, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", mb: 1 }}>
        <Typography variant="body1" component="h3" sx={{ fontWeight: 600, flex: "1 1 240px" }}>
          <EnumText of="targetMeasure" value={target.measure} />: {percent(target.target)} {text("until")}{" "}
          {formatDay(deadline, locale)} · <RegionName code={target.regionCode} />
        </Typography>
        <Chip
          size="small"
          variant="outlined"
          color={COLOUR[target.state]}
          label={<EnumText of="targetState" value={target.state} />}
        />
        <TargetActions target={target} region={region} onDone={onDone} />
      </Box>
      <Facts columns={4}>
        <Fact label={text("covered")}>
          <strong>{formatNumber(covered)}</strong> · {percent(target.share)}{" "}
          {text("ofEligible", { eligible: formatNumber(target.eligible) })}
          {stated && (
            <Box component="span" sx={{ display: "block" }}>
              <Quiet>{text("coveredStated", { listed: formatNumber(target.coveredHere) })}</Quiet>
            </Box>
          )}
        </Fact>
        <Fact label={text("ofListed", { listed: formatNumber(listed) })}>
          <Door count={target.coveredHere} resource={target.resource} filter={target.filter} /> ·{" "}
          {percent(ofListed.share)}
          {ofListed.interval && (
            <Quiet>
              {" "}
              ({percent(ofListed.interval.low)}–{percent(ofListed.interval.high)})
            </Quiet>
          )}
          {unknown > 0 && (
            <Box component="span" sx={{ display: "block" }}>
              <Door count={unknown} resource={target.resource} filter={target.unknownFilter}>
                {text("unknown", { smart_count: unknown })}
              </Door>
            </Box>
          )}
        </Fact>
        <Fact label={text("gap")}>
          <strong>{formatNumber(gap)}</strong>{" "}
          <Quiet>
            ({text("needed").toLowerCase()} {formatNumber(target.needed)})
          </Quiet>
        </Fact>
        <Fact label={text("pace")}>
          {paceNeeded !== null && `${text("paceNeeded", { pace: formatNumber(paceNeeded) })} · `}
          {paceSoFar === null ? text("paceUnknown") : text("paceSoFar", { pace: formatNumber(paceSoFar) })}
          <Box component="span" sx={{ display: "block" }}>
            <Quiet>
              {monthsLeft > 0 ? text("monthsLeft", { months: formatNumber(monthsLeft) }) : text("over")}
              {expected !== null && `. ${text("expected", { expected: formatNumber(expected) })}`}
            </Quiet>
          </Box>
        </Fact>
      </Facts>
      <Typography variant="caption" component="p" sx={{ color: "text.secondary", mt: 0.5 }}>
        {target.source ? text("source", { source: target.source }) : text("noSource")}
      </Typography>
    </Box>
  );
}

function TargetActions({ target, region, onDone }: { target: TargetLine; region: string; onDone: () => void }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const notify = useNotify();
  const notifyUndo = useUndoNotice();
  const provider = useDataProvider();
  const [editing, setEditing] = useState(false);
  const own = target.organizationId === user.organizationId;
  if (!own || !mayI("targets", "edit")) return null;
  const remove = async () => {
    try {
      await provider.delete("targets", { id: target.id, previousData: target });
      notifyUndo(translate("resources.targets.removed"), () =>
        api.post(`recycle-bin/targets/${target.id}/restore`).then(onDone),
      );
      onDone();
    } catch (fault) {
      notify((fault as HttpError).message, { type: "error" });
    }
  };
  return (
    <Box sx={{ display: "flex", gap: 0.5, "@media print": { display: "none" } }}>
      <Button size="small" onClick={() => setEditing(true)}>
        {translate("ra.action.edit")}
      </Button>
      <Button size="small" color="error" onClick={() => void remove()}>
        {translate("ra.action.delete")}
      </Button>
      {editing && <TargetDialog target={target} region={region} onClose={() => setEditing(false)} onDone={onDone} />}
    </Box>
  );
}

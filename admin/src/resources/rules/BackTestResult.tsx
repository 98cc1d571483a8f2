import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { Judgement, Share } from "#worker/stall/judgement.ts";
import { Quiet } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { formatNumber, formatShare } from "../../format/number.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import type { BackTest, TestedGroup } from "./backTestModel.ts";

type Say = (key: string, options?: Record<string, unknown>) => string;

function shareText({ part, of, share, interval }: Share, say: Say): ReactNode {
  if (share === null) return <Quiet>{say("nothingToDivide")}</Quiet>;
  const range = interval ? ` (${formatShare(interval.low)}–${formatShare(interval.high)})` : "";
  return (
    <>
      <strong>{formatShare(share)}</strong> <Quiet>{`${formatNumber(part)}/${formatNumber(of)}${range}`}</Quiet>
    </>
  );
}

function leadText({ leadDays }: Judgement, say: Say): ReactNode {
  if (!leadDays) return <Quiet>–</Quiet>;
  return say("leadDays", {
    median: formatNumber(leadDays.median),
    q1: formatNumber(leadDays.q1),
    q3: formatNumber(leadDays.q3),
  });
}

const FIGURES: [key: string, value: (judged: Judgement, say: Say) => ReactNode][] = [
  ["flagged", ({ flagged }) => formatNumber(flagged)],
  ["precision", ({ precision }, say) => shareText(precision, say)],
  ["recall", ({ recall }, say) => shareText(recall, say)],
  ["lead", leadText],
  ["unknown", ({ unknown }) => formatNumber(unknown)],
  ["already", ({ already }) => formatNumber(already)],
  ["baseRate", ({ baseRate }, say) => shareText(baseRate, say)],
  ["unseen", ({ unseen }) => formatNumber(unseen)],
];

export function BackTestResult({ tested }: { tested: BackTest }) {
  const translate = useTranslate();
  const locale = useLocale();
  const say: Say = (key, options = {}) => translate(`resources.rules.backTest.${key}`, options);
  const { draft, current } = tested;
  return (
    <Box sx={{ display: "grid", gap: 1 }}>
      <Typography variant="body1" sx={{ fontWeight: 600 }}>
        {say("sentence", {
          day: formatDay(tested.day, locale),
          until: formatDay(tested.until, locale),
          flagged: formatNumber(draft.flagged),
          stopped: formatNumber(draft.stopped),
          total: formatNumber(tested.total),
        })}
      </Typography>
      <Box sx={{ overflowX: "auto" }}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{say("figure")}</TableCell>
              <TableCell>{say("draft")}</TableCell>
              {current && <TableCell>{say("current")}</TableCell>}
            </TableRow>
          </TableHead>
          <TableBody>
            {FIGURES.map(([key, value]) => (
              <TableRow key={key}>
                <TableCell component="th" scope="row">
                  {say(`of.${key}`)}
                </TableCell>
                <TableCell>{value(draft, say)}</TableCell>
                {current && <TableCell>{value(current, say)}</TableCell>}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      <Tested title={say("flaggedList")} groups={tested.flagged} count={draft.flagged} say={say} />
      <Tested title={say("missedList")} groups={tested.missed} count={draft.missed} say={say} />
    </Box>
  );
}

function Tested(props: { title: string; groups: TestedGroup[]; count: number; say: Say }) {
  const { title, groups, count, say } = props;
  const locale = useLocale();
  if (count === 0) return null;
  return (
    <Box component="details">
      <Box component="summary" sx={{ cursor: "pointer", py: 0.5, fontSize: "0.875rem", fontWeight: 600 }}>
        {title} ({formatNumber(count)})
      </Box>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, fontSize: "0.875rem" }}>
        {groups.map(({ id, name, outcome, stoppedOn }) => (
          <Box component="li" key={id} sx={{ display: "flex", flexWrap: "wrap", gap: 1, py: 0.5 }}>
            <Box sx={{ flex: "1 1 140px", minWidth: 0, overflowWrap: "anywhere" }}>
              <RecordLink resource="groups" id={id}>
                {name}
              </RecordLink>
            </Box>
            <span>
              {say(`outcome.${outcome}`)}
              {outcome === "stopped" && stoppedOn && <Quiet> {formatDay(stoppedOn, locale)}</Quiet>}
            </span>
          </Box>
        ))}
      </Box>
      {groups.length < count && <Quiet>{say("andOthers", { count: formatNumber(count - groups.length) })}</Quiet>}
    </Box>
  );
}

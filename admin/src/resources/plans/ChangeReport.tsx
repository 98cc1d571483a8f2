import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { formatDay } from "../../format/day.ts";
import { CHANGE_KINDS, type PlanChange, type Report } from "./changeModel.ts";

/** What a changed plan does to the points of groups: how many of each kind, and some groups in full. */
export function ChangeReport({ report }: { report: Report }) {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.plans.changes.${key}`, options);
  const { groups, changed, counts, examples } = report;
  return (
    <>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {changed === 0 ? text("none") : text("groups", { smart_count: changed, groups })}
      </Typography>
      <Box component="ul" sx={{ my: 1, pl: 2.5, fontSize: "0.875rem" }}>
        {CHANGE_KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
          <li key={kind}>{text(kind, { smart_count: counts[kind] })}</li>
        ))}
      </Box>
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {text("done")} {!report.atOnce && changed > 0 && text("later")}
      </Typography>
      {examples.length > 0 && (
        <>
          <Typography variant="h3" component="h3" sx={{ mt: 2, mb: 0.5 }}>
            {text("examples")}
          </Typography>
          {examples.map(({ groupId, groupName, changes }) => (
            <Box key={groupId} sx={{ py: 0.75, borderTop: 1, borderColor: "divider" }}>
              <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
                {groupName ?? groupId}
              </Typography>
              {changes.map((change) => (
                <ChangeLine key={`${change.stepKey}${change.kind}`} change={change} />
              ))}
            </Box>
          ))}
        </>
      )}
    </>
  );
}

function ChangeLine({ change }: { change: PlanChange }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { kind, label, fromLabel, from, to } = change;
  const days = { from: formatDay(from?.dueOn, locale), to: formatDay(to?.dueOn, locale) };
  return (
    <Typography variant="body2" component="p">
      {translate(`resources.plans.changes.line.${kind}`, { label, fromLabel, ...days })}
    </Typography>
  );
}

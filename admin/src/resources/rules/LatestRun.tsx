import Link from "@mui/material/Link";
import { useGetList, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { Instant, Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import type { StallRun } from "../stallRuns/stallRunModel.ts";
import { UndoRun } from "../stallRuns/UndoRun.tsx";

/** What the latest run of the rules did; one that went wrong is taken back from here. */
export function LatestRun() {
  const translate = useTranslate();
  const mayI = useMayI();
  const query = useGetList<StallRun & { undoable: boolean }>("stall-runs", {
    pagination: { page: 1, perPage: 1 },
    sort: { field: "startedAt", order: "DESC" },
  });
  const text = (key: string) => translate(`resources.stall-runs.${key}`);
  return (
    <Section
      title={translate("resources.rules.latestRun")}
      note={translate("resources.rules.latestRunHelp")}
      action={
        <Link component={RouterLink} to="/stall-runs">
          {text("title")}
        </Link>
      }
    >
      <Rows query={query} empty={{ title: text("empty") }}>
        {(run) => (
          <Row
            title={<Instant value={run.startedAt} />}
            detail={`${text("fields.raised")} ${formatNumber(run.raised)} · ${text("fields.cleared")} ${formatNumber(run.cleared)} · ${text("fields.unchanged")} ${formatNumber(run.unchanged)}`}
            note={text(run.trigger)}
            mark={run.undoneAt !== null && <Quiet>{text("fields.undoneAt")}</Quiet>}
            actions={run.undoable && mayI("stall-runs", "run") && <UndoRun run={run} />}
          />
        )}
      </Rows>
    </Section>
  );
}

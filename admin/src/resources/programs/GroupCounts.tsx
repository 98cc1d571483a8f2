import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { ACTIVITY_STATUSES, type RISK_BANDS } from "#db/constants.ts";
import { BandChip } from "../../fields/BandChip.tsx";
import { OverriddenNote } from "../../fields/OverriddenNote.tsx";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { listUrl } from "../../list/listUrl.ts";
import type { Outcomes } from "../../outcomes/outcomesModel.ts";
import { CountList } from "../../page/CountList.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import type { Program } from "./programModel.ts";

const worstFirst = [
  "mandek",
  "berisiko",
  "waspada",
  "data_kurang",
  "lancar",
] as const satisfies readonly (typeof RISK_BANDS)[number][];

export function GroupCounts({ program, outcomes }: { program: Program; outcomes?: Outcomes }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const mayAdd = program.organizationId === user.organizationId && mayI("groups", "create");
  const all = (
    <Box sx={{ display: "flex", gap: 2, whiteSpace: "nowrap" }}>
      {mayAdd && (
        <Link component={RouterLink} to={`/groups/create?programId=${program.id}`} variant="body2">
          {translate("resources.groups.add")}
        </Link>
      )}
      <Link component={RouterLink} to={listUrl("groups", { programId: program.id })} variant="body2">
        {translate("app.action.all")}
      </Link>
    </Box>
  );
  if (!outcomes)
    return (
      <Section title={translate("resources.programs.section.bands")}>
        <LinesSkeleton lines={5} />
      </Section>
    );
  const to = (filter: Record<string, unknown>) => listUrl("groups", { programId: program.id, ...filter });
  return (
    <>
      {Object.keys(outcomes.bands).length > 0 && (
        <Section title={translate("resources.programs.section.bands")} action={all}>
          <CountList
            rows={worstFirst.map((band) => ({
              key: band,
              label: <BandChip band={band} />,
              count: outcomes.bands[band] ?? 0,
              note: (
                <OverriddenNote count={outcomes.overridden?.[band]} to={to({ riskBand: band, overridden: true })} />
              ),
              to: to({ riskBand: band }),
            }))}
          />
        </Section>
      )}
      <Section
        title={translate("resources.programs.section.statuses")}
        action={Object.keys(outcomes.bands).length === 0 && all}
      >
        <CountList
          rows={ACTIVITY_STATUSES.map((status) => ({
            key: status,
            label: <StatusChip status={status} />,
            count: outcomes.statuses[status] ?? 0,
            to: listUrl(
              "groups",
              outcomes.statusFilters?.[status] ?? { programId: program.id, activityStatus: status },
            ),
          }))}
        />
      </Section>
    </>
  );
}

import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import type { ActivityStatus, RiskBand } from "#db/constants.ts";
import { BandChip } from "../../fields/BandChip.tsx";
import { OverriddenNote } from "../../fields/OverriddenNote.tsx";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { listUrl } from "../../list/listUrl.ts";
import { type FunnelBar, FunnelBars } from "../../outcomes/FunnelBars.tsx";
import { CountList } from "../../page/CountList.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import type { Door } from "../dashboardModel.ts";

export function FunnelPanel({ funnel }: { funnel: FunnelBar[] }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const text = (key: string) => translate(`resources.programs.section.${key}`);
  const whole = mayI("outcomes", "read") && (
    <Link component={RouterLink} to="/outcomes" variant="body2">
      {translate("app.menu.outcomes")}
    </Link>
  );
  return (
    <Section title={text("funnel")} note={text("funnelNote")} action={whole || undefined}>
      <FunnelBars funnel={funnel} />
    </Section>
  );
}

const worstFirst: RiskBand[] = ["mandek", "berisiko", "waspada", "data_kurang", "lancar"];

export function GroupCountsPanel({ bands, statuses }: { bands: Door[]; statuses: Door[] }) {
  const translate = useTranslate();
  const row = (door: Door, label: React.ReactNode) => ({
    key: door.key,
    label,
    count: door.value,
    to: listUrl(door.resource, door.filter),
    note: <OverriddenNote count={door.overridden} to={listUrl(door.resource, { ...door.filter, overridden: true })} />,
  });
  const byRisk = worstFirst.flatMap((band) => bands.filter(({ key }) => key === band));
  return (
    <Section title={translate("app.menu.groups")}>
      <Box sx={{ display: "grid", columnGap: 4, rowGap: 1.5, gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" } }}>
        <div>
          <Typography variant="h3">{translate("app.dashboard.bands")}</Typography>
          <CountList rows={byRisk.map((door) => row(door, <BandChip band={door.key as RiskBand} />))} />
        </div>
        <div>
          <Typography variant="h3">{translate("app.dashboard.statuses")}</Typography>
          <CountList rows={statuses.map((door) => row(door, <StatusChip status={door.key as ActivityStatus} />))} />
        </div>
      </Box>
    </Section>
  );
}

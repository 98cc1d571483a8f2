import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { ChartSection } from "../charts/ChartSection.tsx";
import { ParetoBars } from "../charts/ParetoBars.tsx";
import { causesTable } from "./outcomeTables.ts";
import type { SectionProps } from "./SectionProps.ts";

export function CausesSection({ outcomes, door, name }: SectionProps) {
  const translate = useTranslate();
  const { stalled, unnamed, lines } = outcomes.causes;
  return (
    <ChartSection
      title={translate("outcomes.causes.title")}
      note={translate("outcomes.causes.note", { smart_count: stalled })}
      table={causesTable(outcomes, translate, door)}
      file={[name, outcomes.asOf]}
    >
      {stalled === 0 && <Typography variant="body2">{translate("outcomes.causes.none")}</Typography>}
      {lines.length > 0 && <CausesChart causes={outcomes.causes} door={door} />}
      {unnamed > 0 && (
        <Typography variant="body2" sx={{ mt: 1 }}>
          <Link component={RouterLink} to={door("cause.unnamed")}>
            {translate("outcomes.causes.unnamed", { smart_count: unnamed })}
          </Link>
        </Typography>
      )}
    </ChartSection>
  );
}

interface CausesChartProps {
  causes: SectionProps["outcomes"]["causes"];
  door?: SectionProps["door"];
}

export function CausesChart({ causes: { lines }, door }: CausesChartProps) {
  const translate = useTranslate();
  return (
    <ParetoBars
      label={translate("outcomes.causes.label")}
      words={{ part: translate("outcomes.causes.part"), cumulative: translate("outcomes.causes.together") }}
      lines={lines.map(({ cause, groups, share, cumulative }) => ({
        ...{ key: cause, label: translate(`enums.obstacle.${cause}`), value: groups, share, cumulative },
        to: door?.(`cause.${cause}`),
      }))}
    />
  );
}

import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { ChartSection } from "../charts/ChartSection.tsx";
import { LevelBars } from "../charts/LevelBars.tsx";
import { Quiet } from "../fields/text.tsx";
import { formatShare } from "../format/number.ts";
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
      <LevelBars
        levels={lines.map(({ cause, groups, cumulative }) => ({
          key: cause,
          label: translate(`enums.obstacle.${cause}`),
          value: groups,
          note: (
            <Quiet>
              {translate("outcomes.column.cumulative").toLowerCase()} {formatShare(cumulative)}
            </Quiet>
          ),
          to: door(`cause.${cause}`),
        }))}
      />
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

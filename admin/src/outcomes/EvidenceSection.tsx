import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { ChartSection } from "../charts/ChartSection.tsx";
import { LevelBars } from "../charts/LevelBars.tsx";
import { formatNumber, formatShare } from "../format/number.ts";
import { Opens } from "./Opens.tsx";
import { evidenceTable } from "./outcomeTables.ts";
import type { SectionProps } from "./SectionProps.ts";

export function EvidenceSection({ outcomes, door, name }: SectionProps) {
  const translate = useTranslate();
  const { a1, grades, unknown, total } = outcomes.evidence;
  const range = { worst: formatShare(a1.worst), best: formatShare(a1.best) };
  return (
    <ChartSection
      title={translate("outcomes.evidence.title")}
      note={translate("outcomes.evidence.note")}
      table={evidenceTable(outcomes, translate, door)}
      file={[name, outcomes.asOf]}
    >
      <Typography variant="body2" sx={{ mb: 1 }}>
        {translate("outcomes.evidence.a1")}: <strong>{a1.share === null ? "–" : formatShare(a1.share)}</strong>
        {a1.share !== null && (
          <>
            {" · "}
            <Opens to={a1.groups > 0 ? door("grade.A1") : undefined}>{formatNumber(a1.groups)}</Opens>
            {" / "}
            <Opens to={door("grade.known")}>
              {translate("outcomes.evidence.graded", { smart_count: formatNumber(total - unknown) })}
            </Opens>
          </>
        )}
        {unknown > 0 && a1.worst !== null && ` (${translate("outcomes.evidence.range", range)})`}
      </Typography>
      <LevelBars
        most={Math.max(1, total)}
        levels={[
          ...grades.map(({ grade, groups }) => ({
            key: grade,
            label: grade,
            value: groups,
            to: door(`grade.${grade}`),
          })),
          {
            key: "none",
            label: translate("outcomes.evidence.ungraded"),
            value: unknown,
            to: door("grade.none"),
          },
        ]}
      />
    </ChartSection>
  );
}

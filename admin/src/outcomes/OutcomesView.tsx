import Box from "@mui/material/Box";
import { CausesSection } from "./CausesSection.tsx";
import { EvidenceSection } from "./EvidenceSection.tsx";
import { FunnelSection } from "./FunnelSection.tsx";
import { IncomeSection } from "./IncomeSection.tsx";
import { MilestoneSection } from "./MilestoneSection.tsx";
import { MoneySection } from "./MoneySection.tsx";
import { doorOf, type Outcomes } from "./outcomesModel.ts";
import { SurvivalSection } from "./SurvivalSection.tsx";

const columns = {
  display: "grid",
  gap: 2,
  alignContent: "start",
  minWidth: 0,
} as const;

/** Everything that is known of what became of groups; each figure opens its list. */
export function OutcomesView({ outcomes }: { outcomes: Outcomes }) {
  const given = { outcomes, door: doorOf(outcomes), name: outcomes.name ?? undefined };
  return (
    <Box
      sx={{
        display: "grid",
        gap: 2,
        gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,1.35fr) minmax(0,1fr)" },
      }}
    >
      <Box sx={columns}>
        <FunnelSection {...given} />
        <MilestoneSection {...given} />
        <MoneySection outcomes={outcomes} />
        <EvidenceSection {...given} />
      </Box>
      <Box sx={columns}>
        <SurvivalSection {...given} />
        <CausesSection {...given} />
        <IncomeSection {...given} />
      </Box>
    </Box>
  );
}

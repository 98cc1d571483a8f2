import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { BandChip } from "../../fields/BandChip.tsx";
import { Day, Quiet } from "../../fields/text.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { type BoardCase, isLivingCase } from "./caseModel.ts";
import { DueText } from "./DueText.tsx";
import { MoveButton } from "./MoveButton.tsx";

/** A case on the board: whose group, how bad, how late, who owns it, what comes next. */
export function CaseCard({ one, onMoved }: { one: BoardCase; onMoved: () => void }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const moves = one.organizationId === user.organizationId && mayI("cases", "transition");
  const causes = one.causes.map((cause) => translate(`enums.obstacle.${cause}`)).join(", ");
  return (
    <Card component="li" variant="outlined" sx={{ p: 1.25, display: "grid", gap: 0.5, minWidth: 0 }}>
      <Typography variant="body2" component="div" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
        <RecordLink resource="cases" id={one.id}>
          {one.group.name}
        </RecordLink>
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 0.5 }}>
        <BandChip band={one.riskBand} score={one.score} overriddenUntil={one.overriddenUntil} />
      </Box>
      <Typography variant="caption" component="div">
        {isLivingCase(one) ? <DueText one={one} /> : <Day value={one.closedOn} />}
        <Quiet> · {one.ownerName ?? translate("resources.cases.nobody")}</Quiet>
      </Typography>
      {causes && (
        <Typography variant="caption" component="div">
          {causes}
        </Typography>
      )}
      {isLivingCase(one) && (
        <Typography variant="caption" component="div">
          <Quiet>
            {one.recoveryProposedOn
              ? translate("resources.cases.proposedShort")
              : one.actionsOpen > 0
                ? translate("resources.cases.actionsOpen", { smart_count: one.actionsOpen })
                : translate("resources.cases.noActions")}
          </Quiet>
        </Typography>
      )}
      {moves && (
        <Box sx={{ ml: -0.75 }}>
          <MoveButton one={one} name={one.group.name} small onMoved={onMoved} />
        </Box>
      )}
    </Card>
  );
}

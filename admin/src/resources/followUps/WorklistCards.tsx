import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useListContext, useTranslate } from "react-admin";
import { BandChip } from "../../fields/BandChip.tsx";
import { Reasons } from "../../fields/Reasons.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { SelectedBar, SelectOne } from "../../list/Selection.tsx";
import { BulkActions } from "./BulkActions.tsx";
import { DueText } from "./DueText.tsx";
import { RowActions } from "./RowActions.tsx";
import { useOpenRecording, visitOf } from "./useOpenRecording.ts";
import type { WorklistItem } from "./worklistModel.ts";

/** The worklist on a phone: one visit a card, its button within reach of a thumb. */
export function WorklistCards({ records }: { records: boolean }) {
  const translate = useTranslate();
  const open = useOpenRecording();
  const { data = [] } = useListContext<WorklistItem>();
  return (
    <>
      <SelectedBar>
        <BulkActions />
      </SelectedBar>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {data.map((item) => (
          <Box
            component="li"
            key={item.id}
            sx={{ borderBottom: 1, borderColor: "divider", px: 1.5, py: 1.25, display: "grid", gap: 0.75 }}
          >
            <CardLines
              title={
                <RecordLink resource="groups" id={item.groupId}>
                  {item.group.name}
                </RecordLink>
              }
              mark={<BandChip band={item.group.riskBand} overriddenUntil={item.group.overriddenUntil} />}
              lines={[
                <Reasons key="why" reasons={item.group.reasons} />,
                <span key="due">
                  {item.planStep ?? translate("resources.follow-ups.unplanned")} · <DueText item={item} />
                </span>,
                <span key="who">{item.assigneeName ?? translate("resources.follow-ups.nobody")}</span>,
              ]}
            />
            {records && (
              <Box sx={{ display: "flex", gap: 0.5, alignItems: "center" }}>
                <SelectOne record={item} name={item.group.name} />
                <Button variant="outlined" fullWidth sx={{ minHeight: 40 }} onClick={() => open(item, visitOf(item))}>
                  {translate("resources.follow-ups.record")}
                </Button>
                <RowActions item={item} />
              </Box>
            )}
          </Box>
        ))}
      </Box>
    </>
  );
}

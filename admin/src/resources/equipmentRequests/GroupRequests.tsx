import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useGetList, useLocale, useTranslate } from "react-admin";
import { EnumText } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { Row, Rows } from "../../page/Rows.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { RequestActions } from "./RequestActions.tsx";
import { RequestDialog } from "./RequestDialog.tsx";
import type { EquipmentRequest } from "./requestModel.ts";

/** Kinds of machine that a group waits for, or waited for. */
export function GroupRequests({ groupId }: { groupId: string }) {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const [adding, setAdding] = useState(false);
  const query = useGetList<EquipmentRequest>("equipment-requests", {
    filter: { groupId },
    sort: { field: "requestedOn", order: "DESC" },
    pagination: { page: 1, perPage: 50 },
  });
  const text = (key: string, options = {}) => translate(`resources.equipment-requests.${key}`, options);
  return (
    <Box component="section" sx={{ mt: 2 }}>
      <Box sx={{ display: "flex", justifyContent: "space-between", alignItems: "center", gap: 1, mb: 0.5 }}>
        <Typography variant="h3" component="h2">
          {text("title")}
        </Typography>
        {mayI("equipment-requests", "create") && (
          <Button size="small" variant="outlined" onClick={() => setAdding(true)}>
            {text("add")}
          </Button>
        )}
      </Box>
      <Rows<EquipmentRequest> query={query} empty={{ title: text("none") }}>
        {(request) => (
          <Row
            title={`${request.category} · ${text("quantity", { smart_count: request.quantity })}`}
            mark={<EnumText of="equipmentRequestState" value={request.state} />}
            note={
              <>
                {text("since", { day: formatDay(request.requestedOn, locale) })}
                {request.reason && ` · ${request.reason}`}
              </>
            }
            actions={<RequestActions request={request} />}
          />
        )}
      </Rows>
      {adding && <RequestDialog groupId={groupId} onClose={() => setAdding(false)} />}
    </Box>
  );
}

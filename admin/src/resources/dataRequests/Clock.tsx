import AlarmIcon from "@mui/icons-material/AlarmOutlined";
import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { Instant } from "../../fields/text.tsx";
import { clockWords, type DataRequest } from "./requestModel.ts";

/** When it is due, and in words how long is left or by how much it is late. */
export function Clock({ request }: { request: Pick<DataRequest, "dueAt" | "hoursLeft" | "late"> }) {
  const translate = useTranslate();
  const words = clockWords(request);
  return (
    <Box component="span" sx={{ display: "inline-flex", flexWrap: "wrap", alignItems: "center", columnGap: 0.5 }}>
      <Instant value={request.dueAt} />
      {words && (
        <Box component="strong" sx={{ display: "inline-flex", alignItems: "center", gap: 0.5 }}>
          {request.late && <AlarmIcon sx={{ fontSize: "1rem" }} aria-hidden />}
          {translate(`resources.data-requests.${words[0]}`, { smart_count: words[1] })}
        </Box>
      )}
    </Box>
  );
}

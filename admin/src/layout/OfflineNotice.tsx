import Box from "@mui/material/Box";
import { useSyncExternalStore } from "react";
import { useTranslate } from "react-admin";

function listen(tell: () => void): () => void {
  window.addEventListener("online", tell);
  window.addEventListener("offline", tell);
  return () => {
    window.removeEventListener("online", tell);
    window.removeEventListener("offline", tell);
  };
}

/** Says that there is no connection, and that nothing typed is lost. */
export function OfflineNotice() {
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  const translate = useTranslate();
  return (
    <Box role="status">
      {!online && (
        <Box
          sx={{
            px: { xs: 1.5, sm: 3 },
            py: 0.75,
            backgroundColor: "secondary.main",
            color: "secondary.contrastText",
            fontSize: "0.875rem",
          }}
        >
          {translate("app.net.offline")}
        </Box>
      )}
    </Box>
  );
}

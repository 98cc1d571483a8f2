import Notices from "@mui/icons-material/NotificationsOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useUnread } from "./useUnread.ts";

const MOST = 99;

/** The way to the inbox, with how many notices wait there. */
export function Bell() {
  const translate = useTranslate();
  const unread = useUnread();
  const count =
    unread > 0
      ? translate("resources.notifications.unread", { smart_count: unread })
      : translate("resources.notifications.none");
  return (
    <IconButton
      component={Link}
      to="/notifications"
      aria-label={`${translate("app.bar.notices")}: ${count}`}
      sx={{ position: "relative" }}
    >
      <Notices fontSize="small" />
      {unread > 0 && (
        <Box
          component="span"
          aria-hidden
          sx={{
            position: "absolute",
            top: 2,
            left: "52%",
            minWidth: 17,
            px: 0.5,
            borderRadius: 9,
            backgroundColor: "primary.main",
            color: "primary.contrastText",
            fontSize: "0.6875rem",
            fontWeight: 600,
            lineHeight: "17px",
            textAlign: "center",
          }}
        >
          {unread > MOST ? `${MOST}+` : unread}
        </Box>
      )}
    </IconButton>
  );
}

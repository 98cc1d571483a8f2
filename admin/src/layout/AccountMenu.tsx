import Account from "@mui/icons-material/AccountCircleOutlined";
import Theme from "@mui/icons-material/Brightness6Outlined";
import Download from "@mui/icons-material/FileDownloadOutlined";
import Help from "@mui/icons-material/HelpOutlined";
import Leave from "@mui/icons-material/LogoutOutlined";
import Box from "@mui/material/Box";
import Divider from "@mui/material/Divider";
import IconButton from "@mui/material/IconButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useState } from "react";
import { useLogout, useTheme, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useMayI, useSession } from "../providers/useSession.ts";

export function AccountMenu() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { user } = useSession();
  const mayI = useMayI();
  const translate = useTranslate();
  const logout = useLogout();
  const systemDark = useMediaQuery("(prefers-color-scheme: dark)");
  const [theme, setTheme] = useTheme();
  const dark = theme ? theme === "dark" : systemDark;
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-label={translate("ra.auth.user_menu")}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
      >
        <Account />
      </IconButton>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={close}>
        <Box sx={{ px: 2, pt: 0.5, pb: 1.25, maxWidth: 280 }} role="presentation">
          <Typography variant="body1" sx={{ fontWeight: 600 }}>
            {user.name}
          </Typography>
          <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
            {translate(`enums.role.${user.role}`)}
            {user.organizationName && ` · ${user.organizationName}`}
          </Typography>
        </Box>
        <Divider />
        <MenuItem component={Link} to="/account" onClick={close}>
          <ListItemIcon>
            <Account fontSize="small" />
          </ListItemIcon>
          {translate("app.bar.account")}
        </MenuItem>
        {mayI("exports", "list") && (
          <MenuItem component={Link} to="/exports" onClick={close}>
            <ListItemIcon>
              <Download fontSize="small" />
            </ListItemIcon>
            {translate("resources.exports.name", { smart_count: 2 })}
          </MenuItem>
        )}
        <MenuItem
          onClick={() => {
            setTheme(dark ? "light" : "dark");
            close();
          }}
        >
          <ListItemIcon>
            <Theme fontSize="small" />
          </ListItemIcon>
          {translate("app.bar.theme")}
        </MenuItem>
        <MenuItem component={Link} to="/help" onClick={close}>
          <ListItemIcon>
            <Help fontSize="small" />
          </ListItemIcon>
          {translate("app.bar.help")}
        </MenuItem>
        <MenuItem onClick={() => logout()}>
          <ListItemIcon>
            <Leave fontSize="small" />
          </ListItemIcon>
          {translate("app.bar.signOut")}
        </MenuItem>
      </Menu>
    </>
  );
}

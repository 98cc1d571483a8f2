import MenuIcon from "@mui/icons-material/Menu";
import SearchIcon from "@mui/icons-material/Search";
import MuiAppBar from "@mui/material/AppBar";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Toolbar from "@mui/material/Toolbar";
import Tooltip from "@mui/material/Tooltip";
import { LoadingIndicator, useSidebarState, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { Bell } from "../notices/Bell.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { Brand } from "./Brand.tsx";
import { LanguageMenu } from "./LanguageMenu.tsx";

export function AppBar() {
  const translate = useTranslate();
  const [open, setOpen] = useSidebarState();
  return (
    <MuiAppBar position="fixed" sx={{ zIndex: (theme) => theme.zIndex.drawer + 1 }}>
      <Toolbar variant="dense" disableGutters sx={{ px: 1, gap: 0.5, minHeight: { xs: 56, sm: 48 } }}>
        <Tooltip title={translate(open ? "ra.action.close_menu" : "ra.action.open_menu")}>
          <IconButton
            onClick={() => setOpen(!open)}
            aria-expanded={open}
            aria-label={translate(open ? "ra.action.close_menu" : "ra.action.open_menu")}
            sx={{ display: { xs: "none", sm: "inline-flex" } }}
          >
            <MenuIcon fontSize="small" />
          </IconButton>
        </Tooltip>
        <Brand />
        <Box sx={{ flex: 1 }} />
        <Button
          component={Link}
          to="/search"
          color="inherit"
          variant="outlined"
          size="small"
          startIcon={<SearchIcon />}
          sx={{
            display: { xs: "none", md: "inline-flex" },
            color: "text.secondary",
            borderColor: "divider",
            fontWeight: 400,
            mr: 1,
            minWidth: 220,
            justifyContent: "flex-start",
          }}
        >
          {translate("app.bar.search")}
        </Button>
        <IconButton
          component={Link}
          to="/search"
          aria-label={translate("app.menu.search")}
          sx={{ display: { xs: "none", sm: "inline-flex", md: "none" } }}
        >
          <SearchIcon fontSize="small" />
        </IconButton>
        <LoadingIndicator sx={{ "& .RaLoadingIndicator-loader": { m: 1.25 } }} />
        <Bell />
        <LanguageMenu />
        <AccountMenu />
      </Toolbar>
    </MuiAppBar>
  );
}

import MenuIcon from "@mui/icons-material/Menu";
import BottomNavigation from "@mui/material/BottomNavigation";
import BottomNavigationAction from "@mui/material/BottomNavigationAction";
import Paper from "@mui/material/Paper";
import { useTranslate } from "react-admin";
import { Link, useLocation } from "react-router-dom";
import { isAt, useVisible } from "./Menu.tsx";
import { menuItems } from "./menuItems.ts";
import { usePhoneMenu } from "./phoneMenu.ts";

/** At phone width the four places one goes to most, within reach of a thumb. */
export function PhoneBar() {
  const translate = useTranslate();
  const visible = useVisible();
  const { pathname } = useLocation();
  const { setOpen } = usePhoneMenu();
  const items = menuItems.filter((item) => item.phone && visible(item));
  const current = items.findIndex((item) => isAt(pathname, item.to));
  return (
    <Paper
      component="nav"
      aria-label={translate("app.menu.more")}
      square
      sx={{
        display: { xs: "block", sm: "none" },
        position: "fixed",
        insetInline: 0,
        bottom: 0,
        zIndex: "appBar",
        borderTop: 1,
        borderColor: "divider",
        pb: "env(safe-area-inset-bottom)",
      }}
    >
      <BottomNavigation
        showLabels
        value={current}
        sx={{ height: 58, "& .MuiBottomNavigationAction-root": { minWidth: 0, px: 0.25 } }}
      >
        {items.map((item) => (
          <BottomNavigationAction
            key={item.key}
            component={Link}
            to={item.to}
            label={translate(`app.menu.${item.key}`)}
            icon={<item.icon fontSize="small" />}
            sx={{ "& .MuiBottomNavigationAction-label": { fontSize: "0.6875rem !important" } }}
          />
        ))}
        <BottomNavigationAction
          label={translate("app.menu.more")}
          icon={<MenuIcon fontSize="small" />}
          onClick={() => setOpen(true)}
          sx={{ "& .MuiBottomNavigationAction-label": { fontSize: "0.6875rem !important" } }}
        />
      </BottomNavigation>
    </Paper>
  );
}

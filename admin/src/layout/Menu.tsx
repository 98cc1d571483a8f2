import Box from "@mui/material/Box";
import Divider from "@mui/material/Divider";
import List from "@mui/material/List";
import ListItem from "@mui/material/ListItem";
import ListItemButton from "@mui/material/ListItemButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import Tooltip from "@mui/material/Tooltip";
import type { ReactNode } from "react";
import { useSidebarState, useTranslate } from "react-admin";
import { Link, useLocation } from "react-router-dom";
import { useMayI } from "../providers/useSession.ts";
import { type MenuItem, menuItems, settingsIcon as SettingsIcon, settingsItems } from "./menuItems.ts";
import { usePhoneMenu } from "./phoneMenu.ts";

export function useVisible() {
  const mayI = useMayI();
  return ({ needs }: Pick<MenuItem, "needs">) => !needs || mayI(...needs);
}

export const isAt = (pathname: string, to: string): boolean =>
  to === "/" ? pathname === "/" : pathname === to || pathname.startsWith(`${to}/`);

function Entry({ item, icon }: { item: Pick<MenuItem, "key" | "to" | "also">; icon?: ReactNode }) {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const [wide] = useSidebarState();
  const phone = usePhoneMenu();
  const open = wide || phone.open;
  const label = translate(`app.menu.${item.key}`);
  const current = [item.to, ...(item.also ?? [])].some((to) => isAt(pathname, to));
  return (
    <ListItem disablePadding>
      <Tooltip title={open ? "" : label} placement="right">
        <ListItemButton
          component={Link}
          to={item.to}
          onClick={() => phone.setOpen(false)}
          selected={current}
          aria-current={current ? "page" : undefined}
          aria-label={open ? undefined : label}
          sx={{
            borderRadius: 1.5,
            mx: 1,
            minWidth: 0,
            px: 1.25,
            py: 0.5,
            minHeight: 38,
            "&.Mui-selected": { backgroundColor: "primary.light", color: "primary.main", fontWeight: 600 },
          }}
        >
          {icon && <ListItemIcon sx={{ minWidth: 34 }}>{icon}</ListItemIcon>}
          {open && (
            <ListItemText
              primary={label}
              slotProps={{ primary: { noWrap: true, sx: { fontSize: "0.875rem", fontWeight: "inherit" } } }}
            />
          )}
        </ListItemButton>
      </Tooltip>
    </ListItem>
  );
}

/** The main menu: only what the role may open. */
export function Menu() {
  const translate = useTranslate();
  const visible = useVisible();
  const [wide] = useSidebarState();
  const phone = usePhoneMenu();
  const open = wide || phone.open;
  const settings = settingsItems.filter(visible);
  return (
    <Box component="nav" aria-label={translate("app.menu.label")} sx={{ py: 1, width: phone.open ? 250 : undefined }}>
      <List dense disablePadding sx={{ display: "grid", gap: 0.25 }}>
        {menuItems.filter(visible).map((item) => (
          <Entry key={item.key} item={item} icon={<item.icon fontSize="small" />} />
        ))}
      </List>
      {settings.length > 0 && open && (
        <>
          <Divider sx={{ my: 1 }} />
          <Box sx={{ px: 2.25, py: 0.5, fontSize: "0.75rem", fontWeight: 600, color: "text.secondary" }}>
            {translate("app.menu.settings")}
          </Box>
          <List dense disablePadding sx={{ display: "grid", gap: 0.25 }}>
            {settings.map((item, at) => (
              <Entry key={item.key} item={item} icon={at === 0 ? <SettingsIcon fontSize="small" /> : <span />} />
            ))}
          </List>
        </>
      )}
    </Box>
  );
}

import Box from "@mui/material/Box";
import Drawer from "@mui/material/Drawer";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { ReactNode } from "react";
import { useSidebarState } from "react-admin";
import { usePhoneMenu } from "./phoneMenu.ts";

/** Beside the page on wide screens, folded to icons when asked; a drawer on a phone. */
export function Sidebar({ children }: { children: ReactNode }) {
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const [wide] = useSidebarState();
  const { open, setOpen } = usePhoneMenu();
  if (narrow) {
    return (
      <Drawer open={open} onClose={() => setOpen(false)} slotProps={{ paper: { sx: { pt: 7 } } }}>
        {children}
      </Drawer>
    );
  }
  return (
    <Box sx={{ flexShrink: 0, width: wide ? 216 : 52 }}>
      <Box
        sx={{
          position: "fixed",
          top: 48,
          bottom: 0,
          width: wide ? 216 : 52,
          overflowY: "auto",
          overflowX: "hidden",
          backgroundColor: "background.paper",
          borderRight: 1,
          borderColor: "divider",
        }}
      >
        {children}
      </Box>
    </Box>
  );
}

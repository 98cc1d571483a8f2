import Dialog from "@mui/material/Dialog";
import DialogContent from "@mui/material/DialogContent";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useTranslate } from "react-admin";
import { LinesSkeleton } from "../page/Loading.tsx";

/** Stands where a dialog will be until what it asks is known. */
export function WaitingDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  return (
    <Dialog
      open
      onClose={onClose}
      fullScreen={narrow}
      fullWidth
      maxWidth="sm"
      aria-label={translate("ra.page.loading")}
    >
      <DialogContent>
        <LinesSkeleton />
      </DialogContent>
    </Dialog>
  );
}

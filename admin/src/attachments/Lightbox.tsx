import Back from "@mui/icons-material/ChevronLeft";
import Forward from "@mui/icons-material/ChevronRight";
import Close from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { type KeyboardEvent, useId } from "react";
import { useTranslate } from "react-admin";
import { Instant } from "../fields/text.tsx";
import { type Attachment, fileUrl } from "./attachmentModel.ts";

interface LightboxProps {
  photos: Attachment[];
  at: number;
  onMove: (at: number) => void;
  onClose: () => void;
}

/** A photo as large as the screen allows; arrow keys go on to the next. */
export function Lightbox({ photos, at, onMove, onClose }: LightboxProps) {
  const translate = useTranslate();
  const titleId = useId();
  const photo = photos[at];
  if (!photo) return null;
  const go = (by: number) => onMove((at + by + photos.length) % photos.length);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") go(1);
    if (event.key === "ArrowLeft") go(-1);
  };
  const name = photo.name ?? translate("app.files.photo");
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="lg" aria-labelledby={titleId} onKeyDown={onKey}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, px: 2, py: 1 }}>
        <Typography id={titleId} variant="h2" noWrap sx={{ flex: 1 }}>
          {name}
        </Typography>
        <Button size="small" component="a" href={fileUrl(photo, true)} download>
          {translate("app.files.save")}
        </Button>
        <IconButton onClick={onClose} aria-label={translate("app.action.close")}>
          <Close />
        </IconButton>
      </Box>
      <Box sx={{ bgcolor: "quiet", display: "grid", placeItems: "center", minHeight: 200 }}>
        <Box
          component="img"
          src={fileUrl(photo)}
          alt={name}
          sx={{ maxWidth: "100%", maxHeight: "calc(100vh - 190px)", display: "block" }}
        />
      </Box>
      <Box sx={{ display: "flex", alignItems: "center", justifyContent: "space-between", px: 1, py: 0.5 }}>
        <IconButton onClick={() => go(-1)} disabled={photos.length < 2} aria-label={translate("app.files.previous")}>
          <Back />
        </IconButton>
        <Typography variant="caption">
          {translate("app.files.of", { at: at + 1, all: photos.length })} · <Instant value={photo.createdAt} />
        </Typography>
        <IconButton onClick={() => go(1)} disabled={photos.length < 2} aria-label={translate("app.files.next")}>
          <Forward />
        </IconButton>
      </Box>
    </Dialog>
  );
}

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { TILE, Tile } from "./Tile.tsx";
import type { Upload } from "./useUploads.ts";

interface UploadTileProps {
  upload: Upload;
  onRetry: () => void;
  onDrop: () => void;
}

/** A file on its way, or what stopped it. */
export function UploadTile({ upload, onRetry, onDrop }: UploadTileProps) {
  const translate = useTranslate();
  const { file, preview, share, fault } = upload;
  return (
    <Box component="li" sx={{ width: fault ? 2 * TILE : TILE, listStyle: "none" }}>
      <Tile src={preview} alt={file.name}>
        {!fault && (
          <LinearProgress
            variant={share > 0 ? "determinate" : "indeterminate"}
            value={share * 100}
            aria-label={translate("app.files.sending", { name: file.name })}
            sx={{ position: "absolute", left: 0, right: 0, bottom: 0, height: 6 }}
          />
        )}
      </Tile>
      <Typography variant="caption" component="p" noWrap title={file.name}>
        {file.name}
      </Typography>
      {fault && (
        <>
          <Typography variant="caption" component="p" role="alert" sx={{ color: "error.main" }}>
            {fault.message}
          </Typography>
          {fault.lost && (
            <Button size="small" onClick={onRetry}>
              {translate("app.action.retry")}
            </Button>
          )}
          <Button size="small" onClick={onDrop}>
            {translate("app.files.drop")}
          </Button>
        </>
      )}
    </Box>
  );
}

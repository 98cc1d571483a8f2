import Delete from "@mui/icons-material/DeleteOutlined";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Instant, Quiet } from "../fields/text.tsx";
import { type Attachment, fileUrl, formatSize, isImage } from "./attachmentModel.ts";
import { TILE, Tile } from "./Tile.tsx";

interface FileTileProps {
  file: Attachment;
  onOpen: () => void;
  onRemove?: () => void;
}

/** One file of a record: a photo opens over the page, a document is downloaded. */
export function FileTile({ file, onOpen, onRemove }: FileTileProps) {
  const translate = useTranslate();
  const image = isImage(file.contentType);
  const name = file.name ?? translate(`app.files.${file.kind}`);
  const tile = <Tile src={image && file.mayOpen ? fileUrl(file) : undefined} alt={name} closed={!file.mayOpen} />;
  return (
    <Box component="li" sx={{ width: TILE, listStyle: "none", minWidth: 0 }}>
      <Box sx={{ position: "relative" }}>
        {!file.mayOpen && tile}
        {file.mayOpen && image && (
          <ButtonBase onClick={onOpen} aria-label={translate("app.files.open", { name })} sx={{ borderRadius: 1 }}>
            {tile}
          </ButtonBase>
        )}
        {file.mayOpen && !image && (
          <ButtonBase
            component="a"
            href={fileUrl(file, true)}
            download
            aria-label={translate("app.files.download", { name })}
            sx={{ borderRadius: 1 }}
          >
            {tile}
          </ButtonBase>
        )}
        {onRemove && (
          <IconButton
            size="small"
            onClick={onRemove}
            aria-label={translate("app.files.remove", { name })}
            sx={{
              position: "absolute",
              top: 2,
              right: 2,
              p: 0.5,
              bgcolor: "background.paper",
              border: 1,
              borderColor: "divider",
              "&:hover": { bgcolor: "quiet" },
            }}
          >
            <Delete sx={{ fontSize: 16 }} />
          </IconButton>
        )}
      </Box>
      <Typography variant="caption" component="p" noWrap title={name}>
        {file.mayOpen ? name : translate("app.files.closed")}
      </Typography>
      <Typography variant="caption" component="p" sx={{ fontSize: "0.72rem" }}>
        <Quiet>
          {formatSize(file.size)} · <Instant value={file.createdAt} />
        </Quiet>
      </Typography>
    </Box>
  );
}

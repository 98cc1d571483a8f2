import Close from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useEffect, useState } from "react";
import { useTranslate } from "react-admin";
import { FileButtons } from "../attachments/FileButtons.tsx";
import { pickFiles } from "../attachments/pickFiles.ts";
import { TILE, Tile } from "../attachments/Tile.tsx";
import { UploadTile } from "../attachments/UploadTile.tsx";
import { useAnswerFiles } from "./AnswerFiles.tsx";
import { type AnswerProps, setAttributes } from "./answerProps.ts";
import { NoFilesHere } from "./NoFilesHere.tsx";
import { useLatest } from "./useLatest.ts";
import { useSending } from "./useSending.ts";

/** A photo from the camera or the gallery: sent at once, kept as the id of the stored file. */
export function PhotoAnswer(props: AnswerProps) {
  const translate = useTranslate();
  const files = useAnswerFiles();
  const { upload, send, retry, drop } = useSending(files, props.onChange);
  const [broken, setBroken] = useState(false);
  const id = props.value as string | null | undefined;
  const latest = useLatest(props.onChange);
  const url = id ? files?.urlOf(id) : undefined;
  const isLost = Boolean(id && files && !url);
  useEffect(() => {
    if (isLost) latest.current(null);
  }, [isLost, latest]);
  if (!files) return <NoFilesHere />;
  const words = translate("app.files.photo");
  return (
    <Box role="group" {...setAttributes(props)}>
      {url && (
        <Box sx={{ display: "flex", alignItems: "center", gap: 1.5, mb: 1 }}>
          <Box sx={{ width: TILE, flexShrink: 0 }} onErrorCapture={() => setBroken(true)}>
            <Tile src={broken ? undefined : url} alt={words} closed={broken} />
          </Box>
          <Button size="small" startIcon={<Close />} disabled={props.disabled} onClick={() => props.onChange(null)}>
            {translate("resources.forms.answer.removePhoto")}
          </Button>
        </Box>
      )}
      {upload && (
        <Box component="ul" sx={{ m: 0, mb: 1, p: 0 }}>
          <UploadTile upload={upload} onRetry={retry} onDrop={drop} />
        </Box>
      )}
      {!id && !upload && (
        <FileButtons
          photosOnly
          disabled={props.disabled}
          onFiles={async ([first]) => {
            const [picked] = first ? await pickFiles([first]) : [];
            setBroken(false);
            if (picked) void send(picked);
          }}
        />
      )}
      {!id && !upload && (
        <Typography variant="caption" component="p" sx={{ color: "text.secondary", mt: 0.5 }}>
          {translate("resources.forms.answer.photoHelp")}
        </Typography>
      )}
    </Box>
  );
}

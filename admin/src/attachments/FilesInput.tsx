import Close from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { useEffect, useRef } from "react";
import { useTranslate } from "react-admin";
import { FileButtons } from "./FileButtons.tsx";
import { forgetFiles, pickFiles } from "./pickFiles.ts";
import type { PickedFile } from "./sendFile.ts";
import { TILE, Tile } from "./Tile.tsx";

interface FilesInputProps {
  files: PickedFile[];
  onChange: (files: PickedFile[]) => void;
  title?: string;
}

/** Files chosen in a form whose record does not exist yet; `useFilesOf` sends them once it does. */
export function FilesInput({ files, onChange, title }: FilesInputProps) {
  const translate = useTranslate();
  const latest = useRef(files);
  latest.current = files;
  useEffect(() => () => forgetFiles(latest.current), []);
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, my: 1, minWidth: 0 }}>
      <Typography component="legend" variant="body2" sx={{ color: "text.secondary", mb: 0.5, p: 0 }}>
        {title ?? translate("app.files.title")}
      </Typography>
      {files.length > 0 && (
        <Box component="ul" sx={{ display: "flex", flexWrap: "wrap", gap: 1, m: 0, p: 0, mb: 1 }}>
          {files.map((one) => (
            <Box component="li" key={one.key} sx={{ listStyle: "none", width: TILE, position: "relative" }}>
              <Tile src={one.preview} alt={one.file.name} />
              <IconButton
                size="small"
                aria-label={translate("app.files.remove", { name: one.file.name })}
                onClick={() => {
                  forgetFiles([one]);
                  onChange(files.filter(({ key }) => key !== one.key));
                }}
                sx={{ position: "absolute", top: 2, right: 2, p: 0.5, bgcolor: "background.paper" }}
              >
                <Close sx={{ fontSize: 16 }} />
              </IconButton>
              <Typography variant="caption" component="p" noWrap title={one.file.name}>
                {one.file.name}
              </Typography>
            </Box>
          ))}
        </Box>
      )}
      <FileButtons onFiles={async (chosen) => onChange([...latest.current, ...(await pickFiles(chosen))])} />
    </Box>
  );
}

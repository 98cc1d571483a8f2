import UploadFile from "@mui/icons-material/UploadFileOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import visuallyHidden from "@mui/utils/visuallyHidden";
import { type DragEvent, useRef, useState } from "react";
import { useTranslate } from "react-admin";
import { formatNumber } from "../../format/number.ts";

interface FileDropProps {
  file?: File;
  disabled?: boolean;
  onChoose: (file: File) => void;
  /** Endings of the files it takes. */
  accept?: string;
  /** Where its words are: `drop`, `accepts`, `choose`, `replace`. */
  words?: string;
}

/** A place to drop a file, with a button for those who choose one. */
export function FileDrop(props: FileDropProps) {
  const { file, disabled, onChoose, accept = ".xlsx,.csv", words = "resources.imports" } = props;
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const text = (key: string) => translate(`${words}.${key}`);
  const take = (files: FileList | null) => {
    const [first] = files ?? [];
    if (first && !disabled) onChoose(first);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        border: "2px dashed",
        borderColor: over ? "primary.main" : "text.disabled",
        backgroundColor: over ? "primary.light" : "transparent",
        borderRadius: 2,
        p: 3,
        textAlign: "center",
      }}
    >
      <UploadFile sx={{ fontSize: 36, color: "primary.main" }} aria-hidden />
      <Typography sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>{file ? file.name : text("drop")}</Typography>
      <Typography variant="caption" component="p" sx={{ color: "text.secondary", mb: 1 }}>
        {file ? `${formatNumber(file.size / 1024)} KB` : text("accepts")}
      </Typography>
      <input
        ref={input}
        type="file"
        accept={accept}
        style={visuallyHidden}
        tabIndex={-1}
        aria-label={text("choose")}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
      <Button variant="outlined" disabled={disabled} onClick={() => input.current?.click()}>
        {text(file ? "replace" : "choose")}
      </Button>
    </Box>
  );
}

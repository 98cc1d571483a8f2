import AttachFile from "@mui/icons-material/AttachFile";
import PhotoCamera from "@mui/icons-material/PhotoCameraOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import useMediaQuery from "@mui/material/useMediaQuery";
import { type ChangeEvent, useRef } from "react";
import { useTranslate } from "react-admin";
import { ACCEPTED, PHOTOS } from "./attachmentModel.ts";

interface FileButtonsProps {
  onFiles: (files: File[]) => void;
  disabled?: boolean;
  /** One photo, and no documents. */
  photosOnly?: boolean;
}

/** Takes a photo with the phone's camera, or chooses photos and documents. */
export function FileButtons({ onFiles, disabled, photosOnly }: FileButtonsProps) {
  const translate = useTranslate();
  const handheld = useMediaQuery("(pointer: coarse)");
  const camera = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.target.files ?? [])]);
    // The same file may be chosen again after it was removed.
    event.target.value = "";
  };
  const chooseWords = translate(photosOnly ? "app.files.choosePhoto" : "app.files.choose");
  const hidden = { type: "file", hidden: true, onChange: take, tabIndex: -1 } as const;
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
      {handheld && (
        <Button
          size="small"
          variant="outlined"
          startIcon={<PhotoCamera />}
          disabled={disabled}
          onClick={() => camera.current?.click()}
        >
          {translate("app.files.take")}
        </Button>
      )}
      <Button
        size="small"
        variant="outlined"
        startIcon={<AttachFile />}
        disabled={disabled}
        onClick={() => chooser.current?.click()}
      >
        {chooseWords}
      </Button>
      <input {...hidden} ref={camera} accept="image/*" capture="environment" aria-label={translate("app.files.take")} />
      <input
        {...hidden}
        ref={chooser}
        accept={photosOnly ? PHOTOS : ACCEPTED}
        multiple={!photosOnly}
        aria-label={chooseWords}
      />
    </Box>
  );
}

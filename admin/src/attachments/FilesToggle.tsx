import AttachFile from "@mui/icons-material/AttachFile";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useId, useState } from "react";
import { useTranslate } from "react-admin";
import { Attachments } from "./Attachments.tsx";

interface FilesToggleProps {
  subject: string;
  subjectId: string;
  organizationId?: string;
}

/** The files of one row of a list: asked for only when somebody wants to see them. */
export function FilesToggle(props: FilesToggleProps) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        size="small"
        startIcon={<AttachFile />}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {translate("app.files.title")}
      </Button>
      {open && (
        <Box id={id} sx={{ flexBasis: "100%", pt: 0.5 }}>
          <Attachments {...props} />
        </Box>
      )}
    </>
  );
}

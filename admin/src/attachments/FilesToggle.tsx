import AttachFile from "@mui/icons-material/AttachFile";
import { useTranslate } from "react-admin";
import { Toggle } from "../page/Toggle.tsx";
import { Attachments } from "./Attachments.tsx";

interface FilesToggleProps {
  subject: string;
  subjectId: string;
  organizationId?: string;
}

/** The files of one row of a list. */
export function FilesToggle(props: FilesToggleProps) {
  const translate = useTranslate();
  return (
    <Toggle icon={<AttachFile />} label={translate("app.files.title")}>
      <Attachments {...props} />
    </Toggle>
  );
}

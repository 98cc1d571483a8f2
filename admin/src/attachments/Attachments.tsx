import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";
import { useDelete, useGetList, useNotify, useTranslate } from "react-admin";
import { useUndoNotice } from "../dialogs/UndoNotice.tsx";
import { Quiet } from "../fields/text.tsx";
import { Fault } from "../page/Fault.tsx";
import { api } from "../providers/http.ts";
import { useMayI, useSession } from "../providers/useSession.ts";
import { type Attachment, isImage } from "./attachmentModel.ts";
import { FileButtons } from "./FileButtons.tsx";
import { FileTile } from "./FileTile.tsx";
import { Lightbox } from "./Lightbox.tsx";
import { UploadTile } from "./UploadTile.tsx";
import { useUploads } from "./useUploads.ts";

interface AttachmentsProps {
  /** Resource of the record: "equipment-checks". */
  subject: string;
  subjectId: string;
  /** Organisation that owns the record, where it is known: only its people add and remove files. */
  organizationId?: string;
  /** The reader answers the record, without writing it: its proof is added here. */
  answers?: boolean;
  /** Nothing is shown where there is no file and none may be added. */
  quiet?: boolean;
  title?: string;
}

const grid = { display: "flex", flexWrap: "wrap", gap: 1.5, m: 0, p: 0, mb: 1 } as const;

/** The photos and documents of a record: seen, added and taken away by the record's own rights. */
export function Attachments({ subject, subjectId, organizationId, answers, quiet, title }: AttachmentsProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const notifyUndo = useUndoNotice();
  const mayI = useMayI();
  const { user } = useSession();
  const headingId = useId();
  const [shown, setShown] = useState<string>();
  const { data, error, isPending, refetch } = useGetList<Attachment>("attachments", {
    filter: { subject, subjectId },
    sort: { field: "createdAt", order: "ASC" },
    pagination: { page: 1, perPage: 50 },
  });
  const [remove] = useDelete<Attachment>();
  const { uploads, add, retry, drop } = useUploads(subject, subjectId, () => void refetch());

  const own = organizationId === undefined || organizationId === user.organizationId;
  const mayWrite = answers || (own && (mayI(subject, "update") || mayI(subject, "create")));
  const mayAdd = mayWrite && mayI("attachments", "create");
  const mayRemove = ({ organizationId: owner }: Attachment) =>
    mayWrite && owner === user.organizationId && mayI("attachments", "delete");

  const takeAway = (file: Attachment) =>
    remove(
      "attachments",
      { id: file.id, previousData: file },
      {
        mutationMode: "pessimistic",
        onSuccess: () => {
          void refetch();
          notifyUndo(translate("app.files.removed"), async () => {
            await api.post(`attachments/${file.id}/restore`);
            await refetch();
          });
        },
        onError: (fault) => notify((fault as Error).message, { type: "error" }),
      },
    );

  const files = data ?? [];
  const photos = files.filter((one) => one.mayOpen && isImage(one.contentType));
  if (quiet && !mayAdd && files.length === 0) return null;
  return (
    <Box component="section" aria-labelledby={headingId} sx={{ minWidth: 0 }}>
      <Typography variant="h3" component="h3" id={headingId} sx={{ mb: 0.75 }}>
        {title ?? translate("app.files.title")}
      </Typography>
      {error && !data && <Fault fault={error as Error} retry={() => void refetch()} />}
      {(files.length > 0 || uploads.length > 0) && (
        <Box component="ul" sx={grid}>
          {files.map((file) => (
            <FileTile
              key={file.id}
              file={file}
              onOpen={() => setShown(file.id)}
              onRemove={mayRemove(file) ? () => void takeAway(file) : undefined}
            />
          ))}
          {uploads.map((upload) => (
            <UploadTile
              key={upload.key}
              upload={upload}
              onRetry={() => retry(upload.key)}
              onDrop={() => drop(upload.key)}
            />
          ))}
        </Box>
      )}
      {!isPending && !error && files.length === 0 && uploads.length === 0 && (
        <Typography variant="body2" sx={{ mb: 1 }}>
          <Quiet>{translate(mayAdd ? "app.files.emptyAdd" : "app.files.empty")}</Quiet>
        </Typography>
      )}
      {mayAdd && <FileButtons onFiles={(chosen) => void add(chosen)} />}
      {shown && (
        <Lightbox
          photos={photos}
          at={photos.findIndex(({ id }) => id === shown)}
          onMove={(at) => setShown(photos[at]?.id)}
          onClose={() => setShown(undefined)}
        />
      )}
    </Box>
  );
}

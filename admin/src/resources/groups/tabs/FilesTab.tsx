import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { type HttpError, useGetList, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { Attachments } from "../../../attachments/Attachments.tsx";
import { type Attachment, isImage } from "../../../attachments/attachmentModel.ts";
import { FileTile } from "../../../attachments/FileTile.tsx";
import { Lightbox } from "../../../attachments/Lightbox.tsx";
import { Quiet } from "../../../fields/text.tsx";
import { Fault } from "../../../page/Fault.tsx";
import { LinesSkeleton } from "../../../page/Loading.tsx";
import type { Group } from "../groupModel.ts";

/** What hangs on the group itself, and everything that hangs on its visits, orders and machines. */
export function FilesTab({ group }: { group: Group }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: "grid", gap: 3 }}>
      <Link component={RouterLink} to={`/search/groups/${group.id}`} variant="body2">
        {translate("search.seeAll")}
      </Link>
      <Attachments subject="groups" subjectId={group.id} organizationId={group.organizationId} />
      <OfItsRecords groupId={group.id} />
    </Box>
  );
}

function OfItsRecords({ groupId }: { groupId: string }) {
  const translate = useTranslate();
  const [shown, setShown] = useState<string>();
  const { data, error, isPending, refetch } = useGetList<Attachment>("attachments", {
    filter: { groupId, subject_neq: "groups" },
    sort: { field: "createdAt", order: "DESC" },
    pagination: { page: 1, perPage: 60 },
  });
  if (error && !data) return <Fault fault={error as HttpError} retry={() => void refetch()} />;
  if (isPending) return <LinesSkeleton lines={3} />;
  const photos = data.filter((one) => one.mayOpen && isImage(one.contentType));
  const subjects = [...new Set(data.map(({ subject }) => subject))];
  return (
    <Box component="section" sx={{ display: "grid", gap: 2 }}>
      <Typography variant="h3">{translate("app.files.ofRecords")}</Typography>
      {data.length === 0 && (
        <Typography variant="body2">
          <Quiet>{translate("app.files.noneOfRecords")}</Quiet>
        </Typography>
      )}
      {subjects.map((subject) => (
        <Box key={subject}>
          <Typography variant="caption" component="p" sx={{ mb: 0.5 }}>
            <Quiet>{translate(`resources.${subject}.name`, { smart_count: 2 })}</Quiet>
          </Typography>
          <Box component="ul" sx={{ display: "flex", flexWrap: "wrap", gap: 1.5, m: 0, p: 0 }}>
            {data
              .filter((one) => one.subject === subject)
              .map((file) => (
                <FileTile key={file.id} file={file} onOpen={() => setShown(file.id)} />
              ))}
          </Box>
        </Box>
      ))}
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

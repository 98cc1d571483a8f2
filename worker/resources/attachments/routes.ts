import { endpoint } from "../../http/endpoint.ts";
import { reachable } from "../../http/resourceRead.ts";
import { attachmentsResource } from "./resource.ts";
import { restoreAttachment } from "./restore.ts";
import { serveAttachment } from "./serve.ts";
import { SUBJECTS } from "./subjects.ts";
import { uploadAttachment } from "./upload.ts";

attachmentsResource.routes
  .post(
    "/",
    endpoint({ resource: "attachments", action: "create" }, uploadAttachment, {
      reachable,
      summary: "Add a photo or document to a record that one may write; type by content, metadata stripped",
      form: {
        file: "JPEG, PNG or WebP of at most 8 MB and 50 megapixels, or PDF of at most 10 MB",
        subject: `The kind of record: ${SUBJECTS.join(", ")}`,
        subjectId: "The record's id",
        kind: "photo or document; by the file when left out",
        documentCode: "Which of the documents that a programme asks for, where the record is a programme",
        id: "An id of one's own, fil_…",
      },
    }),
  )
  .get(
    "/:id",
    endpoint({ resource: "attachments", action: "read" }, serveAttachment, {
      summary: "The file, to those who read its record's personal fields; with Accept: application/json its record",
      query: { download: "Present: images come as a download too" },
    }),
  )
  .post(
    "/:id/restore",
    endpoint({ resource: "attachments", action: "delete" }, restoreAttachment, {
      reachable,
      summary: "Take a removal back",
    }),
  );

export { attachmentsResource };

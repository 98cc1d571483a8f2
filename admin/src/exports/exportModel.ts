import type { RaRecord } from "react-admin";
import { api } from "../providers/http.ts";

export interface Export extends RaRecord {
  id: string;
  resource: string;
  state: "running" | "ready" | "failed";
  locale: "id" | "en";
  total: number;
  rowsDone: number;
  fileName: string;
  error: string | null;
  createdAt: number;
}

export interface ExportQuestion {
  resource: string;
  filter: Record<string, unknown>;
  sort?: [string, "ASC" | "DESC"];
  locale: string;
  reason?: string;
}

const dayMs = 86_400_000;

export const askExport = (question: ExportQuestion) => api.post<Export>("exports", question);
/** Headings of what the file of a list would show of people; with any, it needs a reason. */
export const personalIn = (resource: string) =>
  api
    .get<{ columns: { heading: string }[] }>(`exports/personal?resource=${encodeURIComponent(resource)}`)
    .then(({ columns }) => columns.map(({ heading }) => heading));
export const readExport = (id: string, signal?: AbortSignal) => api.get<Export>(`exports/${id}`, signal);

export const fileUrl = ({ id }: Pick<Export, "id">) => `/api/exports/${id}/file`;
export const keptUntil = ({ createdAt }: Pick<Export, "createdAt">) => createdAt + dayMs;

/** Has the browser save the file; the server names it. */
export function saveFile(job: Export): void {
  const link = document.createElement("a");
  link.href = fileUrl(job);
  link.download = job.fileName;
  link.click();
}

/** Share of the rows written, 0–100. */
export const progressOf = ({ total, rowsDone }: Pick<Export, "total" | "rowsDone">) =>
  total > 0 ? Math.min(100, (rowsDone / total) * 100) : 0;

/** What a list is called: the worklist has a name of its own. */
export const listName = (resource: string, translate: (key: string, options?: object) => string) =>
  resource === "worklist"
    ? translate("app.menu.worklist")
    : translate(`resources.${resource}.name`, { smart_count: 2, _: resource });

import Download from "@mui/icons-material/FileDownloadOutlined";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Button, useListContext, useLocale, useNotify, useTranslate } from "react-admin";
import { flatFilter } from "../customFields/customField.ts";
import { lazyPage } from "../providers/lazyPage.ts";
import { useMayI } from "../providers/useSession.ts";
import { askExport, type Export, personalIn, saveFile } from "./exportModel.ts";

const PurposeDialog = lazyPage(() => import("./PurposeDialog.tsx"));
const ExportProgress = lazy(() => import("./ExportProgress.tsx"));

interface ExportButtonProps {
  /** Where the rows are another list than the page is named after. */
  resource?: string;
  /** Sort that is the list's own order, which the server knows better. */
  ownSort?: string;
}

/** The list on show, under its filter and in its order, as a workbook; a long one may be left to be made. */
export function ExportButton({ resource, ownSort }: ExportButtonProps) {
  const list = useListContext();
  const locale = useLocale();
  const notify = useNotify();
  const translate = useTranslate();
  const client = useQueryClient();
  const mayI = useMayI();
  const [busy, setBusy] = useState(false);
  const [job, setJob] = useState<Export>();
  const [personal, setPersonal] = useState<string[]>();
  if (!mayI("exports", "create")) return null;

  const of = resource ?? list.resource;
  const make = async (reason?: string) => {
    const { field, order } = list.sort;
    const made = await askExport({
      resource: of,
      filter: flatFilter({ ...list.filterValues, ...list.filter }),
      sort: field && field !== ownSort ? [field, order] : undefined,
      locale,
      reason,
    });
    void client.invalidateQueries({ queryKey: ["exports"] });
    if (made.state === "running") return setJob(made);
    saveFile(made);
    notify("resources.exports.ready", { type: "success", messageArgs: { smart_count: made.total } });
  };
  const start = async () => {
    setBusy(true);
    try {
      const columns = await personalIn(of);
      if (columns.length > 0) setPersonal(columns);
      else await make();
    } catch (fault) {
      notify((fault as Error).message, { type: "error" });
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {/* At phone width react-admin leaves a disabled icon without its name. */}
      <Button
        label="ra.action.export"
        aria-label={translate("ra.action.export")}
        onClick={start}
        disabled={busy || !list.total}
      >
        <Download />
      </Button>
      {personal && (
        <Suspense>
          <PurposeDialog columns={personal} onClose={() => setPersonal(undefined)} onSend={make} />
        </Suspense>
      )}
      {job && (
        <Suspense>
          <ExportProgress job={job} onClose={() => setJob(undefined)} />
        </Suspense>
      )}
    </>
  );
}

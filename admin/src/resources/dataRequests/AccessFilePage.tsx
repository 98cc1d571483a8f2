import Button from "@mui/material/Button";
import { useState } from "react";
import { type HttpError, useNotify, useTranslate } from "react-admin";
import { useParams } from "react-router-dom";
import { saveText } from "../../exports/saveText.ts";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { api } from "../../providers/http.ts";
import { useApi } from "../../providers/useApi.ts";
import { useMayI } from "../../providers/useSession.ts";
import { Sheet } from "../samples/Sheet.tsx";
import { AccessSheet } from "./AccessSheet.tsx";
import { type AccessFile, SECTIONS } from "./accessFileModel.ts";

/** The file of an access request: made once at a press, a logged look; then on paper and as JSON, from the same content. */
export default function AccessFilePage() {
  const { id = "" } = useParams();
  const translate = useTranslate();
  const notify = useNotify();
  const mayI = useMayI();
  const [file, setFile] = useState<AccessFile>();
  const [busy, setBusy] = useState(false);
  const text = (key: string) => translate(`resources.access-file.${key}`);
  const make = () => {
    setBusy(true);
    api
      .post<AccessFile>(`data-requests/${encodeURIComponent(id)}/file`, {})
      .then(setFile)
      .catch((fault: HttpError) => notify(fault.message, { type: "error" }))
      .finally(() => setBusy(false));
  };
  const tools = file ? (
    <Button
      variant="outlined"
      onClick={() => saveText(`data-pribadi-${id}.json`, JSON.stringify(file, null, 2), "application/json")}
    >
      {text("json")}
    </Button>
  ) : (
    mayI("data-requests", "transition") && (
      <Button variant="contained" disabled={busy} onClick={make}>
        {text("make")}
      </Button>
    )
  );
  return (
    <Sheet
      title={text("title")}
      back={`/data-requests/${id}/show`}
      backLabel={text("back")}
      tools={tools}
      blank={!file}
    >
      {file ? <AccessSheet file={file} /> : <Counts id={id} />}
    </Sheet>
  );
}

/** How much there is, before anything is opened. */
function Counts({ id }: { id: string }) {
  const translate = useTranslate();
  const { data, error, refetch } = useApi<{ counts: Record<string, number> }>(
    `data-requests/${encodeURIComponent(id)}/held`,
  );
  const text = (key: string) => translate(`resources.access-file.${key}`);
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  return (
    <>
      <h1>{text("title")}</h1>
      <p>{text("why")}</p>
      <h2>{text("counts")}</h2>
      {!data && <LinesSkeleton lines={4} />}
      {data && (
        <ul>
          <li>{text("section.person")}</li>
          {Object.keys(SECTIONS)
            .filter((section) => (data.counts[section] ?? 0) > 0)
            .map((section) => (
              <li key={section}>
                {text(`section.${section}`)}: {data.counts[section]}
              </li>
            ))}
        </ul>
      )}
    </>
  );
}

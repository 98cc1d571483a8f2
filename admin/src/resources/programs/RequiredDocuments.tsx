import Check from "@mui/icons-material/CheckCircleOutlined";
import Missing from "@mui/icons-material/ErrorOutlineOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useRef, useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import { Attachments } from "../../attachments/Attachments.tsx";
import { ACCEPTED } from "../../attachments/attachmentModel.ts";
import { pickFiles } from "../../attachments/pickFiles.ts";
import { sendFile } from "../../attachments/sendFile.ts";
import { Quiet } from "../../fields/text.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import type { Program } from "./programModel.ts";
import type { Stages } from "./stageModel.ts";

interface RequiredDocumentsProps {
  program: Program;
  documents: Stages["documents"];
  onChange: () => void;
}

/** The documents that the template asks for: which are there, and a place to add each. */
export function RequiredDocuments({ program, documents, onChange }: RequiredDocumentsProps) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const [added, setAdded] = useState(0);
  const mayAdd =
    program.organizationId === user.organizationId && mayI("programs", "edit") && mayI("attachments", "create");
  const changed = () => {
    setAdded((count) => count + 1);
    onChange();
  };
  const there = documents.some(({ files }) => files > 0);
  return (
    <>
      <Box component="ul" sx={{ listStyle: "none", m: 0, mb: 1, p: 0, display: "grid", gap: 0.75 }}>
        {documents.map(({ code, label, files }) => (
          <Box
            component="li"
            key={code}
            sx={{
              display: "grid",
              gridTemplateColumns: "auto minmax(0,1fr) auto",
              gap: 1,
              alignItems: "center",
              fontSize: "0.875rem",
            }}
          >
            <span aria-hidden>
              {files > 0 ? <Check color="success" fontSize="small" /> : <Missing color="error" fontSize="small" />}
            </span>
            <Box sx={{ overflowWrap: "anywhere" }}>
              {label}{" "}
              <Quiet>
                ·{" "}
                {files > 0
                  ? translate("resources.programs.stages.files", { smart_count: files })
                  : translate("resources.programs.stages.noFile")}
              </Quiet>
            </Box>
            {mayAdd && <AddDocument programId={program.id} code={code} label={label} onSent={changed} />}
          </Box>
        ))}
      </Box>
      {there && (
        <Attachments
          key={added}
          subject="programs"
          subjectId={program.id}
          organizationId={program.organizationId}
          quiet
          title={translate("resources.programs.stages.allFiles")}
        />
      )}
    </>
  );
}

interface AddDocumentProps {
  programId: string;
  code: string;
  label: string;
  onSent: () => void;
}

function AddDocument({ programId, code, label, onSent }: AddDocumentProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const words = translate("resources.programs.stages.add", { document: label });
  const send = async (files: File[]) => {
    setBusy(true);
    try {
      for (const one of await pickFiles(files)) await sendFile({ ...one, documentCode: code }, "programs", programId);
      onSent();
    } catch (fault) {
      notify((fault as Error).message, { type: "error" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button size="small" variant="outlined" loading={busy} aria-label={words} onClick={() => input.current?.click()}>
        {translate("resources.programs.stages.addShort")}
      </Button>
      <input
        type="file"
        hidden
        tabIndex={-1}
        ref={input}
        accept={ACCEPTED}
        aria-label={words}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          if (files.length > 0) void send(files);
        }}
      />
    </>
  );
}

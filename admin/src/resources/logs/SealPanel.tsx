import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Skeleton from "@mui/material/Skeleton";
import { useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { formatInstant } from "../../format/day.ts";
import { Fault } from "../../page/Fault.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";
import { ExportDialog } from "./ExportDialog.tsx";
import type { SealedLog } from "./logModel.ts";

interface Seal {
  fingerprint: string;
  logs: SealedLog[];
}

/** How far the logs one reads are sealed, and what it takes to check them elsewhere. */
export function SealPanel() {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.audit-seal.${key}`, options);
  const { data, error, refetch } = useApi<Seal>("audit-log/seal");
  const [exporting, setExporting] = useState(false);
  return (
    <Box sx={{ mb: 2 }}>
      <Section
        title={text("title")}
        note={text("note")}
        action={
          <Button onClick={() => setExporting(true)} disabled={!data}>
            {text("export")}
          </Button>
        }
      >
        {error && !data && <Fault fault={error} retry={refetch} />}
        {!error && !data && <Skeleton height={60} />}
        {data && (
          <>
            <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, fontSize: "0.875rem" }}>
              {data.logs.map((log) => (
                <SealLine key={log.organizationId} log={log} named={data.logs.length > 1} />
              ))}
            </Box>
            <Box sx={{ mt: 1, fontSize: "0.8125rem", overflowWrap: "anywhere" }}>
              <Quiet>
                {text("fingerprint")}: <code>{data.fingerprint}</code>
              </Quiet>
            </Box>
            <Box sx={{ mt: 1, display: "flex", flexWrap: "wrap", columnGap: 2, fontSize: "0.875rem" }}>
              <Link href="/#/checkpoints" target="_blank" rel="noopener">
                {text("published")}
              </Link>
              <Link href="/verify.html" download="lanjut-pemeriksa.html">
                {text("verifier")}
              </Link>
            </Box>
          </>
        )}
      </Section>
      {exporting && data && <ExportDialog logs={data.logs} onClose={() => setExporting(false)} />}
    </Box>
  );
}

function SealLine({ log, named }: { log: SealedLog; named: boolean }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`resources.audit-seal.${key}`, options);
  return (
    <li>
      {named && <strong>{log.organizationName}: </strong>}
      {log.sealed > 0 ? text("sealed", { smart_count: log.sealed }) : text("never")}
      {log.at !== null && `, ${text("last", { at: formatInstant(log.at, locale) })}`}
      {log.waiting > 0 && <Quiet> · {text("waiting", { smart_count: log.waiting })}</Quiet>}
    </li>
  );
}

import Back from "@mui/icons-material/ArrowBack";
import Print from "@mui/icons-material/PrintOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link, useParams } from "react-router-dom";
import { Quiet } from "../../fields/text.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { useApi } from "../../providers/useApi.ts";
import { BastSheet } from "./BastSheet.tsx";
import type { KeptDocument } from "./handoverModel.ts";

/** The document alone, for the printer: nothing of the console is on the page. */
export default function HandoverPrint() {
  const { id = "" } = useParams();
  const translate = useTranslate();
  const { data, error, isPending, refetch } = useApi<KeptDocument>(`handovers/${encodeURIComponent(id)}/document`);
  const text = (key: string) => translate(`resources.handovers.${key}`);
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (isPending || !data) return <PageSkeleton />;
  return (
    <Box
      component="main"
      className="bast-page"
      sx={{ minHeight: "100vh", backgroundColor: "background.default", pb: 4 }}
    >
      <title>{`BAST ${data.document.number} · Lanjut`}</title>
      <div className="bast-tools">
        <Button component={Link} to={`/handovers/${id}/show`} startIcon={<Back />}>
          {text("back")}
        </Button>
        <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
          {text("print")}
        </Button>
        <Quiet>{text("printHelp")}</Quiet>
      </div>
      <BastSheet document={data.document} />
      {data.hash && (
        <footer className="bast-foot" lang="id">
          Sidik dokumen (SHA-256): {data.hash}
        </footer>
      )}
    </Box>
  );
}

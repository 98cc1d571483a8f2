import Back from "@mui/icons-material/ArrowBack";
import Print from "@mui/icons-material/PrintOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { Quiet } from "../../fields/text.tsx";
import "./sheet.css";

interface SheetProps {
  title: string;
  back: string;
  /** Where it leads back to somewhere else than a check. */
  backLabel?: string;
  /** Nothing to be printed yet. */
  blank?: boolean;
  tools?: ReactNode;
  children: ReactNode;
}

/** An A4 document on a page of its own: nothing of the console is printed. */
export function Sheet({ title, back, backLabel, blank, tools, children }: SheetProps) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.samples.${key}`);
  return (
    <Box component="main" className="sheet-page" sx={{ minHeight: "100vh", bgcolor: "background.default", pb: 4 }}>
      <title>{`${title} · Lanjut`}</title>
      <div className="sheet-tools">
        <Button component={Link} to={back} startIcon={<Back />}>
          {backLabel ?? text("back")}
        </Button>
        {!blank && (
          <>
            <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
              {text("print")}
            </Button>
            <Quiet>{text("printHelp")}</Quiet>
          </>
        )}
        {tools}
      </div>
      <article className="sheet">{children}</article>
    </Box>
  );
}

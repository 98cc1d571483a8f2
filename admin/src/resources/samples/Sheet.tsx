import Back from "@mui/icons-material/ArrowBack";
import Print from "@mui/icons-material/PrintOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { createTheme, ThemeProvider } from "@mui/material/styles";
import type { ReactNode } from "react";
import { useLocale, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { Quiet } from "../../fields/text.tsx";
import { lightTheme } from "../../theme/theme.ts";
import "./sheet.css";

/** Paper is white, whatever theme the console has. */
const paper = createTheme(lightTheme as Parameters<typeof createTheme>[0]);

interface SheetProps {
  title: string;
  back: string;
  /** Where it leads back to somewhere else than a check. */
  backLabel?: string;
  /** Nothing to be printed yet. */
  blank?: boolean;
  tools?: ReactNode;
  /** Lying down: a table of many columns. */
  wide?: boolean;
  children: ReactNode;
}

/** An A4 document on a page of its own: nothing of the console is printed. */
export function Sheet({ title, back, backLabel, blank, tools, wide, children }: SheetProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string) => translate(`resources.samples.${key}`);
  return (
    <ThemeProvider theme={paper}>
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
        <article className={wide ? "sheet sheet-lying" : "sheet"} lang={locale}>
          {children}
        </article>
      </Box>
    </ThemeProvider>
  );
}

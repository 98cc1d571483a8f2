import Button from "@mui/material/Button";
import { useLocaleState, useTranslate } from "react-admin";

/** Two languages: one button that names the other. */
export function LanguageMenu() {
  const [locale, setLocale] = useLocaleState();
  const translate = useTranslate();
  const other = locale === "en" ? "id" : "en";
  return (
    <Button
      color="inherit"
      size="small"
      onClick={() => setLocale(other)}
      lang={other}
      aria-label={`${other.toUpperCase()}, ${translate("app.bar.language")}: ${other === "en" ? "English" : "Indonesia"}`}
      sx={{ minWidth: 44, color: "text.secondary" }}
    >
      {other === "en" ? "EN" : "ID"}
    </Button>
  );
}

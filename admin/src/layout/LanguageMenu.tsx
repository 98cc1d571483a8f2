import Button from "@mui/material/Button";
import { useLocaleState, useTranslate } from "react-admin";
import { keepLocale } from "../format/locale.ts";

/** Two languages: one button that names the other. */
export function LanguageMenu() {
  const [locale, setLocale] = useLocaleState();
  const translate = useTranslate();
  const other = locale === "en" ? "id" : "en";
  const turn = () => {
    // First what requests are asked in: the pages ask again at once, while the words are still on their way.
    keepLocale(other);
    setLocale(other);
  };
  return (
    <Button
      color="inherit"
      size="small"
      onClick={turn}
      lang={other}
      aria-label={`${other.toUpperCase()}, ${translate("app.bar.language")}: ${other === "en" ? "English" : "Indonesia"}`}
      sx={{ minWidth: 44, color: "text.secondary" }}
    >
      {other === "en" ? "EN" : "ID"}
    </Button>
  );
}

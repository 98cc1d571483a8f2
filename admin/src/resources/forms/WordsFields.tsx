import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import type { LocalText } from "#db/schema/rules.ts";

interface WordsFieldsProps {
  value: LocalText;
  onChange: (value: LocalText) => void;
  /** After the Indonesian words were written. */
  onLeave?: () => void;
  labels: readonly [id: string, en: string];
  faults?: readonly [id: string | undefined, en: string | undefined];
  required?: boolean;
}

/** The same words in both languages, side by side where there is room. */
export function WordsFields({ value, onChange, onLeave, labels, faults, required }: WordsFieldsProps) {
  const one = (locale: "id" | "en", at: 0 | 1) => (
    <TextField
      label={labels[at]}
      value={value[locale]}
      onChange={({ target }) => onChange({ ...value, [locale]: target.value })}
      onBlur={locale === "id" ? onLeave : undefined}
      multiline
      margin="dense"
      error={Boolean(faults?.[at])}
      helperText={faults?.[at]}
      slotProps={{ htmlInput: { lang: locale, "aria-required": required || undefined } }}
    />
  );
  return (
    <Box
      sx={{
        display: "grid",
        columnGap: 1.5,
        gridTemplateColumns: { xs: "minmax(0,1fr)", md: "repeat(2, minmax(0,1fr))" },
      }}
    >
      {one("id", 0)}
      {one("en", 1)}
    </Box>
  );
}

import SearchIcon from "@mui/icons-material/Search";
import InputAdornment from "@mui/material/InputAdornment";
import { TextInput, useTranslate } from "react-admin";

const manyDigits = /(\d\D?){8,}/;

/** The `q` filter. A number that may be a NIK or a phone belongs in Penelusuran, where it never enters an address. */
export function SearchText(_props: { source: "q"; alwaysOn?: boolean }) {
  const translate = useTranslate();
  return (
    <TextInput
      source="q"
      label="ra.action.search"
      validate={(value?: string) => (manyDigits.test(value ?? "") ? translate("app.search.noNumbers") : undefined)}
      resettable
      slotProps={{
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
      sx={{ minWidth: 220 }}
    />
  );
}
